"""Another attempt for what is only temporarily out of reach: a timeout, HTTP 429, 503."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Final, TypeVar

from flows.http import TemporarySourceError

ATTEMPTS: Final = 3
LONGEST_WAIT: Final = 30.0
"""Seconds. A server that asks for more is left alone until the next run."""

ResultT = TypeVar("ResultT")


def with_retries(call: Callable[[], ResultT], sleep: Callable[[float], None] = time.sleep) -> ResultT:
    """What `call` returns, at the latest from the third attempt; the error of the last attempt otherwise."""
    for attempt in range(1, ATTEMPTS):
        try:
            return call()
        except TemporarySourceError as error:
            wait = wait_before(attempt + 1, error.retry_after)
            if wait > LONGEST_WAIT:
                raise
            sleep(wait)
    return call()


def wait_before(attempt: int, retry_after: float | None = None) -> float:
    """Seconds before the second, the third … attempt: doubling, spread so that many clients do not come at once."""
    return retry_after if retry_after is not None else 2 ** (attempt - 2) * random.uniform(0.5, 1.5)
