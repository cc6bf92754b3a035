"""How fast extraction is, beside the language model alone on the same texts, in one run."""

from __future__ import annotations

import json
import os
import platform
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from time import perf_counter

from extractors.pipeline import (
    SHIPPED_MODELS,
    build_nlp,
    extract,
    extract_many,
    factwire_version,
    model_version,
)
from extractors.text import read_text
from factwire.model_speed import YARDSTICK, measure_models, render_speeds
from flows.http import HttpClient
from flows.parse import parse
from flows.sources import Item, open_source
from schemas import Article, ConfigError, FactwireError

_RARE_UNIT = "It burns at 45 MJ·kg−1."


@dataclass(frozen=True)
class Benchmark:
    articles: int
    words: int
    records: int
    extraction_seconds: float
    model_seconds: float
    """The language model's own pass over the same texts."""
    articles_per_second: float
    words_per_second: float
    times_the_model: float
    """Seconds of all extraction, the model's pass included, over those of the model's pass."""
    peak_memory_mb: float
    cores: int
    machine: str
    versions: dict[str, str]


def measure(source: str, limit: int, model: str | None = None) -> Benchmark:
    """Time extraction on up to `limit` articles, in this process alone; ConfigError if the source holds none."""
    articles = list(islice(_articles(source), limit))
    if not articles:
        raise ConfigError(f"no article can be read from {source}")
    nlp = build_nlp(model)
    # What is loaded on first use is no part of the speed: not the model, and not the library for rare composed units.
    extract(articles[0], nlp)
    extract(read_text(_RARE_UNIT), nlp)
    start = perf_counter()
    with nlp.select_pipes(disable=["factwire_paragraphs", "factwire_names"]):
        for article in articles:
            nlp(article.text)
    model_seconds = perf_counter() - start
    start = perf_counter()
    records = sum(len(extraction.records) for extraction in extract_many(articles, nlp))
    seconds = perf_counter() - start
    words = sum(len(article.text.split()) for article in articles)
    return Benchmark(
        articles=len(articles),
        words=words,
        records=records,
        extraction_seconds=round(seconds, 3),
        model_seconds=round(model_seconds, 3),
        articles_per_second=round(len(articles) / seconds, 2),
        words_per_second=round(words / seconds),
        times_the_model=round(seconds / model_seconds, 2),
        peak_memory_mb=round(_peak_memory_mb()),
        cores=os.cpu_count() or 1,
        machine=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        versions={"factwire": factwire_version(), "model": model_version(nlp)},
    )


def measure_language_models(source: str, limit: int, model: str | None, format: str) -> str:
    """Our models (or the one named) and the yardstick on the texts of `source`; ConfigError if it holds none."""
    texts = [article.text for article in islice(_articles(source), limit)]
    return render_speeds(measure_models(texts, [*([model] if model else SHIPPED_MODELS), YARDSTICK]), format)


def _articles(source: str) -> Iterator[Article]:
    opened = open_source(source, http=HttpClient())
    for item in opened.discover():
        if not isinstance(item, Item):
            continue
        try:
            article = parse(opened.fetch(item))
        except FactwireError:
            continue
        yield article


def _peak_memory_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2  # kilobytes, on macOS bytes


def render_benchmark(benchmark: Benchmark, format: str) -> str:
    values = asdict(benchmark)
    if format == "json":
        return json.dumps(values, indent=2) + "\n"
    return "".join(f"{name.replace('_', ' '):<22} {value}\n" for name, value in values.items())
