"""Which figures of a report are of the period that it reports on.

"Revenue was $64 million, compared with $60 million."            the first; the second is of the time compared with
"Cash and equivalents were $212 million."                        no: what there is on a day
"It acquired Varnum, which had revenue of $9 million."           no: of somebody else
"Revenue guidance is $5 million."                                no
"""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Doc

from extractors.figure_words import word_set
from extractors.noun_phrases import Phrase
from extractors.sites import Site

_COMPARING = frozenset({"compared", "versus", "vs", "vs.", "against", "from"})
_RELATIVES = frozenset({"which", "who", "whose"})
_REACH = 12
_BESIDE = 6
_DEEPEST = 8


def is_other_side(site: Site) -> bool:
    """Whether the figure is what another one is compared with: "…, compared to $3 million"; "from $3 million to $4"."""
    doc = site.doc
    previous, following = site.previous(), site.following()
    opens = doc[site.left - 1].lower_ if site.left > site.sent_start else ""
    if opens == "from" and following is not None and _only_times(site, following.left):
        # "from 16,000 ounces in the same quarter of 2023 to 17,500"
        return "to" in {doc[following.left - 1].lower_, doc[following.left].lower_}
    if previous is None or site.left - previous.end > _REACH:
        return False
    return any(token.lower_ in _COMPARING for token in doc[previous.end : site.left])


def _only_times(site: Site, end: int) -> bool:
    """Whether nothing but a time stands between a figure and the "to" of the next one."""
    between = range(site.end, end - 1)
    if len(between) > _REACH:
        return False
    return all(site.context.time_at(at) or site.doc[at].tag_ in {"IN", ",", "DT"} for at in between)


def is_of_other_side(site: Site, start: int) -> bool:
    """Whether a time behind a figure is of what it is compared with: "up 22% from $53 million in May"."""
    words = {token.lower_ for token in site.doc[site.end : start]}
    return site.end <= start and bool(words & (_COMPARING | {"than"})) and ";" not in words


def is_compared_with(doc: Doc, start: int) -> bool:
    """Whether a time stands on the far side of a comparison: "from 2.4% in September"."""
    for token in reversed(doc[max(0, start - _BESIDE) : start]):
        if token.text in {",", ";", "."}:
            return False
        if token.lower_ in _COMPARING or token.lower_ == "than":
            return True
    return False


def is_of_a_period(site: Site, phrase: Phrase) -> bool:
    """Whether a figure without any time is of the period of the report that it stands in."""
    doc = site.doc
    if doc[phrase.head].lower_ not in word_set("flow_measures.txt"):
        return False
    beside = {
        token.lower_ for token in doc[max(site.sent_start, phrase.start - _BESIDE) : min(site.end + 3, site.sent_end)]
    }
    if beside & (word_set("other_period_words.txt") | _RELATIVES):
        return False
    return not site.is_parsed or not any(
        token.dep_.endswith("relcl") for token in islice(site.root.ancestors, _DEEPEST)
    )
