"""PolNeAR's attributions, laid on our words.

{"doc", "text", "attributions": [{"source": [[start, end]], "cue": [[start, end]], "content": [[start, end], …]}]}

What both sides are spared: marks of punctuation and quotation at the edges of a span, the "'s" behind a source, and the
borders of content that only follow from sentences ("“We won.” “And we grew.”" is one stretch).
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.attribution_words import Stretch, Words
from schemas import ConfigError


@dataclass(frozen=True)
class Marked:
    """One attribution, as stretches of words: the source and the cue have one or none."""

    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]


def read_polnear(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file. Raises ConfigError where it holds something else."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
    except (OSError, ValueError) as error:
        raise ConfigError("cannot be read as lines of JSON", concerns=str(path)) from error
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "attributions" not in row:
            raise ConfigError("holds no attributions", concerns=str(path))
        yield row


def marked(words: Words, attributions: Sequence[dict[str, Any]]) -> list[Marked]:
    """The attributions whose cue has a word; those without one cannot be found by it."""
    found = []
    for attribution in attributions:
        content = joined(words, [on_words(words, *span) for span in attribution["content"]])
        source = joined(words, [on_words(words, *span) for span in attribution["source"]])
        raw = [on_words(words, *span) for span in attribution["cue"]]
        cue = joined(words, raw) or raw  # the colon of a headline has nothing but itself
        found.append(Marked(source[0] if source else None, cue[0] if cue else None, tuple(content)))
    return found


def on_words(words: Words, start: int, end: int) -> Stretch:
    """The words that the characters start:end touch."""
    first = bisect_right(words.offsets, start, key=lambda offset: offset[1])
    return first, max(first, bisect_left(words.offsets, end, key=lambda offset: offset[0]))


def joined(words: Words, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches without loose edges; those with nothing but marks between them become one."""
    kept: list[Stretch] = []
    for first, end in sorted(words.trimmed(*stretch) for stretch in stretches):
        if first >= end:
            continue
        if kept and all(words.is_loose(index) for index in range(kept[-1][1], first)):
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((first, end))
    return kept
