"""The measure that an amount shares with the amount before it.

"Revenue rose 12 percent to $3.4 billion from $3.0 billion."  ->  revenue, three times
"Of the 240 volunteers, 60% reported relief."                 ->  volunteers, twice
"""

from __future__ import annotations

from extractors.earlier_values import value_before
from extractors.figure_words import is_change_noun
from extractors.noun_phrases import Phrase
from extractors.nouns_after import noun_after
from extractors.periods import SPANS_OF_TIME, is_bare_duration
from extractors.phrase_words import past_over_a_year
from extractors.predicates import governing_verb, subject_phrase
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


_TIMES = frozenset({"double", "twice", "triple", "half"})
_MORE = frozenset({"more", "less", "fewer", "higher", "lower", "up", "down"})


Found = dict[int, Phrase | None]


def goes_on(site: Site, found: Found) -> Phrase | None:
    """ "surged 37% to $16 million": the two figures of one change measure one thing."""
    previous = site.previous()
    if previous is not None and (is_moved_from(site, previous) or _is_set_against(site, previous)):
        return found.get(previous.index)
    if previous is not None and (other := value_before(site)) is not None:
        return found.get(other.index)
    if previous is None:
        return None
    first = past_over_a_year(site.doc, previous.end)  # "fell by 15% year over year to $724"
    while first < site.left and site.context.time_at(first):
        first += 1
    if site.left - first != 1 or site.doc[first].lower_ not in {"to", "from"}:
        return None
    return _what_grows(site, previous, found) or found.get(previous.index)


def is_moved_from(site: Site, previous: Site) -> bool:
    """ "reached $77 million, up 21%, and the company projects …": what the amount before measures."""
    words = [token.lower_ for token in site.doc[previous.end : site.left]]
    is_change = site.match.amount.type in {FigureType.PERCENT, FigureType.PERCENTAGE_POINT}
    return is_change and words in ([",", "up"], [",", "down"], ["(", "up"], ["(", "down"], ["up"], ["down"])


def _is_set_against(site: Site, previous: Site) -> bool:
    """ "revenue of $20 million versus $21 million last year, gross profit rising to …"."""
    words = [token.lower_ for token in site.doc[previous.end : site.left]]
    is_alike = site.match.amount.type is previous.match.amount.type
    return is_alike and " ".join(words) in {"versus", "vs", "vs.", ", versus", "compared with", "compared to"}


def _what_grows(site: Site, previous: Site, found: Found) -> Phrase | None:
    """ "The market will grow at a rate of 9% from $21 billion": the market, not the rate."""
    rate = found.get(previous.index)
    is_rate = rate is not None and site.doc[rate.head].lower_ in {"rate", "cagr", "pace"}
    if not is_rate or previous.match.amount.type is site.match.amount.type:
        return None
    verb = governing_verb(previous)
    return subject_phrase(previous, verb) if verb is not None and verb.i < previous.start else None


def is_named_itself(site: Site) -> bool:
    """ "(HR 0.58; p<0.001)": the number has a name of its own, glued to it or before it."""
    written, before = site.doc[site.start].text, site.doc[site.left - 1].lower_
    is_glued = written[0].isalpha() and not written.isalpha() and any(mark in written for mark in "<>=")
    return is_glued or (site.left > site.sent_start and before in {"p", "p=", "p<", "p<="})


def shared(site: Site, found: Found) -> Phrase | None:
    """The measure of the amount before, where this one stands beside it: "from $3.0 billion", "or $0.42 per share"."""
    return None if is_named_itself(site) else from_neighbour(site, found) if _stands_beside(site, found) else None


def compared(site: Site, found: Found) -> Phrase | None:
    """ "accounted for 44% of revenue, against 41% a year earlier": what the share before is a share of."""
    previous = site.previous()
    if previous is None or site.doc[site.left - 1].lower_ not in {"against", "versus", "vs", "vs."}:
        return None
    is_share = site.match.amount.type is FigureType.PERCENT and _is_alike(site, previous)
    is_share = is_share and site.doc[previous.end].lower_ == "of" and site.left - previous.end <= 10
    return found.get(previous.index) if is_share else None


