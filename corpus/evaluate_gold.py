"""Score a pipeline on whole annotated articles: figures, people, organizations, affiliations and quotes.

A gold line is {"id", "published", "text", "organizations": [[name, alias …]], "people": [name],
"affiliations": [[person, title, organization or null]], "figures": [{"text", "nth", "type", "value" or "min" and "max",
"bound", "approximate", "currency", "measure" (head), "subject", "period" [start, end]}],
"quotes": [[content, speaker]]}.
What a gold figure leaves out is not scored, except that `bound` is "exact" and `approximate` false unless said.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

from spacy.language import Language

from corpus.scoring import Score
from extractors.pipeline import extract, factwire_version, model_version
from extractors.text import read_text
from schemas import ConfigError, Extraction, Figure, Quote

Gold: TypeAlias = dict[str, Any]

_DETAILS = ("measure", "subject", "period")


def shipped_gold() -> list[Path]:
    """The gold files that come with factwire."""
    folder = Path(str(files("corpus").joinpath("gold")))
    return sorted(folder.glob("*.jsonl"))


def evaluate_gold(paths: Sequence[Path], nlp: Language) -> dict[str, Any]:
    """Precision, recall and F of each kind of record, and how often the details of right figures and quotes are right.

    Raises ConfigError for a file that does not hold gold lines.
    """
    scores = {kind: Score() for kind in ("organizations", "people", "affiliations", "figures", "quotes")}
    details = {f"{kind}": Score() for kind in ("figure_measure", "figure_subject", "figure_period", "quote_speaker")}
    count = 0
    for gold in (line for path in paths for line in _lines(path)):
        count += 1
        article = read_text(gold["text"], published=date.fromisoformat(gold["published"]))
        extraction = extract(article, nlp)
        scores["people"].add(Counter(person.name for person in extraction.people), Counter(gold["people"]))
        scores["organizations"].add(*_organizations(extraction, gold))
        scores["affiliations"].add(*_affiliations(extraction, gold))
        _score_figures(extraction, gold, scores["figures"], details)
        _score_quotes(extraction, gold, scores["quotes"], details["quote_speaker"])
    return {
        "scores": {kind: score.as_dict() for kind, score in scores.items()},
        "details": {kind: score.as_dict() for kind, score in details.items()},
        "articles": count,
        "versions": {"factwire": factwire_version(), "model": model_version(nlp)},
    }


def _lines(path: Path) -> Iterator[Gold]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            gold = json.loads(line)
            gold["text"], gold["published"]
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(f"line {number} is no gold line: {error!r}", concerns=str(path)) from error
        yield gold


def _organizations(extraction: Extraction, gold: Gold) -> tuple[Counter[str], Counter[str]]:
    """Clusters: a record is right if its names are names of one gold organization, and no record shares that one."""
    canonical = {name.casefold(): names[0] for names in gold["organizations"] for name in names}
    found: Counter[str] = Counter()
    for organization in extraction.organizations:
        names = {_bare(name) for name in (organization.name, *organization.aliases)}
        matches = {canonical[name] for name in names if name in canonical}
        found[matches.pop() if len(matches) == 1 else f"? {organization.name}"] += 1
    return found, Counter(names[0] for names in gold["organizations"])


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ") if not name.startswith("The ") else name.casefold()


def _affiliations(extraction: Extraction, gold: Gold) -> tuple[Counter[Any], Counter[Any]]:
    canonical = {name.casefold(): names[0] for names in gold["organizations"] for name in names}

    def key(person: str, title: str | None, organization: str | None) -> tuple[str, str, str]:
        place = (organization or "").casefold().removeprefix("the ")
        return person, (title or "").casefold().removeprefix("a "), canonical.get(place, place)

    found = Counter(
        key(
            role.person.text,
            role.title.text if role.title else None,
            role.organization.text if role.organization else "",
        )
        for role in extraction.affiliations
    )
    return found, Counter(key(*role) for role in gold["affiliations"])


def _score_figures(extraction: Extraction, gold: Gold, score: Score, details: dict[str, Score]) -> None:
    figures = {(figure.evidence[0].start, figure.evidence[0].end): figure for figure in extraction.figures}
    wanted = {_place(gold["text"], entry): entry for entry in gold["figures"]}
    right = {place: entry for place, entry in wanted.items() if place in figures and _is_right(figures[place], entry)}
    found: Counter[Any] = Counter({place: 1 for place in figures if place not in wanted or place in right})
    found.update(("wrong", place) for place in figures if place in wanted and place not in right)
    score.add(found, Counter(dict.fromkeys(wanted, 1)))
    for place, entry in right.items():
        for detail in _DETAILS:
            if entry.get(detail) is not None:
                is_right = _detail(figures[place], detail, gold) == entry[detail]
                details[f"figure_{detail}"].add(Counter({is_right: 1}), Counter({True: 1}))


def _place(text: str, entry: Gold) -> tuple[int, int]:
    """The nth place where the amount stands as written, not inside a longer one: "4 percent" is not in "14 percent"."""
    pattern = rf"(?<![\w.,]){re.escape(entry['text'])}(?!\w)"
    places = [match.span() for match in re.finditer(pattern, text)]
    start, end = places[entry.get("nth", 1) - 1]
    return start, end


def _is_right(figure: Figure, entry: Gold) -> bool:
    numbers = all(
        getattr(figure, name) == Decimal(entry[name]) for name in ("value", "min", "max") if entry.get(name) is not None
    )
    return (
        numbers
        and figure.type == entry["type"]
        and figure.bound == entry["bound"]
        and figure.approximate == entry.get("approximate", False)
        and figure.currency == entry.get("currency")
    )


def _detail(figure: Figure, detail: str, gold: Gold) -> object:
    if detail == "measure":
        return figure.measure.head if figure.measure else None
    if detail == "subject":
        text = figure.subject.text if figure.subject else None
        canonical = {name: names[0] for names in gold["organizations"] for name in names}
        return canonical.get(text or "", text)
    period = figure.period
    return [str(period.start), str(period.end)] if period else None


def _score_quotes(extraction: Extraction, gold: Gold, score: Score, speakers: Score) -> None:
    """Direct and mixed quotations by their words; an indirect one only counts where the gold names it."""
    wanted = {_words(content): speaker for content, speaker in gold["quotes"]}
    quotes: dict[str, Quote] = {}
    for quote in extraction.quotes:
        for span in quote.content:
            words = next((text for text in wanted if text in _words(span.text)), _words(span.text))
            if quote.type == "direct" or words in wanted:
                quotes[words] = quote
    heads = {words for words, quote in quotes.items() if words in wanted or not _continues(quote, wanted)}
    score.add(Counter(heads), Counter(list(wanted)))
    for words in heads & wanted.keys():
        speaker = quotes[words].speaker
        speakers.add(Counter({(speaker.text if speaker else None) == wanted[words]: 1}), Counter({True: 1}))


def _continues(quote: Quote, wanted: dict[str, str]) -> bool:
    """Whether the quotation carries on one of the gold: only the first part of each is annotated."""
    return quote.continuation_of is not None or any(_words(span.text) in wanted for span in quote.content)


def _words(text: str) -> str:
    return " ".join(text.strip(' ,.“”"').split())
