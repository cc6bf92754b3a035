"""The vocabulary of figures: words of change, verbs that measure, nouns that own. Read once from the lexicons."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from extractors.lexicons import entries
from schemas import Direction


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of one lexicon, for membership."""
    return frozenset(entries(name))


@cache
def change_cues(part_of_speech: str) -> dict[str, Direction]:
    """Direction by lemma, of the verbs, nouns or adverbs of change."""
    rows = (line.split("\t") for line in entries("change_cues.tsv"))
    return {lemma: Direction(direction) for direction, kind, lemma in rows if kind == part_of_speech}


def lemma_of(lemma: str, lower: str, table: dict[str, Direction]) -> str | None:
    """The entry that a word is: by the tagger's lemma, else by its form less an ending."""
    for form in (lemma.lower(), lower, *stems(lower)):
        if form in table:
            return form
    return None


def is_verb_of(verb: Token, lemmas: frozenset[str]) -> bool:
    """Whether a verb is one of some, by its lemma or its form: a lemmatizer does not know "set" for a past tense."""
    return any(form in lemmas for form in (verb.lemma_.lower(), verb.lower_, *stems(verb.lower_)))


def stems(word: str) -> tuple[str, ...]:
    """What a regular form may come from: "soared" → "soare", "soar"; irregular ones the lemmatizer knows."""
    irregular = _IRREGULAR.get(word)
    if irregular:
        return (irregular,)
    if word.endswith("ies") or word.endswith("ied"):
        return (word[:-3] + "y",)
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
            return stem, stem + "e", doubled
    return ()


_IRREGULAR = {
    "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow", "fell": "fall", "fallen": "fall",
    "shrank": "shrink", "shrunk": "shrink", "sank": "sink", "sunk": "sink", "slid": "slide", "lost": "lose",
    "leapt": "leap", "swelled": "swell", "swollen": "swell", "shed": "shed", "held": "hold", "dove": "dive",
    "was": "be", "were": "be", "is": "be", "are": "be", "been": "be", "came": "come", "stood": "stand",
    "began": "begin", "sold": "sell", "went": "go", "sat": "sit", "ran": "run", "broke": "break", "became": "become",
}  # fmt: skip


def is_change_noun(word: str, lemma: str) -> bool:
    return lemma_of(lemma, word, change_cues("noun")) is not None


def is_measure_verb(word: str, lemma: str) -> bool:
    """Whether a verb's subject is what its figure measures: "reached", "was", "fell"."""
    if lemma_of(lemma, word, change_cues("verb")) is not None:
        return True
    verbs = word_set("measure_verbs.txt")
    return any(form in verbs for form in (lemma.lower(), word, *stems(word)))
