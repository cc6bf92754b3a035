"""For an argument of a Prefect task: handed on as it is, without a look through it for the results of other tasks."""

from __future__ import annotations

from typing import TypeVar, cast

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect.utilities.annotations import quote

ValueT = TypeVar("ValueT")


def as_it_is(value: ValueT) -> ValueT:
    return cast(ValueT, quote(value))
