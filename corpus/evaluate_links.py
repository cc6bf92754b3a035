"""How often a name is tied to the right entry of a company list, at several thresholds.

A line: {"name": "Pfizer Ltd", "text": "Pfizer Ltd, of Sandwich in Kent, rents the building.", "answer": "none"}
"answer" is {scheme: id}, "none", or "ambiguous" (said by candidates, and nothing linked). "linking_companies.csv"
beside "linking_development.jsonl" is used as a user's list. No language model is needed: the name is given, with the
ticker that stands behind it in the text.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.scoring import Score
from extractors.catalogues import Catalogue, read_catalogue
from extractors.definitions import end_before
from extractors.linking import LINK, Links, Mentioned, find_links
from extractors.organizations import organization_type
from extractors.tickers import find_tickers

THRESHOLDS = (0.6, 0.7, 0.75, 0.8, LINK, 0.88, 0.92, 0.95, 0.98)


def shipped_links() -> list[Path]:
    """The development set that comes with factwire."""
    return [Path(str(files("corpus").joinpath("gold", "linking_development.jsonl")))]


def evaluate_links(paths: Sequence[Path]) -> dict[str, Any]:
    """By threshold: precision and recall of the links, and how many of the ambiguous names are said to be so; with
    the lines that are wrong at the threshold in use, and the milliseconds of one name."""
    lines = [(json.loads(line), _lists_beside(path)) for path in paths for line in path.open(encoding="utf-8")]
    started = time.perf_counter()
    at_use = [(line, links_of(line, lists)) for line, lists in lines]
    seconds = time.perf_counter() - started
    return {
        "lines": len(lines),
        "threshold": LINK,
        "thresholds": {
            f"{at:.2f}": _scores((line, links_of(line, lists, at)) for line, lists in lines) for at in THRESHOLDS
        },
        "wrong": [_told(line, links) for line, links in at_use if not is_right(line["answer"], links)],
        "milliseconds_a_name": round(1000 * seconds / max(1, len(lines)), 2),
    }


def links_of(line: Mapping[str, Any], lists: Sequence[Catalogue], threshold: float = LINK) -> Links:
    name, text = line["name"], line["text"]
    listings = [
        (ticker.exchange, ticker.symbol)
        for bracket in find_tickers(text)
        if text.endswith(name, 0, end_before(text, bracket.start))
        for ticker in bracket.tickers
    ]
    kind = organization_type([name, *line.get("aliases", ())], bool(listings))
    return find_links(Mentioned(name, line.get("aliases", ()), listings, kind), lists, threshold)


def is_right(answer: Mapping[str, str] | str, links: Links) -> bool:
    linked = {link.scheme: link.value for link in links.identifiers}
    if answer == "ambiguous":
        return not linked and bool(links.candidates)
    return linked == ({} if answer == "none" else answer)


def _lists_beside(path: Path) -> list[Catalogue]:
    beside = path.with_name(path.name.replace("_development.jsonl", "_companies.csv"))
    return [read_catalogue(beside)] if beside != path and beside.is_file() else []


def _scores(told: Iterable[tuple[Mapping[str, Any], Links]]) -> dict[str, Any]:
    links, ambiguous = Score(), Score()
    for line, found in told:
        answer = line["answer"]
        wanted = set(answer.items()) if isinstance(answer, dict) else set()
        linked = {(link.scheme, link.value) for link in found.identifiers}
        links.count(hits=len(linked & wanted), found=len(linked), gold=len(wanted))
        if answer == "ambiguous":
            ambiguous.count(hits=is_right(answer, found), found=1, gold=1)
    return {**links.as_dict(), "ambiguous_said": f"{ambiguous.hits} of {ambiguous.gold}"}


def _told(line: Mapping[str, Any], links: Links) -> dict[str, Any]:
    return {
        "name": line["name"],
        "answer": line["answer"],
        "linked": [f"{link.scheme}:{link.value} {link.name} ({link.score})" for link in links.identifiers],
        "candidates": [f"{link.scheme}:{link.value} {link.name} ({link.score})" for link in links.candidates],
    }
