"""Who stays in mind while somebody speaks: what decides whom the next "he" means.

Roe told Poe that sales had doubled. He added …       →  Roe: Poe only listened
Roe said Poe had left. He called it a loss.            →  Roe: Poe stands in what was said
Roe said sales had doubled. Poe shook his head. He …   →  Poe: he does something, outside of all that is reported
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from extractors.attribution_words import Stretch
from extractors.attributions import Attribution
from extractors.mentions import token_at
from extractors.syntax import SUBJECTS


def reported_stretches(attributions: Iterable[Attribution], quoted: Iterable[Stretch]) -> list[Stretch]:
    """The characters of all that is reported, each from who says it to its end: in order, none touching another."""
    stretches = [*quoted]
    for attribution in attributions:
        parts = [span for span in (*attribution.content, attribution.cue, attribution.source) if span]
        stretches.append((min(start for start, _ in parts), max(end for _, end in parts)))
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def acts(doc: Doc, start: int, end: int) -> bool:
    """Whether the person named in start:end is the subject of a clause; without a parse, always."""
    first, last = token_at(doc, start), token_at(doc, end - 1)
    if first is None or last is None or not doc.has_annotation("DEP"):
        return True
    return any(
        token.dep_ in SUBJECTS or (token.dep_ == "conj" and token.head.dep_ in SUBJECTS)
        for token in doc[first.i : last.i + 1]
    )


def is_same_sentence(doc: Doc, earlier: int, later: int) -> bool:
    """Whether two characters stand in one sentence."""
    first, last = token_at(doc, earlier), token_at(doc, later)
    if first is None or last is None or not doc.has_annotation("SENT_START"):
        return False
    return bool(first.sent.start == last.sent.start)
