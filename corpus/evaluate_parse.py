"""How much of an article does the parser keep, and what does it know of it? Scored beside trafilatura's own defaults.

    FOLDER/benchmark/html/ID.html.gz, FOLDER/benchmark/truth.jsonl.gz     {"id", "url", "body"}
    FOLDER/news/…                                                         the same with "title", "authors", "date"
    FOLDER/edgar/*.htm.gz                                                 no truth: all that is shown is to be kept

Body: the text below the title, by words and by four words in a row (corpus/text_overlap.py). Title: the same words.
Authors: the same people, where the truth names some. Date: the same day. Kept: the words of a filing that are kept.
Every system reads the same bytes and is told the same address; the seconds are CPU seconds of one core, all pages,
with metadata.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from lxml.html import HTMLParser, document_fromstring

from corpus.scoring import Stopwatch, percent
from corpus.text_overlap import mean_overlap, shingle_overlap, token_overlap, visible_text
from extractors.pipeline import factwire_version
from schemas import ConfigError

_NOT_WORDS = re.compile(r"[\W_]+")
_BETWEEN_NAMES = re.compile(r",\s*(?!(?:Jr|Sr|M\.?D|Ph\.?D)\b)|\s+and\s+|\s*[;&]\s*")


class Page(NamedTuple):
    """The bytes of a page and the address that it has."""

    url: str
    content: bytes


class Reading(NamedTuple):
    """What a system read from a page."""

    body: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True)
class Case:
    """A page and what is true of it."""

    name: str
    page: Page
    truth: Mapping[str, Any]


System = Callable[[Page], Reading]


def evaluate_parse(folder: Path, parser: System, *, with_peers: bool = True) -> dict[str, Any]:
    """The scores of factwire's parser, and of its peers, by set of pages. Raises ConfigError where no pages lie.

    `parser` is given, because what parses is a layer above this one.
    """
    sets = {name: list(read_pages(folder / name)) for name in ("benchmark", "news") if (folder / name).is_dir()}
    filings = list(read_filings(folder / "edgar"))
    if not any(sets.values()) and not filings:
        raise ConfigError("holds neither benchmark/, news/ nor edgar/", concerns=str(folder))
    systems: dict[str, System] = {"factwire": parser}
    versions = {"factwire": factwire_version()}
    if with_peers:
        systems["trafilatura"] = read_with_trafilatura
        versions["trafilatura"] = version("trafilatura")
    pages = {name: _score_set(cases, systems) for name, cases in sets.items()}
    return {"files": pages, "filings": _score_filings(filings, systems), "versions": versions}


def read_pages(folder: Path) -> Iterator[Case]:
    """The pages of a set with their truth."""
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            truth = json.loads(line)
            content = gzip.decompress((folder / "html" / f"{truth['id']}.html.gz").read_bytes())
            yield Case(truth["id"], Page(truth["url"], content), truth)


def read_filings(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.htm*.gz")):
        content = gzip.decompress(path.read_bytes())
        yield Case(path.name.removesuffix(".gz"), Page(f"file:///{path.name}", content), {})


def read_with_trafilatura(page: Page) -> Reading:
    """As its documentation and scrapinghub's benchmark call it: defaults, without comments."""
    import trafilatura

    document = trafilatura.bare_extraction(page.content, url=page.url, include_comments=False, with_metadata=True)
    if document is None:
        return Reading()
    authors = tuple(name.strip() for name in (document.author or "").split(";") if name.strip())
    return Reading(document.text or "", document.title, authors, document.date)


def _score_set(cases: Sequence[Case], systems: Mapping[str, System]) -> dict[str, Any]:
    scores = {}
    for name, system in systems.items():
        watch = Stopwatch()
        readings = [(case.truth, watch.time(system, case.page)) for case in cases]
        scores[name] = {**_scores(readings), "pages_a_second": round(watch.calls / max(watch.seconds, 1e-9), 1)}
    return {"pages": len(cases), "systems": scores}


def _scores(readings: Sequence[tuple[Mapping[str, Any], Reading]]) -> dict[str, Any]:
    shingles = mean_overlap(shingle_overlap(truth["body"], reading.body) for truth, reading in readings)
    tokens = [token_overlap(truth["body"], reading.body) for truth, reading in readings]
    return {
        "shingles": {"precision": _rounded(shingles.precision), "recall": _rounded(shingles.recall),
                     "f": _rounded(shingles.f)},
        "tokens": {"precision": _rounded(mean_overlap(tokens).precision),
                   "recall": _rounded(mean_overlap(tokens).recall),
                   "f": _rounded(sum(one.f for one in tokens) / max(len(tokens), 1))},
        "empty": sum(not reading.body for _, reading in readings),
        "title": _share(readings, "title", lambda true, one: _key(true) == _key(one.title or "")),
        "authors": _share(readings, "authors", lambda true, one: same_people(true, one.authors)),
        "date": _share(readings, "date", lambda true, one: true == one.date),
        "no_date": sum(bool(truth.get("date")) and not one.date for truth, one in readings),
    }  # fmt: skip


def same_people(true: Sequence[str], found: Sequence[str]) -> bool:
    """Whether all are named and nobody else, in any order; some truths name two in one."""
    return _people(true) == _people(found)


def _people(names: Sequence[str]) -> set[str]:
    return {_key(name) for line in names for name in _BETWEEN_NAMES.split(line)} - {""}


def _key(text: str) -> str:
    """A text for comparison: words only, in lower case."""
    return " ".join(_NOT_WORDS.sub(" ", text.casefold()).split())


def _share(
    readings: Sequence[tuple[Mapping[str, Any], Reading]], field: str, is_right: Callable[[Any, Reading], bool]
) -> dict[str, Any] | None:
    """How many are right of those whose truth is known; None where it is of no page."""
    judged = [is_right(truth[field], reading) for truth, reading in readings if truth.get(field)]
    return {"right": sum(judged), "of": len(judged), "percent": _percent(sum(judged), len(judged))} if judged else None


def _score_filings(cases: Sequence[Case], systems: Mapping[str, System]) -> dict[str, dict[str, float]]:
    """The percentage of the words of each filing that each system keeps, its title included."""
    scores: dict[str, dict[str, float]] = {}
    for case in cases:
        shown = visible_text(document_fromstring(case.page.content, parser=HTMLParser(encoding="utf-8")))
        scores[case.name] = {}
        for name, system in systems.items():
            reading = system(case.page)
            kept = token_overlap(shown, f"{reading.title or ''}\n{reading.body}").recall
            scores[case.name][name] = round(100 * kept, 2)
    return scores


def _percent(part: int, whole: int) -> float:
    return round(percent(part, whole), 1)


def _rounded(share: float) -> float:
    return round(share, 4)
