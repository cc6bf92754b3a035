"""How fast language models read, on one core and on two, in one run: ours, any other, and a yardstick.

The yardstick is an untrained pipeline with the architecture of spaCy's en_core_web_sm (a tok2vec of width 96, depth 4
under tagger and parser, another one under the names; spaCy's published configuration): everybody knows its speed.
"""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example

from extractors.pipeline import build_nlp, factwire_version, load_model
from schemas import ConfigError

YARDSTICK = "untrained en_core_web_sm"
WARM_UP_TEXTS = 3


@dataclass(frozen=True)
class ModelSpeed:
    model: str
    cores: int
    words: int
    words_per_second: float
    """Of wall time, words parted by white space; the model alone, without our rules."""


def measure_models(texts: Sequence[str], models: Sequence[str]) -> list[ModelSpeed]:
    """Each model on one core, and on two as two processes with half of the texts each."""
    if not texts:
        raise ConfigError("there is no text to read")
    words = sum(len(text.split()) for text in texts)
    return [
        ModelSpeed(model, cores, words, round(words / _seconds(texts, model, cores)))
        for model in models
        for cores in (1, 2)
        if cores <= (os.cpu_count() or 1)
    ]


def _seconds(texts: Sequence[str], model: str, processes: int) -> float:
    """The slowest process counts; loading and warming up do not."""
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(processes)
    results: Any = context.SimpleQueue()
    started = [
        context.Process(target=_read, args=(texts[number::processes], model, number, start, results))
        for number in range(processes)
    ]
    for process in started:
        process.start()
    for process in started:
        process.join()
        if process.exitcode:
            raise ConfigError(f"the model {model!r} cannot be measured: its process ended with {process.exitcode}")
    return max(float(results.get()) for _ in started)


def _read(texts: Sequence[str], model: str, core: int, start: Any, results: Any) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[core]})
    nlp = untrained() if model == YARDSTICK else build_nlp(model)
    with nlp.select_pipes(disable=[name for name in ("factwire_names",) if name in nlp.pipe_names]):
        list(nlp.pipe(texts[:WARM_UP_TEXTS]))
        start.wait()
        begun = perf_counter()
        for _ in nlp.pipe(texts):
            pass
        results.put(perf_counter() - begun)


def untrained() -> Language:
    """en_core_web_sm's tok2vec, tagger, parser and names with random weights; lemmas and rules are left out."""
    nlp = spacy.blank("en")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    nlp.add_pipe("tok2vec", config={"model": _tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"])})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", shared)})
    names = _tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE"])
    nlp.add_pipe("ner", config={"model": _transitions("ner", names)})
    nlp.initialize(_examples)
    return nlp


def _tok2vec(attributes: list[str]) -> dict[str, Any]:
    rows = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": attributes,
            "rows": [rows[name] for name in attributes],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def _examples() -> list[Example]:
    """Two sentences with every label, so that the layers get their real sizes."""
    fast = load_model("fast")
    classes = fast.get_pipe("factwire_encoder").classes
    tags, deps, names = classes["tags"], classes["deps"], classes["names"]
    size = max(len(tags), len(deps), 2 * len(names)) + 1
    doc = fast.make_doc(" ".join(["word"] * size))
    entities = ["O"] * size
    for number, name in enumerate(names):
        entities[2 * number] = f"U-{name}"
    annotation = {
        "words": [token.text for token in doc],
        "tags": [tags[index % len(tags)] for index in range(size)],
        "heads": [0] * size,
        "deps": ["ROOT", *[deps[index % len(deps)] for index in range(size - 1)]],
        "entities": entities,
    }
    return [Example.from_dict(doc, annotation)] * 2


def render_speeds(speeds: Sequence[ModelSpeed], format: str) -> str:
    if format == "json":
        versions = {"factwire": factwire_version(), "spacy": spacy.about.__version__}
        return json.dumps({"versions": versions, "speeds": [asdict(speed) for speed in speeds]}, indent=2) + "\n"
    lines = [f"{'model':<28} {'cores':>5} {'words/s':>8}"]
    lines += [f"{speed.model:<28} {speed.cores:>5} {speed.words_per_second:>8,.0f}" for speed in speeds]
    return "\n".join(lines) + "\n"
