"""Where an article may speak of a deal: verbs ("acquired", "licensed"), nouns ("merger", "Series B") and agreements.

"entered into an exclusive license agreement with"  ->  <agreement>, licence
"the acquisition of Norvane by Halden"              ->  <acquisition>
"an employment agreement", "product offerings"      ->  none
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractors import syntax
from extractors.lexicons import entries
from extractors.sites import MAX_PARSED_TOKENS, Context
from schemas import DealType

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = _NOUN_TAGS | {"JJ", "VBG", "VBN", "CC", "HYPH", "JJR", "JJS", "CD", ","}
_REACH = 10


@dataclass(frozen=True)
class Cue:
    """A word that may make a deal."""

    position: int
    kind: Literal["verb", "noun", "again", "role"]
    frame: str = ""
    """The frame of a verb; the role of a noun such as "seller"."""
    type: DealType | None = None
    """What a noun makes; of one that only takes up a deal ("the offering") what it takes up, None for "the deal"."""


@cache
def deal_words(group: str) -> frozenset[str]:
    """The words of one group of lexicons/deal_words.tsv."""
    rows = (line.split("\t") for line in entries("deal_words.tsv"))
    return next(frozenset(words.split()) for name, words in rows if name == group)


@cache
def _table(kind: str) -> dict[str, str]:
    rows = (line.split("\t") for line in entries("deal_cues.tsv"))
    return {word: value for row_kind, value, word in rows if row_kind == kind}


@cache
def _gate() -> numpy.ndarray:
    words = {word for kind in ("verb", "noun", "agreement", "again", "role") for word in _table(kind)}
    return numpy.array(sorted(get_string_id(word) for word in words), dtype="uint64")


def cue_positions(doc: Doc) -> list[int]:
    """The tokens that may be cues, found without looking at each of them."""
    if not len(doc):
        return []
    columns = doc.to_array(["LOWER", "LEMMA"])
    return [int(position) for position in numpy.flatnonzero(numpy.isin(columns, _gate()).any(axis=1))]


def find_cues(context: Context) -> list[Cue]:
    """The cues of an article in the order of the text."""
    cues = []
    for position in cue_positions(context.doc):
        start, end = context.sentence_at(position)
        if end - start > MAX_PARSED_TOKENS or context.named_at(position):
            continue
        cue = _cue_at(context.doc, position, start)
        if cue is not None:
            cues.append(cue)
    return cues


def lemma_of(token: Token) -> str:
    """The lemma in small letters; of "Acquires" in a headline "acquire", whatever the tagger took it for."""
    return str(token.lemma_).lower()


def _cue_at(doc: Doc, position: int, start: int) -> Cue | None:
    token = doc[position]
    word = lemma_of(token)
    if (frame := _table("verb").get(word)) and (token.tag_.startswith("VB") or _is_misread(token)):
        return Cue(position, "verb", frame)
    if token.tag_ not in _NOUN_TAGS and not (word in {"ipo", "series"} and token.text[0].isupper()):
        return None
    if word in _table("agreement"):
        kind = _type_of_agreement(doc, position, start)
    elif word in _table("noun"):
        kind = _type_of_noun(doc, position, start, word)
    else:
        kind = None
    if kind is not None:
        return Cue(position, "noun", type=kind)
    if (role := _table("role").get(word)) and _is_definite(doc, position, start):
        return Cue(position, "role", role)
    if word not in _table("again") or not _is_definite(doc, position, start):
        return None
    taken_up = _table("noun").get(word)
    return Cue(position, "again", type=DealType(taken_up) if taken_up else None)


def _is_misread(token: Token) -> bool:
    """ "Halden partners with Norvane", "Halden Acquires Norvane", which a tagger may take for a plural."""
    return token.tag_ in {"NNS", "NNPS"} and token.dep_ == "ROOT" and token.lower_.endswith("s")


def modifiers_of(doc: Doc, position: int, start: int) -> list[Token]:
    """The words before a noun that may belong to it, the nearest first: "initial public" of an offering."""
    found = []
    for index in range(position - 1, max(start, position - _REACH) - 1, -1):
        token = doc[index]
        if token.tag_ not in _BEFORE_NOUN and token.text not in {"/", "-", "–", "&"}:
            break
        if token.text == "," and not (index + 1 < position and doc[index + 1].tag_ in _BEFORE_NOUN):
            break
        found.append(token)
    return found


def _type_of_agreement(doc: Doc, position: int, start: int) -> DealType | None:
    """By its modifiers, of several the licence first: "a collaboration and license agreement" is a licence."""
    word = lemma_of(doc[position])
    words = [token.lower_ for token in modifiers_of(doc, position, start)]
    after = [token.lower_ for token in doc[position + 1 : position + 3]]
    if word == "memorandum" and after == ["of", "understanding"]:
        words.append("understanding")
    kinds = [_table("modifier")[form] for form in words if form in _table("modifier")]
    if word == "mou":
        kinds.append("collaboration")
    if not kinds:
        kinds = _purposes(doc, position) or _aims(doc, position)
    if word == "order":
        return DealType.SUPPLY if "purchase" in words or _is_won(doc[position]) else None
    if "none" in kinds or not kinds:
        if "none" not in kinds and word in {"contract"}:
            return DealType.SUPPLY
        return None
    if {"power", "supply", "offtake"} & set(words) and "purchase" in words:
        return DealType.SUPPLY
    if kinds[-1] == "option":
        return DealType.OPTION
    for first in ("licence", "merger", "acquisition", "option"):
        if first in kinds:
            return DealType(first)
    return DealType(kinds[0])


def _purposes(doc: Doc, position: int) -> list[str]:
    """ "an agreement for the exclusive distribution of AB-123": what it is for."""
    following = [token.lower_ for token in doc[position + 1 : position + 7]]
    if not following or following[0] not in {"for", "on", "regarding", "covering"}:
        return []
    told = next((word for word in following[1:] if word in _table("modifier")), None)
    return [_table("modifier")[told]] if told and _table("modifier")[told] != "none" else []


_AIMS = {
    "develop": "collaboration",
    "co-develop": "collaboration",
    "explore": "collaboration",
    "study": "collaboration",
    "research": "collaboration",
    "test": "collaboration",
    "build": "collaboration",
    "launch": "collaboration",
    "offer": "collaboration",
    "supply": "supply",
    "deliver": "supply",
    "provide": "supply",
    "distribute": "supply",
    "license": "licence",
}


def _aims(doc: Doc, position: int) -> list[str]:
    """ "a deal with Norvane to develop batteries": what it is to bring about."""
    for token in doc[position + 1 : position + 16]:
        if token.text in {";", "."} or token.tag_ in {"VBD", "VBZ", "MD"}:
            break
        if token.tag_ == "VB" and doc[token.i - 1].lower_ == "to":
            kind = _AIMS.get(lemma_of(token))
            return [kind] if kind else []
    return []


def _is_won(order: Token) -> bool:
    """ "won an order worth $5 million from Halden", not "obeyed a court order"."""
    verb = syntax.parent(order)
    return lemma_of(verb) in {"win", "land", "secure", "book"}


def _type_of_noun(doc: Doc, position: int, start: int, word: str) -> DealType | None:
    modifiers = {token.lower_ for token in modifiers_of(doc, position, start)}
    following = doc[position + 1] if position + 1 < len(doc) else None
    if following is not None and _heads_further(doc, following, word):
        return None
    match word:
        case "offering":
            if {"initial", "public"} <= modifiers:
                return DealType.IPO
            is_offered = following is not None and following.lower_ == "of"
            if not modifiers & deal_words("offering words") and not (is_offered and doc[position].tag_ == "NN"):
                return None
            return DealType.PRIVATE_PLACEMENT if "private" in modifiers else DealType.OFFERING
        case "placement":
            is_priced = "private" in modifiers or _has_money(doc, position, start)
            return DealType.PRIVATE_PLACEMENT if is_priced else None
        case "pipe":
            return DealType.PRIVATE_PLACEMENT if doc[position].text == "PIPE" else None
        case "float" | "flotation":
            return DealType.IPO if doc[position].tag_ == "NN" and "free" not in modifiers else None
        case "listing":
            return DealType.IPO if {"direct", "public"} & modifiers and "indirect" not in modifiers else None
        case "bid" | "offer":
            is_for = following is not None and (following.lower_ == "for" or _has_money(doc, position, start))
            is_takeover = modifiers & deal_words("takeover words")
            is_price = following is not None and following.lower_ == "of" and word == "offer"
            is_answered = lemma_of(syntax.parent(doc[position])) in {"reject", "accept", "spurn", "rebuff"}
            is_bid = is_takeover or (is_for and word == "bid") or is_price
            return DealType.ACQUISITION if is_bid or (is_answered and word == "offer") else None
        case "round" | "loan" | "facility":
            wanted = deal_words("funding words") | {"investment", "term", "revolving"}
            return DealType.FINANCING if modifiers & wanted or _has_money(doc, position, start) else None
        case "series":
            return DealType.FINANCING if _is_series(doc, position) else None
        case "funding" | "financing":
            is_told = modifiers & deal_words("funding words") or _has_money(doc, position, start)
            return DealType.FINANCING if is_told or word == "financing" else None
        case "combination":
            return DealType.MERGER if "business" in modifiers else None
        case "venture":
            return DealType.COLLABORATION if "joint" in modifiers else None
        case "issue":
            return DealType.OFFERING if modifiers & {"rights", "share", "bond"} else None
        case "option":
            following_words = [token.lower_ for token in doc[position + 1 : position + 4]]
            is_to = following_words[:1] == ["to"] and len(following_words) > 1
            is_deal = is_to and following_words[1] in {"license", "licence", "acquire", "buy", "in-license"}
            return DealType.OPTION if is_deal and doc[position].tag_ == "NN" else None
        case "grant":
            return None if modifiers & deal_words("no grants") else DealType.GRANT
    return DealType(_table("noun")[word])


def _heads_further(doc: Doc, following: Token, word: str) -> bool:
    """ "the merger agreement", "acquisition costs": the noun only modifies the next one, which is the cue then."""
    if word == "series" or following.text in {"-", "–"}:
        return word != "series" and following.text == "-"
    is_noun = following.tag_ in {"NN", "NNS"} or (following.tag_ in {"NNP", "NNPS"} and following.dep_ != "flat")
    return is_noun and doc[following.i - 1].dep_ in {"compound", "amod", "nmod"} and not following.is_punct


def _is_series(doc: Doc, position: int) -> bool:
    """ "Series B", but not "Series B preferred stock"."""
    if position + 1 >= len(doc):
        return False
    letter = doc[position + 1].text
    after = doc[position + 2].lower_ if position + 2 < len(doc) else ""
    is_label = (letter[:1] in "ABCDEFGH" and len(letter) <= 2) or letter.lower() in {"seed"}
    return is_label and after not in deal_words("no series")


def _has_money(doc: Doc, position: int, start: int) -> bool:
    before = doc[max(start, position - 6) : position]
    return any(token.is_currency or token.text[:1] in "$€£¥" for token in before)


def _is_definite(doc: Doc, position: int, start: int) -> bool:
    """Whether a noun takes up a deal named before: "the proposed transaction", "this round"."""
    for index in range(position - 1, max(start, position - 6) - 1, -1):
        word = doc[index].lower_
        if word in {"the", "this", "its", "their", "our", "such"}:
            return True
        if doc[index].tag_ not in _BEFORE_NOUN:
            return False
    return False
