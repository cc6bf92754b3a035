"""The measure that an amount shares with the amount before it.

"Revenue rose 12 percent to $3.4 billion from $3.0 billion."  ->  revenue, three times
"Of the 240 volunteers, 60% reported relief."                 ->  volunteers, twice
"""

from __future__ import annotations

from extractors.counted import noun_after
from extractors.figure_words import is_change_noun, is_measure_verb
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


_PRONOUNS = frozenset({"it", "that", "them", "these", "those", "which", "whom"})


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
    if _is_bare_object(site):
        return _last_counted(site, previous, found)
    if _follows_which(site) or doc[site.start - 1].lower_ in _REST:
        return _last_counted(site, previous, found)
    if _opens_with_whole(previous) and site.match.amount.type in _SHARES and following.tag_ in _VERBS | {"IN", "RB"}:
        return found.get(previous.index)
    if following.lower_ == "of" and site.end + 1 < site.sent_end and doc[site.end + 1].lower_ in _PRONOUNS:
        return _last_counted(site, previous, found)
    is_part = previous.match.amount.type in {FigureType.PERCENT, FigureType.RATIO}
    if is_part and site.match.amount.type is FigureType.PERCENT and following.tag_ in {"VBD", "VBP"}:
        # "Two thirds of respondents had cut spending; 12% had taken a second job."
        return found.get(previous.index) if doc[site.left - 1].text in {",", ";", "and", "while"} else None
    if previous.match.amount.type is not FigureType.COUNT:
        return None
    if site.match.amount.type is FigureType.PERCENT:
        fits = following.tag_ in {"VBD", "VBP"} or following.lower_ in {"more", "fewer", "less"}
    else:
        fits = site.match.amount.type is FigureType.COUNT and following.lower_ in {"more", "others"}
    return found.get(previous.index) if fits and site.left - previous.end <= 20 else None


_TIMES = frozenset({"double", "twice", "triple", "half"})


def _is_bare_object(site: Site) -> bool:
    """ "opened 9 clinics last year and closed 4", "added 63 branches and now has 2,140": the noun is not repeated."""
    verb, following = site.doc[site.left - 1], site.doc[site.end]
    if site.match.amount.type is not FigureType.COUNT or not verb.tag_.startswith("VB"):
        return False
    joins = site.left - 2 > site.sent_start and site.doc[site.left - 2].tag_ == "CC"
    if is_measure_verb(verb.lower_, verb.lemma_) and not joins:
        return False
    return following.is_punct or following.tag_ in {"CC", ".", ","}


_MORE = frozenset({"more", "less", "fewer", "higher", "lower", "up", "down"})


_SUMS = frozenset({FigureType.MONEY, FigureType.QUANTITY})


_REST = frozenset({"remaining", "other"})


_SHARES = frozenset({FigureType.COUNT, FigureType.PERCENT, FigureType.RATIO})


_VERBS = frozenset({"VBD", "VBP", "VBZ", "VBN", "MD"})


def _follows_which(site: Site) -> bool:
    """ "120 properties, of which 14 are in Wales": a part of what was counted last."""
    before = site.left - 1
    doc = site.doc
    return before > site.sent_start and doc[before].lower_ in {"which", "whom"} and doc[before - 1].lower_ == "of"


def _opens_with_whole(previous: Site) -> bool:
    """ "Of the 1,200 patients enrolled, 840 completed the study"."""
    before = previous.left - 1
    return before >= previous.sent_start and previous.doc[before].lower_ == "of" and previous.doc[before].is_title


def _last_counted(site: Site, previous: Site | None, found: Found) -> Phrase | None:
    """ "40 firms applied; twelve of them were chosen", "12 percent of patients on 5 mg and 9 percent of those on 2"."""
    for _ in range(3):
        if previous is None or site.left - previous.end > 30:
            return None
        phrase = found.get(previous.index)
        if phrase is not None and previous.match.amount.type in {FigureType.COUNT, FigureType.PERCENT, *_SUMS}:
            return phrase
        previous = previous.previous()
    return None


def _stands_beside(site: Site) -> bool:
    doc, previous = site.doc, site.previous()
    if previous is None or site.left - previous.end > 24:
        return False
    between = doc[previous.end : site.left]
    words = [token.lower_ for token in between]
    following = doc[site.end].lower_ if site.end < site.sent_end else ""
    if words and words[-1] == "," and following in _MORE and site.match.amount.type is FigureType.PERCENT:
        # "exports reached $2.6 billion, the ministry said, 18.3 percent more than a year before"
        return True
    if not words or set(words) <= {",", "and", "or", "to", "(", ")", "/", "a", "the", "by", "from", "–", "-", ";"}:
        return True
    if not words[0].isalnum() and previous.match.amount.type is FigureType.MULTIPLE:
        return False
    if words[-1] in _TIMES or (previous.match.amount.type is FigureType.MULTIPLE and words[-1] in {"the", "as"}):
        return True
    if words[-1] == "at" and previous.match.amount.type is FigureType.PERCENT and len(words) <= 5:
        # "net income was up 12% year over year at $210 million"
        return True
    if words[-1] in {",", "("} and _is_change_after(site):
        # "sold 310,000 cars in China, a 22% drop"
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


def _is_change_after(site: Site) -> bool:
    following = noun_after(site)
    return following is not None and is_change_noun(site.doc[following.head].lower_, site.doc[following.head].lemma_)


def _is_alike(site: Site, previous: Site) -> bool:
    return site.match.amount.type is previous.match.amount.type


def from_neighbour(site: Site, found: Found) -> Phrase | None:
    previous = site.previous()
    if previous is not None and found.get(previous.index) is None and is_bare_duration(previous):
        # "3 million visitors in the first six months, 12 percent more than …"
        previous = previous.previous()
    if previous is not None and site.doc[site.left - 1].lower_ in _COMPARING:
        previous = _compared(site, previous)
    if previous is not None and found.get(previous.index) is None and previous.match.amount.type is FigureType.MULTIPLE:
        # "agreements worth $135 billion, more than double the $51 billion of 2024"
        previous = previous.previous()
    if previous is None or site.left - previous.end > 24:
        return None
    return found.get(previous.index)


def _compared(site: Site, previous: Site) -> Site:
    """The amount that a comparison goes back to: "EBITDA of $88 million, or 21.4% of sales, compared with $79 million"
    to the $88 million, "12,480, including 2,150 contractors, against 13,900" to the 12,480."""
    other: Site | None = previous
    for _ in range(3):
        if other is None or site.left - other.end > 24:
            return previous
        is_included = other.left > other.sent_start and other.doc[other.left - 1].lower_ in {"including", "excluding"}
        if other.match.amount.type is site.match.amount.type and not is_included:
            return other
        other = other.previous()
    return previous
