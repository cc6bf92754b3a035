"""How fast the whole way into a store is: the Prefect flow on one source, once and once more, and a re-extraction.

    factwire bench releases.jsonl.gz --ingest --limit 2000 --postgres postgresql://user@host/scratch

Each run is a process of its own, as a schedule starts it. docs/scale.md has the figures of this and what they mean.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from extractors.pipeline import SHIPPED_MODELS, factwire_version
from factwire.process_usage import Usage
from flows.machine import describe
from flows.stores import open_store
from schemas import ConfigError

REEXTRACTED: Final = 500
_OTHER: Final = {"accurate": "fast", "fast": "accurate"}


@dataclass(frozen=True)
class IngestSpeed:
    """Of one model and one store. Seconds are those of a whole process, its start included."""

    model: str
    store: str
    """"sqlite", "postgresql"."""
    found: int
    new: int
    duplicates: int
    failed: int
    records: int
    seconds: float
    articles_per_second: float
    cpu_seconds_per_article: float
    """Of all processes of the run together; other work on the machine changes it little."""
    prefect_share: float
    """Of the flow's time, what a run without Prefect would not take: its import, its server's start, its tasks."""
    prefect_cpu_share: float | None
    """Of all CPU, what Prefect's server took beside the run."""
    peak_memory_mb: float | None
    prefect_memory_mb: float | None
    growth_mb: float | None
    """How much memory grew over the last half of the run."""
    again_seconds: float
    again_share: float
    """Of the first run's time, what a second run took that found nothing new."""
    again_new: int
    reextracted: int
    reextract_seconds: float
    reextract_changed: int


@dataclass(frozen=True)
class IngestBenchmark:
    machine: str
    factwire: str
    speeds: list[IngestSpeed]


def measure_ingestion(
    source: str, limit: int, model: str | None, postgres: str | None, workers: int | None = None
) -> IngestBenchmark:
    """Each model (or the one named) into a SQLite file of its own, and into schemas of a PostgreSQL database.

    Raises ConfigError where such a schema has articles already: they would not be read again.
    """
    with tempfile.TemporaryDirectory(prefix="factwire-bench-") as folder:
        part = _first_articles(source, limit, Path(folder))
        speeds = [
            _measured(part, kind, store, name, workers)
            for name in ([model] if model else list(SHIPPED_MODELS))
            for kind, store in _stores(Path(folder), postgres, name)
        ]
    return IngestBenchmark(describe(), factwire_version(), speeds)


def render_ingestion(benchmark: IngestBenchmark, format: str) -> str:
    if format == "json":
        return json.dumps(asdict(benchmark), indent=2) + "\n"
    rows = [(label, [_shown(getattr(speed, name), unit) for speed in benchmark.speeds]) for name, label, unit in _ROWS]
    heads = ("", [f"{speed.model}, {speed.store}" for speed in benchmark.speeds])
    width = max(len(label) for label, _ in rows)
    lines = [f"{label:<{width}}" + "".join(f"  {cell:>20}" for cell in cells) for label, cells in (heads, *rows)]
    return "\n".join([f"factwire {benchmark.factwire} on {benchmark.machine}", "", *lines]) + "\n"


_ROWS: Final = (
    ("found", "articles", ""),
    ("duplicates", "of these, copies of others", ""),
    ("failed", "of these, failed", ""),
    ("records", "records", ""),
    ("seconds", "first run", " s"),
    ("articles_per_second", "articles a second", ""),
    ("cpu_seconds_per_article", "CPU an article", " s"),
    ("prefect_share", "Prefect, of the time", "%"),
    ("prefect_cpu_share", "Prefect's server, of the CPU", "%"),
    ("peak_memory_mb", "peak memory", " MB"),
    ("growth_mb", "its growth over the last half", " MB"),
    ("prefect_memory_mb", "Prefect's server beside it", " MB"),
    ("again_seconds", "second run", " s"),
    ("again_share", "of the first run's time", "%"),
    ("again_new", "articles read in it", ""),
    ("reextracted", "read again by the other model", ""),
    ("reextract_seconds", "in", " s"),
    ("reextract_changed", "of these, with other records", ""),
)


def _shown(value: float | int | None, unit: str) -> str:
    if value is None:
        return "not known"
    if unit == "%":
        return f"{100 * value:.1f} %"
    return f"{value:,}{unit}" if isinstance(value, int) else f"{value:,.1f}{unit}"


def _first_articles(source: str, limit: int, folder: Path) -> str:
    """The first lines of a JSON Lines file as a file of their own; ConfigError for anything else."""
    path = Path(source).expanduser()
    if not path.is_file() or ".jsonl" not in path.name:
        raise ConfigError(f"an ingestion is measured on a .jsonl(.gz) file: {source!r} is none")
    part = folder / "articles.jsonl"
    with (
        (gzip.open if path.name.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines,
        part.open("w") as out,
    ):
        out.writelines(islice(lines, limit))
    return str(part)


def _stores(folder: Path, postgres: str | None, model: str) -> Iterator[tuple[str, str]]:
    yield "sqlite", f"sqlite:///{folder / model}.db"
    if postgres:
        store = f"{postgres}{'&' if '?' in postgres else '?'}schema=bench_{model}"
        with open_store(store) as opened:
            if opened.counts()["article"]:
                raise ConfigError(f"{store} has articles already: drop the schema bench_{model}")
        yield "postgresql", store


def _measured(part: str, kind: str, store: str, model: str, workers: int | None) -> IngestSpeed:
    job = {"do": "ingest", "source": part, "store": store, "model": model, "workers": workers}
    first, seconds, usage = _run(job)
    again, again_seconds, _ = _run(job)
    other = _OTHER.get(model, "fast")
    read, _, _ = _run({"do": "reextract", "store": store, "model": other, "workers": workers, "limit": REEXTRACTED})
    return IngestSpeed(
        model=model,
        store=kind,
        **{name: first[name] for name in ("found", "new", "duplicates", "failed", "records")},
        seconds=round(seconds, 2),
        articles_per_second=round((first["found"] - first["failed"]) / seconds, 2),
        cpu_seconds_per_article=round(usage.cpu_seconds / max(first["found"], 1), 3),
        prefect_share=round(1 - first["own_seconds"] / first["seconds"], 4),
        prefect_cpu_share=_rounded(usage.prefect_cpu_share, 4),
        peak_memory_mb=_rounded(usage.peak_mb, 0),
        prefect_memory_mb=_rounded(usage.prefect_mb, 0),
        growth_mb=_rounded(usage.growth_mb, 1),
        again_seconds=round(again_seconds, 2),
        again_share=round(again_seconds / seconds, 4),
        again_new=again["new"],
        reextracted=read["read"],
        reextract_seconds=round(read["seconds"], 2),
        reextract_changed=read["changed"],
    )


def _run(job: dict[str, Any]) -> tuple[dict[str, Any], float, Usage]:
    """A run in a process of its own: what it says, how long it took, what it used."""
    start = perf_counter()
    command = [sys.executable, "-m", "factwire.benchmark_run", json.dumps(job)]
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        usage = Usage(process.pid).follow(process)
        seconds = perf_counter() - start
        said = process.communicate()[0]
        if process.returncode:
            log.seek(0)
            raise ConfigError(f"the measured run failed: {log.read().strip().splitlines()[-1]}")
    return json.loads(said.splitlines()[-1]), seconds, usage


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
