"""Trains the weights of attributions (extractors/attribution_*.py) on PolNeAR: numpy, minutes on one core.

    python -m corpus.recipe.train_attribution --data work/data --out extractors/models/attribution.npz polnear.train

What is learned from is our own language model's parse, so train again when that changes. The set states no licence:
`--vars.attributions ""` in project.yml names none, no weights are written, and quotes are found by the rules alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.polnear import Marked, marked, read_polnear
from corpus.recipe.linear import Questions, fit
from extractors.attribution_contents import content_candidates
from extractors.attribution_cues import cue_candidates, cue_features
from extractors.attribution_extents import end_candidates, first_candidates
from extractors.attribution_sources import source_candidates
from extractors.attribution_weights import TABLE, TASKS, hashed
from extractors.attribution_words import Stretch, Words, words_of
from extractors.pipeline import build_nlp
from extractors.text import clean_text
from extractors.tokens import make_doc

STEP = 0.06
"""Weights are stored as whole multiples of it."""
LIMIT = -0.3
"""The score from which on a word is a cue: chosen on the development part, where -0.6 to 0.3 are within a point."""
DECAYS = {"right": 2e-4}
CLOSE = 0.8
"""Where no candidate is the marked stretch, one with this F of its words stands for it."""


def read_articles(path: Path, model: str | None) -> Iterator[tuple[Words, list[Marked]]]:
    nlp = build_nlp(model)
    for article in read_polnear(path):
        doc = make_doc(nlp, clean_text(article["text"]))
        for _, component in nlp.pipeline:
            doc = component(doc)
        words = words_of(doc)
        yield words, marked(words, article["attributions"])


def questions_of(articles: Iterable[tuple[Words, list[Marked]]]) -> dict[str, Questions]:
    questions = {task: Questions() for task in TASKS}
    for words, attributions in articles:
        cues = {cue_head(words, one.cue): one for one in attributions if one.cue is not None}
        for index in cue_candidates(words):
            questions["cue"].ask([hashed(cue_features(words, index)), []], 0 if index in cues else 1)
        for head, one in cues.items():
            if head is not None:
                _ask(questions, words, head, one)
    return questions


def cue_head(words: Words, cue: Stretch) -> int | None:
    """The main word of a cue: the verb, else the noun or adjective that the others depend on, else what there is."""
    tops = [at for at in range(*cue) if words.heads[at] == at or not cue[0] <= words.heads[at] < cue[1]]
    for kinds in ({"VERB"}, {"NOUN", "ADJ", "PROPN"}):
        if found := [at for at in tops if words.pos[at] in kinds]:
            return found[0]
    full = [at for at in tops if not words.is_loose(at)] or [at for at in tops if words.lowers[at] == ":"]
    return full[0] if full else None


def _ask(questions: dict[str, Questions], words: Words, head: int, one: Marked) -> None:
    assert one.cue is not None
    _choose(questions["source"], source_candidates(words, head), one.source)
    if one.content:
        left = [stretch for stretch in one.content if stretch[1] <= head]
        right = [stretch for stretch in one.content if stretch[0] > head]
        _choose(questions["left"], content_candidates(words, head, one.source, "left"), _hull(left))
        _choose(questions["right"], content_candidates(words, head, one.source, "right"), _hull(right))
    others = [*one.content, *([one.source] if one.source else [])]
    for candidates, border in (
        (first_candidates(words, head, others), one.cue[0]),
        (end_candidates(words, head, others), one.cue[1]),
    ):
        if border in (answers := [border for border, _ in candidates]):
            questions["extent"].ask([places for _, places in candidates], answers.index(border))


def _hull(stretches: Sequence[Stretch]) -> Stretch | None:
    return (stretches[0][0], stretches[-1][1]) if stretches else None


def _choose(
    questions: Questions, candidates: Sequence[tuple[Stretch | None, list[int]]], answer: Stretch | None
) -> None:
    likeness = [1.0 if stretch == answer else _overlap(stretch, answer) for stretch, _ in candidates]
    best = max(range(len(likeness)), key=likeness.__getitem__)
    if likeness[best] > CLOSE:
        questions.ask([places for _, places in candidates], best)


def _overlap(one: Stretch | None, other: Stretch | None) -> float:
    if one is None or other is None:
        return 0.0
    return 2 * max(0, min(one[1], other[1]) - max(one[0], other[0])) / (one[1] - one[0] + other[1] - other[0])


def tables_of(questions: dict[str, Questions]) -> dict[str, NDArray[np.int8]]:
    """The weights of each task as small whole numbers."""
    fitted = {task: fit(asked, TABLE, decay=DECAYS.get(task, 1e-4)) for task, asked in questions.items()}
    return {task: np.clip(np.rint(table / STEP), -127, 127).astype(np.int8) for task, table in fitted.items()}


def train(files: Sequence[Path], out: Path, model: str | None = None) -> None:
    """Writes the weights; without files there are none, nor those of an earlier run."""
    if not files:
        out.unlink(missing_ok=True)
        return
    articles = [article for path in files for article in read_articles(path, model)]
    Random(1).shuffle(articles)
    save(tables_of(questions_of(articles)), out)


def save(tables: dict[str, NDArray[np.int8]], out: Path) -> None:
    arrays: dict[str, Any] = {"step": np.array(STEP), "limit": np.array(LIMIT), **tables}
    np.savez_compressed(out, **arrays)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="polnear.train, or nothing")
    parser.add_argument("--data", type=Path, required=True, help="the folder with quotes/polnear.train.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", help="the language model whose parse is learned from; by default the accurate one")
    options = parser.parse_args()
    train([options.data / "quotes" / f"{name}.jsonl.gz" for name in options.sets], options.out, options.model)
