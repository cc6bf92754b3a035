"""Another attempt for what is out of reach for a moment: a timeout, HTTP 429, 503.  (tenacity is touched here only)"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from flows.temporary import TemporarySourceError

ATTEMPTS: Final = 3
LONGEST_WAIT: Final = 30.0
"""Seconds. A server that asks for more is left alone until the next run."""

ResultT = TypeVar("ResultT")


def with_retries(call: Callable[[], ResultT], sleep: Callable[[float], None] = time.sleep) -> ResultT:
    """What `call` returns, at the latest from the third attempt; the error of the last attempt otherwise."""
    retrying = Retrying(
        sleep=sleep,
        stop=stop_after_attempt(ATTEMPTS),
        wait=_wait,
        retry=retry_if_exception(_is_worth_waiting_for),
        reraise=True,
    )
    return retrying(call)


def _is_worth_waiting_for(error: BaseException) -> bool:
    return isinstance(error, TemporarySourceError) and (error.retry_after or 0) <= LONGEST_WAIT


_spread = wait_random_exponential(multiplier=2, min=0.5, max=LONGEST_WAIT)
"""Up to 2, then up to 4 seconds: many clients that failed together do not come again together."""


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, TemporarySourceError) else None
    return _spread(state) if asked is None else asked
