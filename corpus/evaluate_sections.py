"""How releases are taken apart: dateline, release date, tickers, and where standing text begins and ends.

A line of the gold file: {"id": …, "sha256": …, "dateline": [start, end], "place": …, "date": …, "wire": …,
"tickers": ["NASDAQ:ACME"], "standing": [[start, end], …]}. It holds offsets and labels only; the texts are read from
the set of releases that the ids name (one object a line with `id`, `title`, `text`). No language model is needed.
"""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.scoring import Score
from extractors.pipeline import factwire_version
from extractors.sections import with_sections
from extractors.text import read_text
from schemas import Article, ConfigError

_SLACK = 2
"""Characters by which a boundary may be off: a space, a line break."""


def shipped_sections() -> Path:
    return Path(str(files("corpus").joinpath("gold", "release_sections.jsonl")))


def evaluate_sections(releases: Path, gold: Path) -> dict[str, Any]:
    """Shares of right datelines and dates (none counts where there is none), scores of tickers and boundaries.

    Raises ConfigError where the releases are not those that were annotated.
    """
    lines = {line["id"]: line for line in _lines(gold)}
    tickers, boundaries, right, letters = Score(), Score(), {"dateline": 0, "date": 0}, [0, 0]
    seconds, found = 0.0, 0
    for release in _lines(releases):
        line = lines.get(release["id"])
        if line is None:
            continue
        started = time.perf_counter()
        article = with_sections(read_text(release["text"], title=release.get("title")))
        seconds += time.perf_counter() - started
        if article.text_sha256 != line["sha256"]:
            raise ConfigError(f"{release['id']}: the text is not the one that was annotated")
        found += 1
        right["dateline"] += _dateline_of(article) == (line["place"], line["wire"])
        right["date"] += _date_of(article) == line["date"]
        tickers.add(Counter(_tickers_of(article)), Counter(line["tickers"]))
        standing = _standing(article)
        _add_boundaries(boundaries, line["standing"], standing, len(article.text))
        _add_letters(letters, line["standing"], standing, len(article.text))
    if not found:
        raise ConfigError(f"{releases}: none of the annotated releases is in it")
    return {
        "versions": {"factwire": factwire_version()},
        "releases": found,
        "dateline": round(100 * right["dateline"] / found, 1),
        "date": round(100 * right["date"] / found, 1),
        "tickers": tickers.as_dict(),
        "boundaries": boundaries.as_dict(),
        "letters": round(100 * letters[0] / letters[1], 2),
        "milliseconds_a_release": round(1000 * seconds / found, 2),
    }


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _dateline_of(article: Article) -> tuple[str | None, str | None]:
    return (article.dateline.place, article.dateline.wire) if article.dateline else (None, None)


def _date_of(article: Article) -> str | None:
    return str(article.dateline.date) if article.dateline and article.dateline.date else None


def _tickers_of(article: Article) -> set[str]:
    return {f"{ticker.exchange}:{ticker.symbol}" for ticker in article.tickers}


def _standing(article: Article) -> list[list[int]]:
    """The stretches of standing text, neighbours in one."""
    stretches: list[list[int]] = []
    for section in article.sections:
        if section.type.is_boilerplate:
            start, end = section.span.start, section.span.end
            if stretches and not article.text[stretches[-1][1] : start].strip():
                stretches[-1][1] = end
            else:
                stretches.append([start, end])
    return stretches


def _add_boundaries(score: Score, gold: Sequence[Sequence[int]], found: Sequence[Sequence[int]], length: int) -> None:
    """Where news ends and begins again; the end of the text is no boundary."""
    wanted, marks = (
        [mark for stretch in stretches for mark in stretch if 0 < mark < length - _SLACK] for stretches in (gold, found)
    )
    matched = {mark: next((other for other in wanted if abs(other - mark) <= _SLACK), None) for mark in marks}
    score.add(Counter(mark if other is None else other for mark, other in matched.items()), Counter(wanted))


def _add_letters(
    letters: list[int], gold: Sequence[Sequence[int]], found: Sequence[Sequence[int]], length: int
) -> None:
    """How many characters are told apart as in the gold."""
    marked = [bytearray(length), bytearray(length)]
    for marks, stretches in zip(marked, (gold, found), strict=True):
        for start, end in stretches:
            marks[start:end] = b"\x01" * (end - start)
    letters[0] += sum(one == other for one, other in zip(*marked, strict=True))
    letters[1] += length
