"""The words of deals: lexicons/deal_cues.tsv and lexicons/deal_words.tsv, and how a token is looked up in them."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from extractors.lexicons import entries

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = NOUN_TAGS | {"JJ", "VBG", "VBN", "CC", "HYPH", "JJR", "JJS", "CD", ",", "$"}
_REACH = 10


@cache
def deal_words(group: str) -> frozenset[str]:
    """The words of one group of lexicons/deal_words.tsv."""
    rows = (line.split("\t") for line in entries("deal_words.tsv"))
    return next(frozenset(words.split()) for name, words in rows if name == group)


@cache
def cue_table(kind: str) -> dict[str, str]:
    """The words of one kind of lexicons/deal_cues.tsv with what they make."""
    rows = (line.split("\t") for line in entries("deal_cues.tsv"))
    return {word: value for row_kind, value, word in rows if row_kind == kind}


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for kind in ("noun", "agreement", "again", "role") for word in cue_table(kind))


def lemma_of(token: Token) -> str:
    """The lemma in small letters; of "merger" and "Acquires" in a headline too, whatever the tagger took them for."""
    return str(token.lower_ if token.lower_ in _nouns() else token.lemma_.lower())


def is_plural(token: Token) -> bool:
    """ "mergers", "licences"; not "merger", which a tagger may call a plural in a headline."""
    return token.tag_ in {"NNS", "NNPS"} and token.lower_.endswith("s") and token.lower_ != "series"


def is_past(token: Token) -> bool:
    """ "acquired", "bought"; not "snaps", which a tagger may call past in a headline."""
    return token.tag_ in {"VBD", "VBN"} and not (token.tag_ == "VBD" and token.lower_.endswith("s"))


def is_participle(token: Token) -> bool:
    """ "led by", "acquired by", whatever the tagger took the verb for."""
    return token.tag_ in {"VBN", "VBD"}


def modifiers_of(doc: Doc, position: int, start: int) -> list[Token]:
    """The words before a noun that may belong to it, the nearest first: "initial public" of an offering."""
    found = []
    for index in range(position - 1, max(start, position - _REACH) - 1, -1):
        token = doc[index]
        if token.tag_ not in _BEFORE_NOUN and token.text not in _JOINTS and not _is_part(doc, index):
            break
        if token.text == "," and not (index + 1 < position and doc[index + 1].tag_ in _BEFORE_NOUN):
            break
        found.append(token)
    return found


def modifier_words(doc: Doc, position: int, start: int) -> list[str]:
    """The modifiers of a noun in small letters, the nearest first, those with hyphens whole and in their parts."""
    words: list[str] = []
    for token in modifiers_of(doc, position, start):
        joined = token.lower_
        index = token.i
        while index + 2 < position and is_joined(doc, index):
            joined += "-" + doc[index + 2].lower_
            index += 2
        words += [token.lower_] if joined == token.lower_ else [joined, token.lower_]
    return words


def _is_part(doc: Doc, index: int) -> bool:
    return is_joined(doc, index) or (index > 1 and is_joined(doc, index - 2))


def is_joined(doc: Doc, index: int) -> bool:
    """Whether a hyphen ties a word to the next one: "out" of "out-licensing"."""
    return index + 1 < len(doc) and doc[index + 1].text in {"-", "‑"} and not doc[index].whitespace_


def has_amount(doc: Doc, start: int, end: int) -> bool:
    """Whether an amount of money stands among some tokens, by its signs: "$5", "1.2 billion rupee"."""
    return any(token.is_currency or token.text[:1] in "$€£¥₹" or token.lower_ in _SCALES for token in doc[start:end])


_JOINTS = frozenset({"/", "-", "–", "&"})
_SCALES = frozenset({"million", "billion", "trillion", "crore", "lakh", "mln", "bn", "dollar", "euro", "rupee", "yen"})


def is_definite(doc: Doc, position: int, start: int) -> bool:
    """Whether a noun takes up a deal named before: "the proposed transaction", "this round"."""
    for index in range(position - 1, max(start, position - 6) - 1, -1):
        word = doc[index].lower_
        if word in {"the", "this", "its", "their", "our", "such"}:
            return True
        if doc[index].tag_ not in _BEFORE_NOUN:
            return False
    return False
