"""Where an article is read: in a thread beside the others, or in a process that can be ended.

Threads share one language model, which uses all cores for one article: the quickest for a few users. What a thread has
begun it carries to its end, so only texts go there whose reading takes a few seconds at most; longer ones go to a
process, and so does every article where `apart_above` is 0.
"""

from __future__ import annotations

from collections.abc import Callable

from factwire.web.apart import Job, ReadersApart
from factwire.web.limits import BoundedPool
from factwire.web.settings import WebSettings
from schemas import Article, Extraction


class Extracting:
    """`await extracting(article)` -> Extraction; raises ProblemError (503, 504) beyond bounds."""

    def __init__(
        self, read: Callable[[Article], Extraction], apart: ReadersApart | None, settings: WebSettings
    ) -> None:
        waiting, seconds = settings.max_waiting, settings.extract_seconds
        self._here = BoundedPool(read, threads=settings.threads, max_waiting=waiting, seconds=seconds)
        self._apart = (
            BoundedPool(apart, threads=settings.processes, max_waiting=waiting, seconds=seconds) if apart else None
        )
        self._processes = apart
        self._apart_above = settings.apart_above

    async def __call__(self, article: Article, *, patiently: bool = False) -> Extraction:
        """`patiently`: waits for a place, as a batch does."""
        if self._apart is None or (self._apart_above and len(article.text) <= self._apart_above):
            return await self._here(article, patiently=patiently)
        job = Job(article)
        try:
            return await self._apart(job, patiently=patiently)
        finally:
            job.abandoned.set()

    @property
    def in_work(self) -> int:
        return sum(pool.in_work for pool in self._pools)

    @property
    def waiting(self) -> int:
        return sum(pool.waiting for pool in self._pools)

    def close(self) -> None:
        for pool in self._pools:
            pool.close()
        if self._processes is not None:
            self._processes.close()

    @property
    def _pools(self) -> tuple[BoundedPool[Article, Extraction] | BoundedPool[Job, Extraction], ...]:
        return (self._here, self._apart) if self._apart else (self._here,)
