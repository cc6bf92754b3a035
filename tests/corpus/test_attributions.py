"""Attributions of whole articles: how they are laid on our words, scored, and learned from."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from corpus.evaluate_attribution import AttributionScores, evaluate_attribution
from corpus.polnear import Marked, joined, marked, read_polnear
from corpus.recipe.linear import Questions, fit
from corpus.recipe.train_attribution import cue_head, questions_of, save, tables_of, train
from extractors.attribution_weights import TASKS, hashed, read_weights
from extractors.attribution_words import Words, words_of
from extractors.pipeline import build_nlp
from schemas import ConfigError

TEXT = "“We grew.” “And we hired,” said Jane Roe’s deputy. The board doubts that the plant will open."


@pytest.fixture(scope="module")
def words() -> Words:
    return words_of(build_nlp()(TEXT))


def span(part: str) -> list[int]:
    return [TEXT.index(part), TEXT.index(part) + len(part)]


ATTRIBUTIONS = [
    {
        "source": [span("Jane Roe’s deputy")], "cue": [span("said")],
        "content": [span("“We grew.”"), span("“And we hired,”")],
    },
    {"source": [span("The board")], "cue": [span("doubts")], "content": [span("that the plant will open.")]},
]  # fmt: skip


def test_spans_on_words(words: Words) -> None:
    said, doubts = marked(words, ATTRIBUTIONS)
    assert [" ".join(words.lowers[slice(*stretch)]) for stretch in said.content] == ["we grew . ” “ and we hired"]
    assert said.source is not None and words.lowers[slice(*said.source)][0] == "jane"
    assert doubts.cue is not None and words.lowers[slice(*doubts.cue)] == ["doubts"]
    assert words.lowers[doubts.content[0][1] - 1] == "open"


def test_loose_stretches_vanish_and_adjoining_ones_join(words: Words) -> None:
    comma = words.lowers.index(",")
    assert joined(words, [(comma, comma + 1)]) == []
    assert joined(words, [(1, 3), (comma + 2, comma + 3)]) == [(1, 3), (comma + 2, comma + 3)]


def test_a_colon_may_be_a_cue() -> None:
    text = "Roe: Plant will open in May"
    words = words_of(build_nlp()(text))
    (one,) = marked(words, [{"source": [[0, 3]], "cue": [[3, 4]], "content": [[5, len(text)]]}])
    assert one.cue is not None
    assert cue_head(words, one.cue) == words.lowers.index(":")


def test_the_main_word_of_a_cue_is_its_verb() -> None:
    words = words_of(build_nlp()("Roe has also repeatedly called for a new law."))
    assert cue_head(words, (1, 6)) == words.lowers.index("called")


def test_scores_count_each_span_once(words: Words) -> None:
    scores = AttributionScores()
    gold = [Marked((0, 2), (2, 3), ((3, 9),)), Marked((0, 2), (12, 13), ((14, 20),))]
    scores.add(words, [Marked((0, 2), (2, 3), ((3, 8),)), Marked(None, (12, 13), ((14, 20),))], gold)
    result = scores.as_dict()
    assert (result["source"]["hits"], result["source"]["found"], result["source"]["gold"]) == (1, 1, 2)
    assert (result["cue"]["f"], result["content"]["hits"]) == (100.0, 1)
    assert result["content, words"]["precision"] == 100.0


def test_evaluation_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"doc": "a", "text": TEXT, "attributions": ATTRIBUTIONS}) + "\n")
    systems = evaluate_attribution([path], build_nlp())["files"][path.name]
    assert systems["quotes"]["cue"]["hits"] == 1
    assert systems["attributions"]["cue"]["f"] == 100.0
    assert evaluate_attribution([path], build_nlp(), limit=1)["files"].keys() == {path.name}


@pytest.mark.parametrize("line", ["no json", '{"text": 3}', '{"tokens": []}', '["text"]'])
def test_other_files_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        list(read_polnear(path))


def test_a_linear_model_learns_which_candidate_is_right() -> None:
    questions = Questions()
    for round in range(200):
        noise = round % 17
        questions.ask([[1, 20 + noise], [2, 40 + noise], [3]], 1)
    weights = fit(questions, 64)
    assert weights[2] > max(weights[1], weights[3])
    assert np.array_equal(weights, fit(questions, 64))


def test_weights_survive_their_file(tmp_path: Path, words: Words) -> None:
    tables = tables_of(questions_of([(words, marked(words, ATTRIBUTIONS))]))
    save(tables, tmp_path / "weights.npz")
    weights = read_weights(tmp_path / "weights.npz")
    assert set(tables) == set(TASKS)
    places = hashed(["bias", "l=say"])
    assert weights.score("cue", places) == pytest.approx(sum(int(tables["cue"][place]) for place in places) * 0.06)


def test_without_a_set_there_are_no_weights(tmp_path: Path) -> None:
    (tmp_path / "old.npz").write_bytes(b"old")
    train([], tmp_path / "old.npz")
    assert not (tmp_path / "old.npz").exists()
