"""The measure that an amount shares with the amount before it.

"Revenue rose 12 percent to $3.4 billion from $3.0 billion."  ->  revenue, three times
"Of the 240 volunteers, 60% reported relief."                 ->  volunteers, twice
"""

from __future__ import annotations

from extractors.noun_phrases import Phrase
from extractors.periods import is_bare_duration
from extractors.sites import Site
from schemas.figures import FigureType

_COMPARING = frozenset({"from", "with", "to", "versus", "vs", "vs.", "against", "than", "over"})
_COMPARED = frozenset({"compared", "up", "down", "increase", "decrease", "opposed", "relative", "versus"})

_RESTATING = frozenset(
    [
        ",",
        "a",
        "an",
        "representing",
        "reflecting",
        "marking",
        "or",
        "amounting",
        "totaling",
        "totalling",
        "equivalent",
        "equal",
        "to",
        "further",
        "which",
        "represents",
        "represented",
    ]
)
_DETAILS = frozenset({"growth", "basis", "increase", "decrease"})
_PRONOUNS = frozenset({"them", "these", "those", "which", "whom"})

Found = dict[int, Phrase | None]


def goes_on(site: Site, found: Found) -> Phrase | None:
    """ "surged 37% to $16 million": the two figures of one change measure one thing."""
    previous = site.previous()
    if previous is None or site.left - previous.end != 1 or site.doc[previous.end].lower_ not in {"to", "from"}:
        return None
    return found.get(previous.index)


def shared(site: Site, found: Found) -> Phrase | None:
    """The measure of the amount before, where this one stands beside it: "from $3.0 billion", "or $0.42 per share"."""
    return from_neighbour(site, found) if _stands_beside(site) else None


def of_those(site: Site, found: Found) -> Phrase | None:
    """ "Of the 240 volunteers, 60% reported relief", "has 30 clinics and opened 6 more": of what was counted before."""
    doc, previous = site.doc, site.previous()
    if previous is None or site.end >= site.sent_end:
        return None
    following = doc[site.end]
    if following.lower_ == "of" and site.end + 1 < site.sent_end and doc[site.end + 1].lower_ in _PRONOUNS:
        return _last_counted(site, previous, found)
    if previous.match.amount.type is not FigureType.COUNT:
        return None
    if site.match.amount.type is FigureType.PERCENT:
        fits = following.tag_ in {"VBD", "VBP"} or following.lower_ in {"more", "fewer", "less"}
    else:
        fits = site.match.amount.type is FigureType.COUNT and following.lower_ in {"more", "others"}
    return found.get(previous.index) if fits and site.left - previous.end <= 20 else None


def _last_counted(site: Site, previous: Site | None, found: Found) -> Phrase | None:
    """ "40 firms applied; twelve of them were chosen", "12 percent of patients on 5 mg and 9 percent of those on 2"."""
    for _ in range(3):
        if previous is None or site.left - previous.end > 30:
            return None
        phrase = found.get(previous.index)
        if phrase is not None and previous.match.amount.type in {FigureType.COUNT, FigureType.PERCENT}:
            return phrase
        previous = previous.previous()
    return None


def _stands_beside(site: Site) -> bool:
    doc, previous = site.doc, site.previous()
    if previous is None or site.left - previous.end > 24:
        return False
    between = doc[previous.end : site.left]
    words = [token.lower_ for token in between]
    if not words or set(words) <= {",", "and", "or", "to", "(", ")", "/", "a", "the", "by", "from", "–", "-", ";"}:
        return True
    if words[-1] == ":" and "(" in words and site.context.time_at(site.left - 2):
        # "revenue of $5 million (previous year: $4 million)"
        return True
    if words[0] == "," and set(words) <= _RESTATING:
        # "revenue of $7.8 million, representing a 38% increase"
        return True
    if words[-1] in {"or", "and"} and set(words) & _DETAILS and _is_alike(site, previous):
        # "9 percent growth or 13 percent in constant currency", "$2.71 on one basis and $3.80 on the other"
        return len(words) <= 8
    if words[-1] in _COMPARING and (set(words) & _COMPARED or words[-1] != "to"):
        return True
    return bool(set(words) & {"up", "down", "versus", "vs", "vs.", "compared"}) and words[-1] not in {"of"}


def _is_alike(site: Site, previous: Site) -> bool:
    return site.match.amount.type is previous.match.amount.type


def from_neighbour(site: Site, found: Found) -> Phrase | None:
    previous = site.previous()
    if previous is not None and found.get(previous.index) is None and is_bare_duration(previous):
        # "3 million visitors in the first six months, 12 percent more than …"
        previous = previous.previous()
    if previous is None or site.left - previous.end > 24:
        return None
    return found.get(previous.index)
