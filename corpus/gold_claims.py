"""Compare the claims of an extraction with those of a gold line: corpus/guidelines.md.

A gold claim is a figure's {"text", "nth", "value" or "min" and "max", "bound", "measure", "period", "subject",
"modality", "attribution", "mentions" [[text, nth]]}, or a ranking's {"comparison", …}. "optional": right either way.
It is right with its value, bound, head of the measure and period, at one of its places; a ranking with the words that
rank. Who says so, subject and modality are scored apart, on those that are right.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.gold_figures import days_of, place_of
from corpus.gold_names import Gold, Names, alternatives
from corpus.scoring import Score, pair
from schemas import Claim, Extraction

_Place = tuple[int, int]


class ClaimScores:
    """Claims, and who makes those that are right."""

    def __init__(self) -> None:
        self.claims = Score()
        self.details = {
            f"claim_{detail}": Score() for detail in ("attribution", "attribution_named", "subject", "modality")
        }

    def add(self, extraction: Extraction, gold: Gold) -> None:
        places = {figure.id: (figure.evidence[0].start, figure.evidence[0].end) for figure in extraction.figures}
        wanted = [entry for entry in gold["claims"] if not entry.get("optional")]
        wanted.sort(key=lambda entry: "comparison" in entry)
        right = pair(wanted, extraction.claims, lambda entry, claim: _is_right(claim, entry, gold, places))
        taken = {claim.id for _, claim in right}
        open_places = _optional_places(gold)
        wrong = [
            claim
            for claim in extraction.claims
            if claim.id not in taken and not _touch(_places_of(claim, places), open_places)
        ]
        self.claims.count(hits=len(right), found=len(right) + len(wrong), gold=len(wanted))
        names = Names(gold)
        for entry, claim in right:
            self._ask_details(claim, entry, names)

    def _ask_details(self, claim: Claim, entry: Gold, names: Names) -> None:
        source = claim.attribution.source.text if claim.attribution else None
        subject = claim.subject.text if claim.subject else None
        if "attribution" in entry:
            is_right = any(names.is_named(source, one) for one in alternatives(entry["attribution"]))
            self._ask("attribution", is_right)
            if None not in alternatives(entry["attribution"]):
                self._ask("attribution_named", is_right)
        if "subject" in entry:
            self._ask("subject", any(names.is_named(subject, one) for one in alternatives(entry["subject"])))
        if "modality" in entry:
            self._ask("modality", claim.modality in alternatives(entry["modality"]))

    def _ask(self, detail: str, is_right: bool) -> None:
        self.details[f"claim_{detail}"].count(hits=is_right, found=1, gold=1)


def places_of(gold: Gold, entry: Gold) -> list[_Place]:
    """Where the claim is made: its figure and further mentions, or the words that rank.

    Raises ConfigError where the text has them not.
    """
    if "comparison" in entry:
        return [place_of(gold, {"text": entry["comparison"]})]
    mentions = [{"text": text, "nth": nth} for text, nth in entry.get("mentions", ())]
    return [place_of(gold, one) for one in (entry, *mentions)]


def _is_right(claim: Claim, entry: Gold, gold: Gold, places: dict[str, _Place]) -> bool:
    if "comparison" in entry:
        return (
            claim.comparison is not None
            and _touch([(claim.comparison.start, claim.comparison.end)], places_of(gold, entry))
            and _are_details_right(claim, entry)
        )
    amount = claim.amount
    return (
        amount is not None
        and amount.bound == entry["bound"]
        and all(getattr(amount, end) == Decimal(entry[end]) for end in ("value", "min", "max") if end in entry)
        and _touch(_places_of(claim, places), places_of(gold, entry))
        and _are_details_right(claim, entry)
    )


def _are_details_right(claim: Claim, entry: Gold) -> bool:
    head = claim.measure.head.casefold() if claim.measure else None
    return ("measure" not in entry or head in [one and one.casefold() for one in alternatives(entry["measure"])]) and (
        "period" not in entry or days_of(claim.period) == entry["period"]
    )


def _places_of(claim: Claim, places: dict[str, _Place]) -> list[_Place]:
    """Where its figures and comparison stand; the statement where it has neither."""
    ids = (claim.figure_id, *(mention.figure_id for mention in claim.mentions))
    found = [places[one] for one in ids if one in places]
    if claim.comparison:
        found.append((claim.comparison.start, claim.comparison.end))
    return found or [(claim.statement.start, claim.statement.end)]


def _optional_places(gold: Gold) -> list[_Place]:
    figures = [place_of(gold, entry) for entry in gold.get("figures", ()) if entry.get("optional")]
    return figures + [place for entry in gold["claims"] if entry.get("optional") for place in places_of(gold, entry)]


def _touch(some: Sequence[_Place], others: Sequence[_Place]) -> bool:
    return any(start < other_end and other_start < end for start, end in some for other_start, other_end in others)
