"""In which sense a noun stands: a fund that closes or any other, a listing that is sought or one that is there.

"closed its first fund at $30 million"              ->  a deal
"Norvane, a spin-off of Halden"                     ->  what Norvane is
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from extractors import syntax
from extractors.deal_lexicon import deal_words, has_amount, lemma_of


def is_sought(doc: Doc, position: int) -> bool:
    """ "filed for a listing in Stockholm"; not "its listing on the exchange"."""
    verb = lemma_of(syntax.parent(doc[position]))
    return verb in {"file", "plan", "seek", "prepare", "consider", "explore", "weigh", "postpone", "eye"}


def is_own_listing(doc: Doc, position: int) -> bool:
    """ "following the company's listing on London's junior market"."""
    following = [token.lower_ for token in doc[position + 1 : position + 8]]
    is_market = bool({"market", "exchange", "nasdaq", "nyse", "aim", "asx", "tsx"} & set(following))
    return following[:1] == ["on"] and is_market and doc[position - 1].tag_ in {"POS", "PRP$"}


def is_closed_fund(doc: Doc, position: int, start: int) -> bool:
    """ "closed its first fund at $30 million", "the closing of its $82 million second fund"; not "closed-end fund"."""
    before = [token.lower_ for token in doc[max(start, position - 9) : position]]
    is_closing = bool({"close", "closes", "closed", "closing"} & set(before)) and "end" not in before
    following = doc[position + 1].lower_ if position + 1 < len(doc) else ""
    is_sized = following in {"at", "with"} and has_amount(doc, position + 2, position + 6)
    return doc[position].tag_ in {"NN", "NNP"} and is_closing and (is_sized or has_amount(doc, start, position))


def tells_origin(doc: Doc, position: int) -> bool:
    """ "with Norvane, a spin-off of Halden known for …": what a company is."""
    before = [token.lower_ for token in doc[max(0, position - 4) : position]]
    return any(first in {",", "is", "as", "–", "—"} and second in {"a", "an"} for first, second in pairwise(before))


def is_series(doc: Doc, position: int) -> bool:
    """ "Series B", but not "Series B preferred stock"."""
    if position + 1 >= len(doc):
        return False
    letter = doc[position + 1].text
    after = doc[position + 2].lower_ if position + 2 < len(doc) else ""
    is_label = (letter[:1] in "ABCDEFGH" and len(letter) <= 2) or letter.lower() in {"seed"}
    return is_label and after not in deal_words("no series")
