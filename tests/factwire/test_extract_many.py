"""Many articles on all cores: in order, bounded, whatever becomes of one of them. The model is a small one on disk."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

import factwire
from extractors import pipeline
from extractors.text import read_text
from factwire.many import BATCH_ARTICLES, BATCH_CHARACTERS, batches
from schemas import Article, ConfigError

TEXT = "Norvane Bio raised ${} million on Monday. It plans to hire {} chemists."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    path = tmp_path_factory.mktemp("model") / "small"
    nlp.to_disk(path)
    return str(path)


def workers_of() -> list[multiprocessing.process.BaseProcess]:
    """The processes that extract; another test of this process may have left one that parses pages."""
    return [child for child in multiprocessing.active_children() if child.name != "factwire-parser"]


def texts(count: int) -> list[Article]:
    return [read_text(TEXT.format(number + 1, number + 2)) for number in range(count)]


@pytest.mark.parametrize("workers", [2, None])
def test_processes_give_what_one_process_gives_in_the_same_order(
    workers: int | None, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factwire.many.fitting_processes", lambda: 2)
    articles = texts(60)
    alone = list(factwire.extract_many(articles, model=model, workers=1))
    assert [extraction.article.text for extraction in alone] == [article.text for article in articles]
    assert all(extraction.figures for extraction in alone)
    assert list(factwire.extract_many(iter(articles), model=model, workers=workers)) == alone
    assert workers_of() == []


def test_few_articles_start_no_process(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factwire.many.Workers", None)
    assert len(list(factwire.extract_many(texts(10), model=model))) == 10
    assert list(factwire.extract_many([], model=model)) == []


def test_one_article_that_fails_does_not_end_it(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = texts(5)
    whole = pipeline.with_sections

    def torn(article: Article) -> Article:
        if article is articles[2]:
            raise MemoryError("no room")
        return whole(article)

    monkeypatch.setattr(pipeline, "with_sections", torn)
    found = list(factwire.extract_many(articles, model=model, workers=1))
    assert [bool(extraction.records) for extraction in found] == [True, True, False, True, True]
    (failure,) = found[2].failures
    assert (failure.stage, failure.error, failure.message, failure.concerns) == (
        "extract", "MemoryError", "no room", articles[2].id,
    )  # fmt: skip
    assert found[2].article == articles[2]


def test_a_process_that_dies_loses_no_article(model: str) -> None:
    articles = texts(150)
    given = factwire.extract_many(articles, model=model, workers=2)
    found = [next(given)]
    os.kill(workers_of()[0].pid or 0, signal.SIGKILL)
    found += given
    assert [extraction.article.text for extraction in found] == [article.text for article in articles]
    assert all(extraction.records and not extraction.failures for extraction in found)


def test_no_more_is_taken_than_processes_can_hold(model: str) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield read_text(TEXT.format(taken, taken))

    given = factwire.extract_many(endless(), model=model, workers=2)
    for _ in range(100):
        next(given)
        assert taken <= 100 + 6 * BATCH_ARTICLES
    given.close()  # type: ignore[attr-defined]
    assert workers_of() == []


def test_batches_have_about_the_same_size() -> None:
    short, long = read_text("Short."), read_text("word " * (BATCH_CHARACTERS // 5))
    assert [len(batch) for batch in batches([short] * 40)] == [16, 16, 8]
    assert [len(batch) for batch in batches([short, long, short, long, long])] == [1, 1, 1, 1, 1]
    assert list(batches([])) == []


def test_what_cannot_be_used_is_said_at_once(model: str) -> None:
    with pytest.raises(ConfigError, match="0 workers"):
        next(factwire.extract_many(texts(1), model=model, workers=0))
    with pytest.raises(ConfigError, match="no_such_model"):
        next(factwire.extract_many(texts(1), model="no_such_model", workers=2))


INTERRUPTED = """
import sys
import factwire
from itertools import count
from extractors.text import read_text
for number, _ in enumerate(factwire.extract_many((read_text(f"Acme raised ${n} million.") for n in count(1)),
                                                 model=sys.argv[1], workers=2)):
    if number == 20:
        print("reading", flush=True)
"""


def test_ctrl_c_ends_all_processes_without_a_word_from_them(model: str, tmp_path: Path) -> None:
    # No `if __name__ == "__main__"` in it, as in a notebook or a quick script.
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED)
    process = subprocess.Popen(
        [sys.executable, str(script), model], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "reading\n"
    errors = _interrupted(process)
    assert errors.count("Traceback") == 1  # the parent's own
    assert errors.rstrip().endswith("KeyboardInterrupt")
    assert _is_gone(process.pid)


def _interrupted(process: subprocess.Popen[str]) -> str:
    """What it says when Ctrl-C is pressed."""
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of the group
    try:
        return process.communicate(timeout=60)[1]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise AssertionError("it does not end") from None


def _is_gone(group: int) -> bool:
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
