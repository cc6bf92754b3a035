"""Whether two claims of two articles say the same, or cannot both be true.

    "Acme's revenue rose to $3.4 billion in 2025."  and  "Revenue of Acme Inc. was $3.42 billion last year."   the same
    "Acme's revenue was $3.1 billion in 2025."      beside either of them                           a contradiction

A claim is looked for under its keys: subject, head of the measure, kind of amount. What shares a key is compared by
measure, period, scope, modality and value. Standing text ("About Acme") is no news and is not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from flows.stores.articles import day_of
from flows.ties.intervals import Stretch, digits_of, stretch_of
from flows.ties.names import Names, are_linked_apart
from schemas import Amount, Claim, Direction, Extraction, Figure, FigureType, Modality, Model

NEAR_DAYS: Final = 45
"""Without a period of its own a claim speaks of the time of its article: so long two may speak of one time."""
GUIDANCE_DAYS: Final = 30
"""A later outlook replaces an earlier one; within a month it should not differ without saying so."""

Pair = tuple[str, str]

_MEANT: Final = {
    Modality.REPORTED: "fact",
    Modality.RUMOURED: "fact",  # what is rumoured and then reported is the same claim, borne out
    Modality.GUIDANCE: "outlook",
    Modality.FORECAST: "outlook",
    Modality.TARGET: "plan",
    Modality.PLANNED: "plan",
    Modality.CONTINGENT: "condition",
    Modality.DENIED: "denial",
}
_REVISES: Final = re.compile(
    r"\b(?:rais|lower|revis|updat|narrow|widen|tighten|cut|increas|previous|prior|earlier|now expect|instead of|"
    r"(?:up|down) from)\w*",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_EMPTY_WORDS: Final = frozenset(
    {"the", "a", "an", "of", "in", "for", "on", "to", "at", "by", "and", "or", "with", "from", "total", "overall"}
    | {"its", "their", "our", "his", "her", "s"}
)


class ClaimProfile(Model):
    """What of a claim is compared with others: enough to decide without reading either article again."""

    record_id: str
    article_id: str
    keys: tuple[str, ...]
    sure_keys: tuple[str, ...]
    """Those by a link or a full name: only under these are contradictions looked for."""
    words: tuple[str, ...]
    """Of the measure, without the small ones."""
    stretch: Stretch | None
    """None for a ranking."""
    digits: int
    period: tuple[str | None, str | None] | None
    day: str | None
    """Of the article."""
    meant: str
    scope: tuple[str, ...]
    says_revised: bool = False
    is_disputed: bool = False
    """Whether its own article states another value for the same: the measure does not tell them apart."""


def profile_claims(extraction: Extraction) -> list[ClaimProfile]:
    """Of each claim of the news that has a measure, and a named subject or a telling figure."""
    names = Names(extraction)
    figures = {figure.id: figure for figure in extraction.figures}
    day = day_of(extraction.article)
    news = (claim for claim in extraction.claims if not claim.section.is_boilerplate)
    profiles = [one for claim in news if (one := _profile(claim, names, figures.get(claim.figure_id or ""), day))]
    disputed = {one.record_id for one, other in _meeting(profiles, profiles) if _dispute(one, other)}
    return [one.model_copy(update={"is_disputed": True}) if one.record_id in disputed else one for one in profiles]


def corroborates(one: ClaimProfile, other: ClaimProfile) -> bool:
    """Whether two claims that share a key say the same."""
    if are_linked_apart(one.keys, other.keys):
        return False
    if one.meant != other.meant or not _are_alike(one, other) or not _fits(one.scope, other.scope):
        return False
    if one.stretch and other.stretch and not one.stretch.meets(other.stretch):
        return False
    if one.period and other.period:
        return one.period == other.period
    is_telling = one.words == other.words or (min(one.digits, other.digits) > 2 and bool(one.sure_keys))
    return is_telling and _days_between(one, other) <= NEAR_DAYS


def contradicts(one: ClaimProfile, other: ClaimProfile) -> bool:
    """Whether two claims of one subject, measure and period give values that cannot both be true.

    A later outlook contradicts none before it, nor does one that says that it was raised or cut.
    """
    if not one.stretch or not other.stretch or not one.stretch.excludes(other.stretch):
        return False
    if one.is_disputed or other.is_disputed or not set(one.sure_keys) & set(other.sure_keys):
        return False
    if are_linked_apart(one.keys, other.keys):
        return False
    if one.meant != other.meant or one.meant in {"condition", "denial"}:
        return False
    if one.period is None or one.period != other.period or one.words != other.words or one.scope != other.scope:
        return False
    is_final = one.meant == "fact"
    return is_final or not (one.says_revised or other.says_revised or _days_between(one, other) > GUIDANCE_DAYS)


def compare(some: Sequence[ClaimProfile], others: Sequence[ClaimProfile]) -> tuple[list[Pair], list[Pair]]:
    """The claims of two articles that say the same, and those that contradict each other, by their ids.

    A claim that the other article also states is in no contradiction with it: its two values are two things.
    """
    pairs = list(_meeting(some, others))
    same = [(one.record_id, other.record_id) for one, other in pairs if corroborates(one, other)]
    confirmed = {record for pair in same for record in pair}
    against = [
        (one.record_id, other.record_id)
        for one, other in pairs
        if not {one.record_id, other.record_id} & confirmed and contradicts(one, other)
    ]
    return same, against


def _meeting(
    some: Sequence[ClaimProfile], others: Sequence[ClaimProfile]
) -> Iterator[tuple[ClaimProfile, ClaimProfile]]:
    """Each pair that shares a key, once."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, other in enumerate(others):
        for key in other.keys:
            by_key[key].append(place)
    for one in some:
        for place in dict.fromkeys(place for key in one.keys for place in by_key.get(key, ())):
            yield one, others[place]


