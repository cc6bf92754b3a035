"""Score a pipeline on annotated articles and sentences: every kind of record, on the lines that carry it.

A gold line is {"id", "published", "text"} and what is annotated in it: "organizations", "people", "affiliations"
(corpus/gold_names.py), "figures" (gold_figures.py), "quotes", "indirect" (gold_quotes.py), "claims" (gold_claims.py)
and "deals" (gold_deals.py). corpus/guidelines.md says what is annotated how. "trap": true marks a line with numbers
that are no figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from spacy.language import Language

from corpus.gold_claims import ClaimScores
from corpus.gold_deals import DealScores
from corpus.gold_figures import FigureScores
from corpus.gold_names import ClusterScores, Gold, score_roles
from corpus.gold_quotes import QuoteScores
from corpus.scoring import Score
from extractors.pipeline import extract, factwire_version, model_version
from extractors.text import read_text
from schemas import ConfigError, Extraction


def shipped_gold() -> list[Path]:
    """The gold files that come with factwire; the others are for `factwire evaluate times`, `links` and `sections`."""
    folder = Path(str(files("corpus").joinpath("gold")))
    others = ("times_", "linking_", "release_")
    return sorted(path for path in folder.glob("*.jsonl") if not path.name.startswith(others))


def evaluate_gold(paths: Sequence[Path], nlp: Language) -> dict[str, Any]:
    """By file and overall: precision, recall and F of each kind of record, how often the details of right records are
    right, and how many lines have all their figures right.

    Raises ConfigError for a file that does not hold gold lines.
    """
    overall, by_file = GoldScores(), {path.name: GoldScores() for path in paths}
    for path in paths:
        for gold in _lines(path):
            article = read_text(gold["text"], published=date.fromisoformat(gold["published"]))
            extraction = extract(article, nlp)
            for scores in (overall, by_file[path.name]):
                scores.add(extraction, gold)
    return {
        "files": {name: scores.as_dict() for name, scores in by_file.items()},
        "overall": overall.as_dict(),
        "versions": {"factwire": factwire_version(), "model": model_version(nlp)},
    }


class GoldScores:
    """The scores of the kinds of record that some of the lines carry."""

    def __init__(self) -> None:
        self.lines = 0
        self._carried: set[str] = set()
        self._organizations, self._people = ClusterScores(), ClusterScores()
        self._affiliations = Score()
        self._figures, self._quotes = FigureScores(), QuoteScores()
        self._claims, self._deals = ClaimScores(), DealScores()

    def add(self, extraction: Extraction, gold: Gold) -> None:
        self.lines += 1
        self._carried |= gold.keys()
        if "organizations" in gold:
            self._organizations.add(extraction.organizations, gold, "organizations")
        if "people" in gold:
            self._people.add(extraction.people, gold, "people")
        if "affiliations" in gold:
            score_roles(extraction, gold, self._affiliations)
        if "figures" in gold:
            self._figures.add(extraction.figures, gold)
        self._quotes.add(extraction, gold)
        if "claims" in gold:
            self._claims.add(extraction, gold)
        if "deals" in gold:
            self._deals.add(extraction, gold)

    def as_dict(self) -> dict[str, Any]:
        details = [self._figures.details, self._quotes.details, self._claims.details, self._deals.details]
        return {
            "lines": self.lines,
            "scores": {
                name: score.as_dict() for name, (kind, score) in self._scores().items() if kind in self._carried
            },
            "details": {name: score.as_dict() for group in details for name, score in group.items() if score.gold},
            "whole_lines": self._figures.lines_as_dict(),
        }

    def _scores(self) -> dict[str, tuple[str, Score]]:
        """Each score with the key of the gold lines that it is taken on."""
        return {
            "organizations": ("organizations", self._organizations.records),
            "organization_names": ("organizations", self._organizations.forms),
            "people": ("people", self._people.records),
            "people_names": ("people", self._people.forms),
            "affiliations": ("affiliations", self._affiliations),
            "figures": ("figures", self._figures.figures),
            "quotes": ("quotes", self._quotes.direct),
            "indirect_quotes": ("indirect", self._quotes.indirect),
            "claims": ("claims", self._claims.claims),
            "deals": ("deals", self._deals.deals),
            "deal_terms": ("deals", self._deals.terms),
        }


def _lines(path: Path) -> Iterator[Gold]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            gold = json.loads(line)
            gold["text"], gold["published"]
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"line {number} is no gold line: {error!r}", concerns=str(path)) from error
        yield gold
