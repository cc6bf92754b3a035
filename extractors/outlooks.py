"""What is expected of a measure without a word on who expects it.

"Capital expenditures are expected to be $50 million."       in a company's own release: guidance
"The market will continue to expand at 28% a year."          forecast: a market plans nothing
"The market is growing at 8% a year to reach $10 billion by 2030."   forecast: 2030 is still to come
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors import syntax
from extractors.figure_words import is_measure_verb, word_set
from extractors.noun_phrases import Phrase
from extractors.owners import issuer_of
from extractors.reading import article_of, section_at
from extractors.sites import Site

_EXPECTED = frozenset({"expected", "anticipated", "projected", "forecast", "forecasted", "estimated"})
_OF_OTHERS = frozenset(
    ["market", "markets", "industry", "industries", "sector", "global", "worldwide", "analysts", "consensus", "economy"]
)
_OF_DEALS = frozenset({"proceeds", "equity", "funding", "investment", "shares", "debt", "loans", "fees"})
"""What a financing brings, which is no result."""
_BEHIND = 6


def is_own_outlook(site: Site, phrase: Phrase, verbs: list[Token]) -> bool:
    """Whether a release says of its own company what revenue, costs or the like are expected to be."""
    doc = site.doc
    head = doc[phrase.head].lower_
    if head in _OF_DEALS or head not in word_set("financial_measures.txt") or issuer_of(site.context) is None:
        return False
    verb = next((token for token in verbs if token.lower_ in _EXPECTED and token.tag_ == "VBN"), None)
    if verb is None or syntax.agent_of(verb) is not None or section_at(doc, site.match.start).is_boilerplate:
        return False
    is_present = any(child.lower_ in {"is", "are", "'s", "’s"} for child in verb.children)
    return is_present and not any(token.lower_ in _OF_OTHERS for token in doc[site.sent_start : site.sent_end])


def is_of_market(verbs: list[Token]) -> bool:
    """Whether a market, demand or the like is what will do something."""
    subject = syntax.subject_of(verbs[0]) if verbs else None
    return subject is not None and subject.lower_ in _PLANNING_NOTHING


_PLANNING_NOTHING = frozenset(
    [
        *("market", "markets", "industry", "sector", "economy", "demand", "supply", "population", "temperature"),
        *("temperatures", "inflation", "prices", "price", "unemployment", "emissions", "shortage", "trend"),
    ]
)


def reaches_ahead(site: Site, verbs: list[Token]) -> bool:
    """ "to reach $10 billion by 2030": an infinitive with a time that is still to come."""
    verb, anchor = verbs[0] if verbs else None, article_of(site.doc).anchor
    if verb is None or anchor is None or verb.tag_ != "VB" or site.doc[verb.i - 1].tag_ != "TO":
        return False
    if not is_measure_verb(verb.lower_, verb.lemma_):
        return False
    times = (site.context.time_at(at) for at in range(site.end, min(site.end + _BEHIND, site.sent_end)))
    return any(time is not None and time.start is not None and time.start > anchor for time in times)
