"""Attributions by trained weights: who says, thinks or wants what, by which words.

    Acme's board doubts that the plant will open, according to Roe.
        →  source "Acme's board", cue "doubts", content "that the plant will open"
        →  source "Roe", cue "according to", content "Acme's board doubts that the plant will open"

Word by word: is it a cue? Then its source among the phrases of the sentence, its content on either side, and how far
the cue itself reaches. All linear on words and the parse: no second reading by the language model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extractors.attribution_contents import content_candidates
from extractors.attribution_cues import cue_candidates, cue_features
from extractors.attribution_extents import end_candidates, first_candidates
from extractors.attribution_sources import source_candidates
from extractors.attribution_weights import Weights, hashed
from extractors.attribution_words import Stretch, Words

Candidate = TypeVar("Candidate")


@dataclass(frozen=True, slots=True)
class ReadAttribution:
    """Stretches of words."""

    head: int
    """The main word of the cue."""
    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    score: float
    """Above 0: rather an attribution than none."""


def read_attributions(words: Words, weights: Weights) -> Iterator[ReadAttribution]:
    """The attributions of an article, in the order of their cues."""
    limit = weights.limit
    for index in cue_candidates(words):
        score = weights.score("cue", hashed(cue_features(words, index)))
        if score > limit:
            yield read_at(words, index, score, weights)


def read_at(words: Words, cue: int, score: float, weights: Weights) -> ReadAttribution:
    """The attribution whose cue is a word."""
    source, _ = _best("source", source_candidates(words, cue), weights)
    content = _content(words, cue, source, weights)
    others = [*content, *([source] if source else [])]
    first, _ = _best("extent", first_candidates(words, cue, others), weights)
    end, _ = _best("extent", end_candidates(words, cue, others), weights)
    return ReadAttribution(cue, (first, end), source, content, score)


def _content(words: Words, cue: int, source: Stretch | None, weights: Weights) -> tuple[Stretch, ...]:
    """What stands on either side; nothing on both would be no attribution."""
    chosen = []
    closest: tuple[float, Stretch | None] = (float("-inf"), None)
    for side in ("left", "right"):
        candidates = content_candidates(words, cue, source, side)
        best, score = _best(side, candidates, weights)
        if best is not None:
            chosen.append(best)
        elif len(candidates) > 1:
            other, other_score = _best(side, candidates[1:], weights)
            closest = max(closest, (other_score - score, other), key=lambda pair: pair[0])
    if not chosen and closest[1] is not None:
        chosen.append(closest[1])
    return tuple(chosen)


def _best(task: str, candidates: Sequence[tuple[Candidate, list[int]]], weights: Weights) -> tuple[Candidate, float]:
    """The candidate with the highest score; the first of equals."""
    scores = [weights.score(task, places) for _, places in candidates]
    at = max(range(len(scores)), key=scores.__getitem__)
    return candidates[at][0], scores[at]
