"""Figures of what there is already, whatever the clause around them says will happen to it.

"More than a third of Tarno's 12,000 employees will receive notice."   ->  there are 12,000
"The merger will give it access to the fund's 1.2 million members."    ->  there are as many
"Tarno will hire the 300 workers that it needs."                       ->  these are planned
"a projected market value of $600 million by 2027"                     ->  forecast by the noun itself
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.noun_phrases import Phrase
from extractors.sites import Site
from schemas.figures import FigureType

_DEFINITE = frozenset({"the", "its", "their", "our", "his", "her", "these", "those", "this"})
_TO_COME = frozenset(
    ["additional", "new", "planned", "proposed", "expected", "projected", "remaining", "potential", "future", "more"]
)
_WANTING = frozenset({"it", "they", "we", "he", "she", "you", "i"})
_FORESEEING = frozenset({"projected", "expected", "forecast", "forecasted", "anticipated", "predicted"})


def is_given(site: Site, phrase: Phrase | None) -> bool:
    """Whether the figure counts things that the text speaks of as there: "the company's 12,000 employees"."""
    doc = site.doc
    if phrase is None or site.match.amount.type is not FigureType.COUNT or phrase.start < site.end:
        return False
    before = doc[site.left - 1] if site.left > site.sent_start else None
    is_owned = before is not None and before.tag_ in {"POS", "PRP$"}
    if not is_owned and doc[site.left].lower_ not in _DEFINITE and (before is None or before.lower_ not in _DEFINITE):
        return False
    words = {token.lower_ for token in doc[site.left : phrase.end]}
    return not words & _TO_COME and not _is_defined_by_need(site, phrase)


def _is_defined_by_need(site: Site, phrase: Phrase) -> bool:
    """ "the 300 workers that it needs", "the 40 stores it plans to open": there only once they are wanted."""
    following = [token.lower_ for token in site.doc[phrase.end : min(phrase.end + 2, site.sent_end)]]
    return bool(following) and following[-1 if following[0] in {"that", "which"} else 0] in _WANTING


def wants_itself(site: Site, verb: Token) -> bool:
    """ "Forty firms plan to leave", "two patients sought treatment": those who want something are no target."""
    counted = site.root.head
    return site.is_parsed and site.end <= verb.i and counted.head == verb and counted.dep_ == "nsubj"


def is_foreseen(site: Site, phrase: Phrase | None) -> bool:
    """ "a projected value of $600 million", "an expected 40,000 visitors"."""
    if site.match.amount.type is FigureType.MULTIPLE:
        # "14 times expected earnings"
        return False
    words = [token.lower_ for token in site.doc[site.left : site.start]]
    if phrase is not None:
        words += [token.lower_ for token in site.doc[phrase.start : phrase.head]]
    return not _FORESEEING.isdisjoint(words)
