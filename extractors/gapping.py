"""Nouns and verbs that a sentence does not repeat.

"310,000 cars in China and 190,000 in Europe"                          ->  cars, twice
"The 2026 fair had 540 exhibitors, the 2023 fair 610"                  ->  exhibitors, twice
"Petrol will become 4.3 cents cheaper, diesel 2.9 cents"               ->  Petrol; diesel
"Asia accounts for 58 percent of the orders, Europe for 19 percent"    ->  the second is Europe's
"""

from __future__ import annotations

from extractors.neighbours import Found
from extractors.noun_phrases import Phrase
from extractors.sites import Site
from schemas.figures import FigureType


def elided(site: Site, found: Found) -> Phrase | None:
    """ "310,000 cars in China and 190,000 in Europe": the noun of the amount before, of its kind, is not repeated."""
    doc = site.doc
    before = site.left - 1
    if site.end >= site.sent_end or before <= site.sent_start:
        return None
    is_count = site.match.amount.type is FigureType.COUNT
    joins = _JOINING | {"including", "("} if is_count else _JOINING
    if doc[before].lower_ not in joins or not (doc[site.end].tag_ == "IN" or doc[site.end].lower_ in _ANYWHERE):
        return None
    previous = site.previous()
    for _ in range(3):
        if previous is None or site.left - previous.end > 14:
            return None
        if (
            previous.match.amount.type is site.match.amount.type
            and previous.match.amount.unit == site.match.amount.unit
        ):
            return found.get(previous.index)
        previous = previous.previous()
    return None


_JOINING = frozenset({",", "and", "or", "but", "plus", "versus", "vs.", "vs"})
_ANYWHERE = frozenset({"worldwide", "abroad", "overseas", "elsewhere", "nationwide", "globally"})


def gapped(site: Site, found: Found) -> Phrase | None:
    """ "The 2026 fair had 540 exhibitors, the 2023 fair 610", "Orders from hospitals fell 11%, from clinics 5%"."""
    previous = site.previous()
    gap = gap_before(site)
    if gap is None or previous is None:
        return None
    shared_phrase = found.get(previous.index)
    if shared_phrase is None or shared_phrase.start >= previous.end or not _is_common(site, gap):
        return shared_phrase
    # "Petrol will become 4.3 cents cheaper, diesel 2.9 cents": the noun is what is measured.
    return Phrase(gap[0], gap[1], gap[1] - 1, core_end=gap[1])


def _is_parallel(site: Site, previous: Site) -> bool:
    """Whether the amount before, or what it was reached by ("grew 6% to $48 billion, deposits 4%"), is of this kind."""
    kinds = {previous.match.amount.type, site.match.amount.type}
    if len(kinds) == 1 or kinds == {FigureType.MONEY, FigureType.PER_UNIT}:
        return True
    other = previous.previous()
    changes = site.doc[previous.left - 1].lower_ == "to"
    return changes and other is not None and other.match.amount.type is site.match.amount.type


def _is_common(site: Site, gap: tuple[int, int]) -> bool:
    doc = site.doc
    has_preposition = any(token.tag_ == "IN" for token in doc[gap[0] : gap[1]])
    return doc[gap[1] - 1].tag_ in {"NN", "NNS"} and not has_preposition and gap[1] == site.left


def gap_before(site: Site) -> tuple[int, int] | None:
    """The tokens of the noun that stands between an amount and the one of the same kind before, where the verb is not
    repeated: "Europe" of "Asia accounts for 58 percent of the orders, Europe for 19 percent"."""
    doc, previous = site.doc, site.previous()
    if previous is None or not _is_parallel(site, previous):
        return None
    if site.end < site.sent_end and doc[site.end].tag_ in _AFTER_NO_GAP:
        return None
    if doc[site.left].lower_ in {"more", "less", "fewer"}:
        # "a shade less than the 1.81 million of 2023"
        return None
    end = site.left - (doc[site.left - 1].lower_ in {"for", "at", "with"})
    start = end
    # "its Lyon plant 950", but "its outlook for $10 million" is one of another thing.
    naming = _NAMING if end == site.left else _NAMING - {"PRP$"}
    while start > previous.end and doc[start - 1].tag_ in naming and end - start < 6:
        start -= 1
    if start == end or start - 1 < previous.end or doc[end - 1].tag_[:2] != "NN":
        return None
    if doc[start].lower_ == "with" and doc[site.left - 1].lower_ == "at":
        # "earnings were $39 million, with revenue at $421 million"
        return None
    if doc[start - 1].text not in {",", ";"} and doc[start - 1].lower_ != "and":
        return None
    if any(token.tag_.startswith("VB") or token.tag_ == "MD" for token in doc[previous.end : start]):
        return None
    return start, end


_NAMING = frozenset({"DT", "PRP$", "IN", "CD", "JJ", "NN", "NNS", "NNP", "NNPS"})


_AFTER_NO_GAP = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBD", "VBZ", "VBP", "MD"})