def _profile(claim: Claim, names: Names, figure: Figure | None, day: date | None) -> ClaimProfile | None:
    if claim.measure is None:
        return None
    change = figure.change if figure and figure.change and figure.change.role == "by" else None
    kind = _kind_of(claim.amount, is_change=change is not None) if claim.amount else _rank_of(claim)
    head = _stem(claim.measure.head.lower())
    stretch = stretch_of(claim.amount) if claim.amount else None
    if stretch and change and change.direction is Direction.DECREASE:
        stretch = stretch.turned()
    keys, sure_keys = (
        tuple(f"{name}|{head}|{kind}" for name in found)
        for found in (names.keys(claim.subject), names.sure_keys(claim.subject))
    )
    words = _words(claim.measure.text, claim.subject.text if claim.subject else "")
    digits = digits_of(claim.amount.value or claim.amount.max) if claim.amount else 0
    if not keys and len(words) > 1 and digits > 2:
        # "Drug approvals reached 1,340 in 2025" is nobody's, and telling all the same.
        keys = (f"|{' '.join(words)}|{kind}",)
    period = claim.period
    return ClaimProfile(
        record_id=claim.id,
        article_id=claim.article_id,
        keys=keys,
        sure_keys=sure_keys,
        words=words,
        stretch=stretch,
        digits=digits,
        period=(_iso(period.start), _iso(period.end)) if period and (period.start or period.end) else None,
        day=_iso(day),
        meant=_MEANT[claim.modality],
        scope=tuple(sorted(scope.text.casefold() for scope in claim.scope)),
        says_revised=bool(_REVISES.search(claim.statement.text)),
    ) if keys else None  # fmt: skip


def _kind_of(amount: Amount, *, is_change: bool) -> str:
    """ "money USD", "percent change": amounts of two kinds are never the same figure."""
    unit = amount.currency if amount.type in {FigureType.MONEY, FigureType.PER_UNIT} else amount.ucum or amount.unit
    parts = (amount.type.value, unit, amount.per and f"per {amount.per}", "change" if is_change else None)
    return " ".join(part for part in parts if part)


def _rank_of(claim: Claim) -> str:
    """ "rank largest" of "the largest"."""
    words = claim.comparison.text.lower().split() if claim.comparison else []
    return " ".join(["rank", *(word for word in words if word not in _EMPTY_WORDS)])


def _words(measure: str, subject: str) -> tuple[str, ...]:
    owner = {word.lower() for word in _WORD.findall(subject)}
    words = {_stem(word.lower()) for word in _WORD.findall(measure)}
    return tuple(sorted(words - _EMPTY_WORDS - owner)) or tuple(sorted(words))


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _dispute(one: ClaimProfile, other: ClaimProfile) -> bool:
    """Whether two claims of one article give two values of what seems one thing."""
    return (
        one.record_id != other.record_id
        and (one.period, one.words, one.meant, one.scope) == (other.period, other.words, other.meant, other.scope)
        and one.stretch is not None
        and other.stretch is not None
        and one.stretch.excludes(other.stretch)
    )


def _are_alike(one: ClaimProfile, other: ClaimProfile) -> bool:
    """Whether one measure says the other one, or more: "net revenue", "revenue"."""
    return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)


def _fits(scope: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not scope or not other or scope == other


def _days_between(one: ClaimProfile, other: ClaimProfile) -> int:
    """Between the days of the two articles; no time at all where one is not known."""
    if one.day is None or other.day is None:
        return 0
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
