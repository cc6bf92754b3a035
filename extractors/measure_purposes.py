"""What an amount is for: "$50 million in upfront payments", "paid $5 million for the rights", "spent it on marketing".

"paid $5 million in cash" says how it was paid, not what for: no measure.
"""

from __future__ import annotations

from extractors.figure_words import is_verb_of
from extractors.measure_changes import complement
from extractors.neighbours import Found
from extractors.noun_phrases import Phrase, phrase_after
from extractors.phrase_words import is_noun
from extractors.predicates import governing_verb, is_owner
from extractors.sites import Site
from schemas.figures import FigureType

_PAYING = frozenset(
    [
        "pay",
        "spend",
        "offer",
        "buy",
        "budget",
        "allocate",
        "award",
        "seek",
        "earmark",
        "fund",
        "invest",
        "commit",
        "raise",
        "charge",
        "bid",
        "agree",
        "set",
    ]
)


def in_after(site: Site, found: Found) -> Phrase | None:
    """ "$50 million in upfront payments", "paid $5 million for the rights"."""
    if site.match.amount.type in {FigureType.PERCENT, FigureType.COUNT} or site.end >= len(site.doc):
        # "620 in each arm"
        return None
    word = site.doc[site.end].lower_
    bought = _bought(site)
    if bought is not None:
        return bought
    is_due = site.left - 2 >= site.sent_start and site.doc[site.left - 2].tag_ == "JJ"  # "eligible for"
    if site.doc[site.left - 1].lower_ in {"for", "at"} and site.left > site.sent_start and not is_due:
        # "valued at $4.5 billion in its last round", "bought for $1.8 billion in cash"
        return None
    verb = governing_verb(site)
    is_paid = verb is not None and is_verb_of(verb, _SPENDING)
    if word == "for" and not (verb is not None and is_verb_of(verb, _PAYING - {"raise"})):
        return None
    if word == "on" and not (verb is not None and is_verb_of(verb, _PAYING - {"raise", "seek", "bid", "agree"})):
        return None
    if word not in {"for", "in", "on"}:
        return None
    phrase = complement(site.context, site.end, site.sent_end, frozenset({word}))
    if phrase is not None and is_paid and site.doc[phrase.head].lower_ in _MEANS_OF_PAYMENT:
        return None
    if phrase is not None and site.doc[phrase.start].lower_ in {"lieu", "addition", "exchange", "return", "advance"}:
        return None
    if phrase is not None and word == "in" and site.doc[phrase.head].lower_ in _PLACED:
        # "investing $1 billion in rural communities"
        return None
    is_money = site.match.amount.type is FigureType.MONEY
    # "3,900 square feet in Building 7", but "$5 million in Bitcoin".
    return phrase if phrase is None or is_money or site.doc[phrase.head].tag_ not in {"NNP", "NNPS"} else None


_MEANS_OF_PAYMENT = frozenset({"cash", "stock", "shares", "equity", "instalments", "installments"})
""""Acme paid $5 million in cash": how, not what for."""


_SPENDING = frozenset({"pay", "offer", "spend", "receive"})
_PLACED = frozenset(
    [
        *("community", "communities", "region", "regions", "country", "countries", "city", "cities", "state", "states"),
        *("area", "areas", "neighborhood", "neighborhoods", "town", "towns", "company", "companies", "people"),
    ]
)
"""Where money goes, not what it is for."""


def dosed(site: Site, found: Found) -> Phrase | None:
    """ "patients who took oravelimab 10 mg once a day": the substance right before its dose."""
    if site.match.amount.type is not FigureType.QUANTITY or site.match.amount.unit not in _DOSES:
        return None
    before = site.doc[site.left - 1]
    if site.left <= site.sent_start or not is_noun(before) or before.text.isdigit():
        return None
    return Phrase(before.i, before.i + 1, before.i, core_end=before.i + 1)


_DOSES = frozenset({"mg", "mcg", "ug", "µg", "g", "IU", "U", "mL", "ml", "mg/kg", "mg/mL", "mg/ml", "mcg/kg"})


def _bought(site: Site) -> Phrase | None:
    """ "bought a mansion for $27 million": what is paid for, where it is no name."""
    doc = site.doc
    verb = governing_verb(site)
    if verb is None or not is_verb_of(verb, _TRADING) or doc[site.left - 1].lower_ != "for" or verb.i > site.start:
        return None
    start = verb.i + 1 + (doc[verb.i + 1].tag_ == "RP")  # "bought back 2 million shares"
    while start < site.left and doc[start].tag_ in {"DT", "PRP$", "CD"}:
        start += 1
    phrase = phrase_after(site.context, start, site.left)
    if phrase is None or is_owner(site.context, phrase.head):
        return None
    # "bought its rival Alder Inc. for $5 million" names whom, not what.
    return None if phrase.end < site.left and site.context.owner_at(phrase.end) else phrase


_TRADING = frozenset({"buy", "sell", "acquire", "purchase", "lease", "rent"})
