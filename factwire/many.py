"""Many articles on all cores of one machine, in their order.

    for extraction in extract_many(articles, workers=None, progress=True):
        ...

Each process has a language model of its own (300 MB) and is given whole articles, some at once. An article that fails
for whatever reason (a bug, a process that dies of it) yields an Extraction without records whose `failures` say why.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from typing import Any, Final, TypeAlias

from extractors.pipeline import build_nlp, factwire_version, model_version
from extractors.pipeline import extract_many as extract_here
from flows.machine import fitting_processes
from flows.workers import INLINE_FIRST, Problem, Workers
from schemas import Article, ConfigError, Extraction, Failure, Versions

logger = logging.getLogger(__name__)

BATCH_ARTICLES: Final = 16
BATCH_CHARACTERS: Final = 40_000
"""A batch ends with the article that reaches one of these: about two seconds of work, however long articles are."""

Batch: TypeAlias = tuple[Article, ...]


def extract_articles(
    articles: Iterable[Article], model: str | None, entities: str | None, workers: int | None, *, progress: bool
) -> Iterator[Extraction]:
    """See factwire.extract_many."""
    if workers is not None and workers < 1:
        raise ConfigError(f"{workers} workers cannot be: give 1 or more, or None for all cores")
    read = partial(_extract, articles, model, entities, workers)
    if not progress:
        yield from read()
        return
    with _progress_bar(len(articles) if isinstance(articles, Sized) else None) as advance:
        for extraction in read():
            yield extraction
            advance(extraction)


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """The articles in batches of about equal work; one that is long is a batch of its own."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and size + len(article.text) > BATCH_CHARACTERS:
            yield tuple(batch)
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
        if len(batch) == BATCH_ARTICLES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def extract_batch(model: str | None, entities: str | None, batch: Batch) -> list[bytes]:
    """Each Extraction as JSON, which pydantic reads back three times as fast as pickle does."""
    nlp = build_nlp(model, entities)
    found = extract_here(batch, nlp, on_error=partial(_failed, model_version(nlp)))
    return [extraction.model_dump_json().encode() for extraction in found]


def _extract(
    articles: Iterable[Article], model: str | None, entities: str | None, workers: int | None
) -> Iterator[Extraction]:
    nlp = build_nlp(model, entities)
    waiting = iter(articles)
    count = workers or fitting_processes()
    if workers is None or count == 1:  # to start processes takes as long as the first articles do
        here = waiting if count == 1 else islice(waiting, INLINE_FIRST)
        yield from extract_here(here, nlp, on_error=partial(_failed, model_version(nlp)))
    rest = list(islice(waiting, 1))
    if rest:
        yield from _in_processes(chain(rest, waiting), model, entities, count, model_version(nlp))


def _in_processes(
    articles: Iterable[Article], model: str | None, entities: str | None, count: int, model_name: str
) -> Iterator[Extraction]:
    job = partial(extract_batch, model, entities)
    with Workers(count, partial(build_nlp, model, entities)) as processes:
        for batch, result in processes.map("extract", job, tuple, ((batch, batch) for batch in batches(articles))):
            for article, found in _each(processes, job, batch, result):
                yield _stated(article, found, model_name)


def _each(processes: Workers, job: Any, batch: Batch, result: Any) -> Iterator[tuple[Article, Any]]:
    """The result of each article of a batch. Where the batch killed its process, each is tried by itself."""
    if not isinstance(result, Problem):
        yield from zip(batch, result, strict=True)
    elif len(batch) == 1:
        yield batch[0], result
    else:
        for article in batch:
            alone = processes.alone("extract", job, (article,))
            yield article, alone if isinstance(alone, Problem) else alone[0]


def _stated(article: Article, found: bytes | Problem, model_name: str) -> Extraction:
    if isinstance(found, Problem):
        logger.error("%s: %s", article.id, found.failure.message)
        return _without_records(article, model_name, found.failure.error, found.failure.message)
    return Extraction.model_validate_json(found)


def _failed(model_name: str, article: Article, error: Exception) -> Extraction:
    logger.error("%s: cannot be extracted", article.id, exc_info=error)
    return _without_records(
        article, model_name, type(error).__name__, " ".join(str(error).split())[:300] or "no message"
    )


def _without_records(article: Article, model_name: str, error: str, message: str) -> Extraction:
    failure = Failure(stage="extract", error=error, message=message, concerns=article.id)
    return Extraction(
        article=article, failures=(failure,), versions=Versions(factwire=factwire_version(), model=model_name)
    )


@contextmanager
def _progress_bar(total: int | None) -> Iterator[Any]:
    """A bar on standard error with the rate; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[failed]} failed"),
    )  # fmt: skip
    failed = 0
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("extracting", total=total, failed=0, rate="")

        def advance(extraction: Extraction) -> None:
            nonlocal failed
            failed += any(failure.stage == "extract" for failure in extraction.failures)
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, failed=failed, rate=f"{speed:.1f}/s" if speed else "")

        yield advance