def _stands_beside(site: Site, found: Found) -> bool:
    doc, previous = site.doc, site.previous()
    if previous is None or site.left - previous.end > 24:
        return False
    between = doc[previous.end : site.left]
    words = [token.lower_ for token in between]
    following = doc[site.end].lower_ if site.end < site.sent_end else ""
    is_sum = site.end + 1 < site.sent_end and doc[site.end + 1].lower_ == "than"
    is_compared = site.match.amount.type is FigureType.PERCENT or (is_sum and _is_alike(site, previous))
    if words and words[-1] == "," and following in _MORE and is_compared:
        # "exports reached $2.6 billion, the ministry said, 18.3 percent more than a year before"
        return True
    phrase = found.get(previous.index)
    if words[-2:] in ([",", "or"], ["(", "or"]) and phrase is not None and phrase.end == site.left - 2:
        # "2.3 million households, or about one in nine"
        is_part = previous.match.amount.type is FigureType.COUNT or previous.match.amount.type is FigureType.RATIO
        return is_part and site.match.amount.type in {FigureType.RATIO, FigureType.PERCENT}
    if words[-1:] == [","] and following == "as" and doc[site.start].lower_ == "half":
        # "sold 41,000 cars in Europe, half as many as in 2019"
        return True
    if words[-2:] in (["instead", "of"], ["rather", "than"]) and _is_alike(site, previous):
        return len(words) <= 4
    if _ends_change(site, previous) or _is_compared_too(site, previous):
        return True
    is_joined = words == ["and"] or (words == [",", "and"] and previous.match.amount.type is FigureType.QUANTITY)
    if is_joined and not _is_alike(site, previous) and doc[site.end].tag_ in {"VBD", "VBP"}:
        # "Their median age was 64 years and 41% were women."
        return False
    if words == [",", "including"] and _is_alike(site, previous) and site.match.amount.type is FigureType.MONEY:
        # "revenue grew to $3.5 million, including $2.8 million from Kentucky"
        return following in {"from", "in", "for", "at", "related", "attributable"}
    if "and" in words[-1:] and site.match.amount.unit in SPANS_OF_TIME and not _is_alike(site, previous):
        # "a retention rate above 99 percent and 26 consecutive quarters of growth"
        return False
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
    if words[-1] == "with" and not set(words) & _COMPARED:
        # "bought at an average price of $10, with $21 million remaining"
        return False
    if words[-1] in _COMPARING and (set(words) & _COMPARED or words[-1] != "to"):
        # "7.5 g/t gold over 7.66 m"
        return words[-1] != "over" or site.match.amount.unit == previous.match.amount.unit
    return bool(set(words) & {"up", "down", "versus", "vs", "vs.", "compared"}) and words[-1] not in {"of"}


def _ends_change(site: Site, previous: Site) -> bool:
    """ "(from 6.5% in 2022 to 2.3% today)": only a time stands between the two ends."""
    doc = site.doc
    if doc[site.left - 1].lower_ != "to" or doc[previous.left - 1].lower_ != "from" or not _is_alike(site, previous):
        return False
    between = range(previous.end, site.left - 1)
    return all(site.context.time_at(at) or doc[at].tag_ in {"IN", "DT", ","} for at in between)


def _is_compared_too(site: Site, previous: Site) -> bool:
    """ "4.4 percent lower than a year earlier and 2.6 percent higher than in February"."""
    doc = site.doc
    is_percent = site.match.amount.type is FigureType.PERCENT and _is_alike(site, previous)
    graded = {"higher", "lower", "more", "less", "fewer", "above", "below"}
    joins = doc[site.left - 1].lower_ in {"and", "but", "or"}
    return is_percent and joins and doc[site.end].lower_ in graded and doc[previous.end].lower_ in graded


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
