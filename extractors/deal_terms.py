"""The terms of a deal: each points at the Figure that holds its amount.

"an upfront payment of $50 million and up to $450 million in development and sales milestones"
    ->  upfront $50 million, milestones $450 million
"for $14.50 per share in cash"              ->  price_per_share
"a $40 million Series B", "for €1.2 billion"  ->  total
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from decimal import Decimal

from extractors.deal_term_words import (
    CASH,
    COMPARED,
    DEALS,
    EACH,
    FOR,
    GIVEN,
    IN_FUNDING,
    ISSUING,
    JOINTS,
    KEYS,
    KINDS_OF_MILESTONE,
    MEASURED,
    NET,
    NO_PRICE,
    NO_PRICE_BEHIND,
    NOUNS,
    OF_ALL,
    OF_OTHERS,
    OWN_FIGURES,
    PAID,
    PAYING,
    PRINCIPAL,
    SHARES,
    TOTALS,
    WARRANTS,
)
from schemas import Amount, DealType, Figure, FigureType, Term
from schemas.deals import SumCheck, TermKind
from schemas.figures import Bound

_BUYING = frozenset({DealType.ACQUISITION, DealType.MERGER, DealType.DIVESTITURE})
_LICENSING = frozenset({DealType.LICENCE, DealType.OPTION, DealType.COLLABORATION, DealType.SUPPLY})
_RAISING = frozenset({DealType.FINANCING, DealType.OFFERING, DealType.IPO, DealType.PRIVATE_PLACEMENT})
_BEHIND = 110
_FEW = 100
_NO_SHARE = 1_000_000
"""No share costs so much: "$5,000,000 in shares, each with a warrant"."""
_BEFORE = 90

_LOOSE = frozenset({"worth", "representing", "totaling", "totalling", "totals", "totaled", "totalled"})
"""Words that tell a total only in the sentence of the deal."""


def find_term(figure: Figure, before: str, behind: str, kind: DealType, distance: int) -> TermKind | None:
    """What a figure is in a deal; None for one that is no term of it.

    `before` and `behind` are the words of the sentence between it and its neighbouring figures. `distance` counts the
    sentences from the one that tells the deal: behind it only words that name a term make one.
    """
    is_told = distance == 0
    before, behind = before[-_BEFORE:], behind[:_BEHIND]
    measured = figure.measure.text if figure.measure else ""
    is_each = figure.type is FigureType.MONEY and EACH.match(behind)
    if (figure.type is FigureType.PER_UNIT or is_each) and (NO_PRICE.search(before) or NO_PRICE_BEHIND.match(behind)):
        return None
    if figure.type is FigureType.PER_UNIT or is_each:
        if figure.value is not None and figure.value >= _NO_SHARE:
            return None
        is_price = bool(is_each or (figure.per and SHARES.search(figure.per)))
        return "price_per_share" if is_price and kind in _BUYING | _RAISING else None
    if figure.type is FigureType.COUNT:
        if kind in _BUYING and re.search(r"\bunits?\b", measured + behind[:20]):
            return None
        is_shares = bool(SHARES.search(measured) or re.match(r"^\s*(?:\w+ ){0,3}(?:shares|ADSs|units)\b", behind))
        if figure.value is not None and (figure.value != int(figure.value) or figure.value < _FEW):
            # "0.45 shares for each share", "each unit has one share": a ratio.
            return None
        if WARRANTS.search(before) or WARRANTS.search(measured):
            return None
        is_issued = is_told or bool(ISSUING.search(before))
        return "shares" if is_shares and is_issued and kind in _RAISING | _BUYING else None
    if figure.type is FigureType.PERCENT:
        is_royalty = "royalt" in (measured + before + behind).lower()
        return "royalty" if is_royalty and kind in _LICENSING | _BUYING | {DealType.SETTLEMENT} else None
    if figure.type is not FigureType.MONEY or NET.search(before[-40:]) or NET.search(measured):
        return None
    if OWN_FIGURES.match(behind) or COMPARED.search(before):
        return None
    if OF_ALL.search(before) and not re.match(r"^\s*(?:in|of) [\w, -]{0,60}?\bmilestone", behind):
        return "total"
    named = _named(measured, before, behind)
    if named == "equity" and kind in _RAISING:
        named = None
    if named is not None and not (named == "royalty" and kind in _BUYING):
        if named == "valuation" and OF_OTHERS.search(before):
            return None
        if named == "valuation" and re.search(r"valued at\W*(?:\w+ ){0,3}$", before):
            is_target = re.search(r"which (?:is|was|has been) valued", before)
            of_deal = (
                not is_target
                and (DEALS.search(before) or kind in {DealType.SUPPLY, DealType.GRANT})
                and kind not in _RAISING
            )
            return "total" if of_deal else "valuation"
        if named == "valuation" and distance > (1 if kind not in _RAISING else 3):
            return None
        return _milestones(named, measured, before, behind)
    return "total" if _is_total(before, behind, measured, kind, distance) else None


def _named(measured: str, before: str, behind: str) -> TermKind | None:
    """The term that words beside the figure name: behind it first ("$50 million upfront"), then before it."""
    close = re.split(r"[,;]| and | plus ", behind, maxsplit=1)[0]
    listed = re.match(
        r"^[^;.]{0,90}?\bmilestones?\b(?! (?:payments )?(?:of|worth|totall?ing)\b[\w ]*$)", behind, re.IGNORECASE
    )
    for term, pattern in KEYS:
        found = pattern.search(close)
        # "$100 million in a round that would value it at about $1 billion": the next figure is the valuation.
        is_beside = found is not None and found.start() < 45 and not found[0].endswith(" at")
        if (term == "milestones" and listed and not _changes(listed[0])) or is_beside:
            return term
    for term, pattern in KEYS:
        places = list(pattern.finditer(before))
        if places and not JOINTS.search(before[places[-1].end() :]):
            return term
    return next((term for term, pattern in KEYS if pattern.search(measured)), None)


def _changes(words: str) -> bool:
    """Whether another term is named before the milestones: "$50 million upfront and milestones"."""
    return any(pattern.search(words) for term, pattern in KEYS if term != "milestones")


def _milestones(term: TermKind, measured: str, before: str, behind: str) -> TermKind:
    if term != "milestones":
        return term
    words = measured + " " + behind.split(";")[0][:_BEHIND]
    if not re.search(r"milestone", words, re.IGNORECASE):
        words = before
    words = words[: words.lower().rfind("milestone") + 60]
    kinds = [kind for kind, pattern in KINDS_OF_MILESTONE if pattern.search(words)]
    return kinds[0] if len(kinds) == 1 else "milestones"


def _is_total(before: str, behind: str, measured: str, kind: DealType, distance: int) -> bool:
    if distance == 1 and re.match(r"^\W*(?:it|the \w+) (?:is|was) (?:worth|valued at)\b", before, re.IGNORECASE):
        # "It is worth $320 million"
        return True
    if kind in _RAISING | _BUYING and (MEASURED.search(measured) or PRINCIPAL.match(behind)):
        return True
    places = list(TOTALS.finditer(before))
    if places and not JOINTS.search(before[places[-1].end() :]) and len(before) - places[-1].end() < 50:
        words = places[-1][0].lower()
        if distance and "proceeds" in words and kind not in _RAISING:
            return False
        return distance == 0 or words not in _LOOSE
    if re.match(r"^\s*(?:in|of) (?:[\w-]+ )?(?:total|aggregate|gross)\b", behind, re.IGNORECASE):
        return True
    is_near = distance == 1 or (kind is DealType.SETTLEMENT and 0 < distance < 4)
    if is_near and kind in _BUYING | {DealType.SETTLEMENT} and PAYING.search(before):
        return True
    if distance:
        return False
    if (
        kind in _BUYING
        and re.search(r"(?:^|,)\W*or(?: about| approximately| roughly| around| nearly| some)?\W*$", before)
        and re.match(r"^\s*(?:including|in (?:total|all|cash)|[.,;])", behind)
    ):
        # "for $31.50 per share, or $1.9 billion including debt"
        return True
    if NOUNS.match(behind) or (IN_FUNDING.match(behind) and kind in _RAISING | {DealType.GRANT}):
        return True
    if kind in _BUYING | {DealType.SETTLEMENT} and (PAID.search(before) or CASH.match(behind)):
        return not re.search(r"\bof\W*$", before) or bool(re.search(r"\b(?:price|sum|total|value)\b", before[-40:]))
    if kind in _RAISING | {DealType.GRANT, DealType.SETTLEMENT}:
        return bool(PAID.search(before) or GIVEN.search(before))
    if kind in _LICENSING:
        return bool(FOR.search(before))
    return False


def to_term(figure: Figure, term: TermKind) -> Term:
    amount = Amount(**{name: getattr(figure, name) for name in Amount.model_fields})
    return Term(term=term, figure_id=figure.id, amount=amount)


def without_repeats(terms: Iterable[Term], headlined: Container[str]) -> tuple[Term, ...]:
    """Each amount of each term once, and one total a currency: the first that is stated, in its fuller form.

    `headlined` are the figures of headlines: the text says the same amount again, with its bounds.
    """
    found: dict[object, Term] = {}
    for term in terms:
        amount = term.amount
        key: object = (term.term, amount.value, amount.min, amount.max, amount.currency, amount.unit)
        if term.term == "total":
            key = ("total", amount.currency)
        elif term.term == "shares":
            # Behind the shares that are sold come those that are left, or that warrants and notes may become.
            key = "shares"
        held = found.setdefault(key, term)
        if held.figure_id in headlined and held.amount.value == amount.value and term.figure_id not in headlined:
            found[key] = term
    return tuple(found.values())


_PARTS = frozenset(
    {
        "upfront",
        "equity",
        "milestones",
        "development_milestones",
        "regulatory_milestones",
        "sales_milestones",
        "option_fee",
    }
)


def check_sum(terms: Iterable[Term]) -> SumCheck | None:
    """Whether upfront and milestones add up to the stated total; None where they are not all told in one currency."""
    terms = list(terms)
    total = next((term.amount for term in terms if term.term == "total"), None)
    parts = [term for term in terms if term.term in _PARTS]
    if total is None or total.value is None or "upfront" not in {part.term for part in parts}:
        return None
    if not any("milestones" in part.term for part in parts) or any(part.amount.value is None for part in parts):
        return None
    if {part.amount.currency for part in parts} != {total.currency}:
        return None
    split = [part for part in parts if part.term.endswith("_milestones")]
    if split:
        # "up to $600 million in milestones, of which $200 million for development": the parts are counted once.
        whole = max((part.amount.value or Decimal() for part in parts if part.term == "milestones"), default=Decimal())
        of_parts = sum((part.amount.value or Decimal() for part in split), Decimal())
        parts = [part for part in parts if part not in split] if whole >= of_parts > 0 else parts
    found = sum((part.amount.value or Decimal() for part in parts), Decimal())
    return SumCheck(stated_total=total.value, sum_of_terms=found, agrees=_agrees(total, found))


def _agrees(total: Amount, found: Decimal) -> bool:
    stated = total.value or Decimal()
    tolerance = stated * (Decimal("0.05") if total.approximate else Decimal("0.01"))
    if total.bound in {Bound.OVER, Bound.AT_LEAST}:
        return found >= stated - tolerance and found <= stated * Decimal("1.1")
    return abs(found - stated) <= tolerance
