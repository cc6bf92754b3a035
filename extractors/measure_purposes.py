"""What an amount is for: "$50 million in upfront payments", "paid $5 million for the rights", "spent it on marketing".

"paid $5 million in cash" says how it was paid, not what for: no measure.
"""

from __future__ import annotations

from extractors.measure_changes import complement
from extractors.neighbours import Found
from extractors.noun_phrases import Phrase, is_noun, phrase_after
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
    if site.match.amount.type is FigureType.PERCENT or site.end >= len(site.doc):
        return None
    word = site.doc[site.end].lower_
    bought = _bought(site)
    if bought is not None:
        return bought
    if site.doc[site.left - 1].lower_ in {"for", "at"} and site.left > site.sent_start:
        # "valued at $4.5 billion in its last round", "bought for $1.8 billion in cash"
        return None
    verb = governing_verb(site)
    is_paid = verb is not None and verb.lemma_.lower() in {"pay", "offer", "spend", "receive"}
    if word == "for" and not (verb is not None and verb.lemma_.lower() in _PAYING - {"raise"}):
        return None
    if word == "on" and not (verb is not None and verb.lemma_.lower() in _PAYING - {"raise", "seek", "bid", "agree"}):
        return None
    if word not in {"for", "in", "on"}:
        return None
    phrase = complement(site.context, site.end, site.sent_end, frozenset({word}))
    if phrase is not None and is_paid and site.doc[phrase.head].lower_ in _MEANS_OF_PAYMENT:
        return None
    is_money = site.match.amount.type is FigureType.MONEY
    # "3,900 square feet in Building 7", but "$5 million in Bitcoin".
    return phrase if phrase is None or is_money or site.doc[phrase.head].tag_ not in {"NNP", "NNPS"} else None


_MEANS_OF_PAYMENT = frozenset({"cash", "stock", "shares", "equity", "instalments", "installments"})
""""Acme paid $5 million in cash": how, not what for."""


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
    if verb is None or verb.lemma_.lower() not in _TRADING or doc[site.left - 1].lower_ != "for" or verb.i > site.start:
        return None
    start = verb.i + 1
    while start < site.left and doc[start].tag_ in {"DT", "PRP$", "CD"}:
        start += 1
    phrase = phrase_after(site.context, start, site.left)
    return phrase if phrase is not None and not is_owner(site.context, phrase.head) else None


_TRADING = frozenset({"buy", "sell", "acquire", "purchase", "lease", "rent"})
