"""Reported speech that the rules miss: trained attributions, kept where they are one beyond doubt.

    Observers of the region, among them two former ministers, say the treaty will fail.
        →  the rules lose the subject over the commas; the weights know the clause, its source and its end

The weights know beliefs, wishes and criticism too. Here only words that say something count, outside quotations, with a
source that can speak and a clause that could be checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractors.attribution_cues import cue_features, kind_of
from extractors.attribution_reading import ReadAttribution, read_at
from extractors.attribution_weights import Weights, hashed, shipped_weights
from extractors.attribution_words import Stretch, Words, is_readable, words_of
from extractors.attributions import Attribution
from extractors.cues import Use, cue_forms, denies_saying
from extractors.phrases import NARRATORS

TRAINED = "quotes/trained"
"""The extractor of the records that the weights found; those of the rules are of "quotes"."""
_SPEAKING = frozenset({Use.SAID, Use.THAT, Use.TOLD, Use.SHOWN})
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP", "human", "body", "document"})
_DOCUMENTS = frozenset({"document"})
_HE_OR_THEY = frozenset({"he", "she", "they", "it", "who", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEADS = frozenset({"that", "today", "yesterday"})
_QUESTIONS = frozenset({"how", "why", "what", "when", "where", "who", "whether", "which"})
"""highlighted how it works: nothing that could be checked"""
_SURE = 1.0
"""The score of a cue from which on it counts here."""
_FEWEST_WORDS = 4


def missed_attributions(doc: Doc, taken: Sequence[Stretch]) -> Iterator[Attribution]:
    """Indirect attributions that touch none of the characters in `taken` (content, cues and quotations), in order."""
    weights = shipped_weights()
    if weights is None or not is_readable(doc):
        return
    occupied = bytearray(len(doc.text) + 1)
    for start, end in taken:
        occupied[start:end] = b"\1" * (end - start)
    words = words_of(doc)
    for index, lower in enumerate(words.lowers):
        if cue_forms().get(lower) not in _SPEAKING or words.quotation[index] >= 0 or occupied[words.offsets[index][0]]:
            continue
        if doc[index].text[0].isupper():  # a headline: "Acme Says Plant Will Close"
            continue
        found = _read(words, index, weights)
        if found is None:
            continue
        spans = [words.characters(stretch) for stretch in found.content]
        if any(any(occupied[start:end]) for start, end in spans):
            continue
        for start, end in spans:
            occupied[start:end] = b"\1" * (end - start)
        yield _attribution(words, found)


def _read(words: Words, index: int, weights: Weights) -> ReadAttribution | None:
    """The attribution of a word, if it tells beyond doubt who says what."""
    if words.pos[index] != "VERB" or _is_unsaid(words, index):
        return None
    use = cue_forms()[words.lowers[index]]
    if use is not Use.TOLD and any(words.deps[child] == "obj" for child in words.children[index]):
        return None  # claimed victory as the talks ended
    is_shown = use is Use.SHOWN
    score = weights.score("cue", hashed(cue_features(words, index)))
    if score < _SURE or (words.lemmas[index] == "find" and "that" not in words.lowers[index + 1 : index + 4]):
        return None  # she finds they are caught
    found = read_at(words, index, score, weights)
    if found.source is None or not _is_clause(words, found):
        return None
    return found if _can_speak(words, found.source, _DOCUMENTS if is_shown else _SPEAKERS) else None


def _is_unsaid(words: Words, index: int) -> bool:
    """ "would say", "did not say", "to say", "is said to"."""
    helpers = [child for child in words.children[index] if child < index and words.deps[child] != "nsubj"]
    return any(denies_saying(words.lowers[child]) or words.deps[child] == "aux:pass" for child in helpers)


def _can_speak(words: Words, source: Stretch, kinds: frozenset[str]) -> bool:
    tops = [at for at in range(*source) if words.heads[at] == at or not source[0] <= words.heads[at] < source[1]]
    if not tops or words.lowers[source[0]] in NARRATORS:
        return False
    is_pronoun = words.lowers[tops[0]] in _HE_OR_THEY and kinds is _SPEAKERS
    return is_pronoun or kind_of(words, tops[0]) in kinds


def _is_clause(words: Words, found: ReadAttribution) -> bool:
    """Whether the content is a clause with a subject of its own: not "the release of its book", "will join Acme"."""
    inside = [at for stretch in found.content for at in range(*stretch)]
    if len(inside) < _FEWEST_WORDS or found.head in inside or any(words.quotation[at] >= 0 for at in inside):
        return False
    if not _QUESTIONS.isdisjoint(words.lowers[max(0, inside[0] - 1) : inside[0] + 2]):
        return False
    tops = [at for at in inside if words.heads[at] not in inside or words.heads[at] == at]
    predicates = [at for at in tops if any(words.deps[child].startswith("nsubj") for child in words.children[at])]
    return any(
        words.tags[at] in _FINITE or any(words.tags[child] in _FINITE for child in words.children[at])
        for at in predicates
        if all(child in inside for child in words.children[at] if words.deps[child].startswith("nsubj"))
    )


def _attribution(words: Words, found: ReadAttribution) -> Attribution:
    assert found.source is not None
    content = []
    for first, end in found.content:
        while words.lowers[first] in _LEADS and end - first > 1:
            first += 1
        content.append(words.characters((first, end)))
    return Attribution(
        "indirect",
        content,
        paragraph=-1,
        cue=words.offsets[found.head],
        source=words.characters(found.source),
    )
