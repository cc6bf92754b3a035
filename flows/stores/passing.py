"""Troubles of a database server that pass by themselves: what was asked for is tried again, for some seconds.

A server that restarts, a connection that breaks in the middle, a deadlock with another program, no connection free:
each of them takes the whole transaction back, so that it can be done again from its start. What does not pass (a full
disk, no right to write, a server that stays away) is a StoreError after the last try, or at once.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial, wraps
from typing import Final, ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError

from schemas import StoreError

logger = logging.getLogger(__name__)

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

PAUSES: tuple[float, ...] = (0.2, 1.0, 2.0)
"""Seconds before each further try."""
_PASSING: Final = frozenset(
    {
        "40001",  # serialization failure
        "40P01",  # deadlock
        "53300",  # too many connections
        "57P01",  # the server is shut down
        "57P02",  # it crashed
        "57P03",  # it is starting up
    }
)
_AT_THE_DOOR: Final = ("starting up", "shutting down", "too many connections", "remaining connection slots")
"""libpq gives no code for what happens while a connection is made."""
_AWAY: Final = ("connection failed", "connection timeout expired", "consuming input")
"""Of a server that was there when the store was opened."""


def tried_again(method: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """A method that reads, or writes one transaction which may be done twice."""

    @wraps(method)
    def trying(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        return try_again(partial(method, *arguments, **named))

    return trying


def try_again(call: Callable[[], Result], *, was_there: bool = True) -> Result:
    """What the call gives; it is made again where that may help. `was_there`: the server answered before."""
    for pause in PAUSES:
        try:
            return call()
        except StoreError as error:
            if not is_passing(error, was_there=was_there):
                raise
            logger.warning("%s: tried again in %.1f s", error.message, pause)
            time.sleep(pause)
    return call()


def is_passing(error: StoreError, *, was_there: bool = True) -> bool:
    """Whether it may be otherwise in a moment. SQLite has waited for its lock already."""
    cause = error.__cause__
    if not isinstance(cause, DBAPIError):
        return False
    code = getattr(cause.orig, "sqlstate", None)
    if code:
        return code in _PASSING or code.startswith("08")
    words = (*_AT_THE_DOOR, *_AWAY) if was_there else _AT_THE_DOOR
    return (was_there and cause.connection_invalidated) or any(some in str(cause.orig) for some in words)
