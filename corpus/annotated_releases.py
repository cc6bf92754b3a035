"""Releases with their annotated deals and affiliations: gold lines of offsets and labels, and the texts that they mean.

A line: {"id", "sha256", "organizations": [[[start, end], …]], "people": …, "deals", "affiliations", "optional"}. Each
organization and person is the places of its different forms; "o0" is the first organization, "p2" the third person:

    "deals": [{"type", "status", "parties": [["o0", role]], "terms": [{"term", "span", "value", "currency"}]}]
    "affiliations": [["p0", [title's place], ["o0"]]]

It holds no sentence. The texts are read from the set of releases that the ids name (one object a line with `id`,
`title`, `date`, `text`), and made into the gold lines that corpus/gold_deals.py and corpus/gold_names.py compare with.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.gold_names import Gold, alternatives
from extractors.text import read_text
from schemas import Article, ConfigError

_VALUES = ("value", "min", "max", "currency")


@dataclass(frozen=True)
class AnnotatedRelease:
    article: Article
    gold: Gold


def shipped_releases() -> list[Path]:
    """The halves that come with factwire."""
    return sorted(Path(str(files("corpus").joinpath("gold"))).glob("release_deals_*.jsonl.gz"))


def is_apart(path: Path) -> bool:
    """Whether any of its releases is kept apart: only aggregate scores of those are looked at."""
    return any(line.get("apart") for line in _lines(path))


def read_annotated(releases: Path, golds: Sequence[Path]) -> dict[str, list[AnnotatedRelease]]:
    """The annotated releases of each gold file, in its order.

    Raises ConfigError where the set of releases lacks one of them or has another text for it.
    """
    lines = {path.name: list(_lines(path)) for path in golds}
    wanted = {line["id"] for half in lines.values() for line in half}
    texts = {release["id"]: release for release in _lines(releases) if release.get("id") in wanted}
    if missing := len(wanted - texts.keys()):
        raise ConfigError(f"{missing} of {len(wanted)} annotated releases are not in it", concerns=str(releases))
    return {name: [_annotated(texts[line["id"]], line) for line in half] for name, half in lines.items()}


def _annotated(release: Gold, line: Gold) -> AnnotatedRelease:
    published = date.fromisoformat(release["date"]) if release.get("date") else None
    article = read_text(release["text"], published=published, title=release.get("title"))
    if article.text_sha256 != line["sha256"]:
        raise ConfigError("the text is not the one that was annotated", concerns=line["id"])
    return AnnotatedRelease(article, as_gold(line, article.text))


def as_gold(line: Gold, text: str) -> Gold:
    """The line with the words of the text in the place of offsets, as corpus/guidelines.md has them."""
    clusters = {kind: [[_words(text, form) for form in forms] for forms in line[kind]] for kind in _KINDS.values()}
    terms = [term for deal in line["deals"] for term in (*deal["terms"], *deal.get("optional_terms", ()))]
    optional = line.get("optional", {}).get("affiliations", ())
    return {
        "id": line["id"],
        **clusters,
        "figures": [
            {"text": _words(text, term["span"]), "nth": number, **{key: term[key] for key in _VALUES if key in term}}
            for number, term in enumerate(terms)
        ],
        "deals": [_deal(deal, text, clusters, terms) for deal in line["deals"]],
        "affiliations": [_role(role, text, clusters) for role in line["affiliations"]],
        "optional": {"affiliations": [_role(role, text, clusters) for role in optional]},
    }


_KINDS = {"o": "organizations", "p": "people"}


def _deal(deal: Gold, text: str, clusters: Gold, terms: Sequence[Gold]) -> Gold:
    # Two terms may be one figure twice: a term's place among all of them tells which is meant.
    numbers = {id(term): number for number, term in enumerate(terms)}
    return {
        **deal,
        **{
            key: [[_names(who, clusters), role] for who, role in deal[key]]
            for key in ("parties", "optional_parties")
            if key in deal
        },
        **{
            key: [[term["term"], _words(text, term["span"]), numbers[id(term)]] for term in deal[key]]
            for key in ("terms", "optional_terms")
            if key in deal
        },
        **{key: [_words(text, place) for place in deal[key]] for key in ("assets", "territory") if key in deal},
    }


def _role(role: Sequence[Any], text: str, clusters: Gold) -> list[Any]:
    person, titles, organizations = role
    return [
        _name(person, clusters),
        [title and _words(text, title) for title in titles],
        [one and _name(one, clusters) for one in organizations],
    ]


def _names(who: str | list[str], clusters: Gold) -> str | list[str]:
    names = [_name(one, clusters) for one in alternatives(who)]
    return names if isinstance(who, list) else names[0]


def _name(who: str, clusters: Gold) -> str:
    return str(clusters[_KINDS[who[0]]][int(who[1:])][0])


def _words(text: str, place: Sequence[int]) -> str:
    start, end = place
    return text[start:end]


def _lines(path: Path) -> Iterator[Gold]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                yield dict(json.loads(line))
            except (ValueError, TypeError) as error:
                raise ConfigError(f"line {number} is no JSON object: {error}", concerns=str(path)) from error
