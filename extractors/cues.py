"""The words that attribute: "said", "told", "according to", and what each may introduce."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from spacy.tokens import Token

from extractors.lexicons import entries

_AUXILIARIES = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d", "is", "was", "are", "were"})
_NOT_SAID = frozenset({
    "to", "not", "n't", "n’t", "never", "would", "could", "should", "might", "may", "can", "cannot", "must",
    "will", "'ll", "’ll", "wo", "did", "do", "does", "if", "let",
})  # fmt: skip
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'re", "’re", "get", "gets", "got"})
_DOUBLING = frozenset({"quip", "admit", "begin", "sum", "chat", "grin", "shrug", "snap", "nod", "beg", "concur"})


class Use(StrEnum):
    """What a cue may introduce (see lexicons/cue_verbs.txt)."""

    SAID = "said"
    THAT = "that"
    TOLD = "told"
    MARKS = "marks"
    SHOWN = "shown"
    RATED = "rated"
    NAMED = "named"
    ACCORDING = "according"


@cache
def cue_forms() -> dict[str, Use]:
    """Every finite form and present participle of the cue verbs, in small letters."""
    forms: dict[str, Use] = {}
    for entry in entries("cue_verbs.txt"):
        verb, use, *irregular = entry.split("\t")
        for form in _inflected(verb, irregular[0].split() if irregular else []):
            forms[form] = Use(use)
    return forms


def _inflected(verb: str, past: list[str]) -> list[str]:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = verb + verb[-1] if verb in _DOUBLING else stem
    third = verb[:-1] + "ies" if verb[-1] == "y" and verb[-2] not in "aeiou" else verb + "s"
    if verb.endswith(("s", "sh", "ch", "x")):
        third = verb + "es"
    regular = verb[:-1] + "ied" if third.endswith("ies") and verb[-1] == "y" else doubled + "ed"
    return [verb, third, (doubled if doubled != stem else stem) + "ing", *(past or [regular])]


@cache
def _base_forms() -> frozenset[str]:
    return frozenset(entry.split("\t")[0] for entry in entries("cue_verbs.txt")) - {"read", "forecast", "put"}


def is_base_form(word: str) -> bool:
    """Whether it is "say", "add": the form of an infinitive or of a plural subject."""
    return word in _base_forms()


def use_of(token: Token) -> Use | None:
    """What a word may introduce as a cue; None for any other word."""
    return cue_forms().get(token.lower_)


def is_participle(token: Token) -> bool:
    """Whether it is "saying", "adding": the subject is that of the clause before it."""
    return token.lower_.endswith("ing") and token.lower_ in cue_forms()


def is_auxiliary(word: str) -> bool:
    return word in _AUXILIARIES


def denies_saying(word: str) -> bool:
    """Whether the word before a cue means that nothing was said, or not yet: "would say", "to say", "did not say"."""
    return word in _NOT_SAID


def is_passive_helper(word: str) -> bool:
    """Whether the word before "said" makes it hearsay: "is said to be"."""
    return word in _BE
