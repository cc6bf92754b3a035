"""What the address of an archive page asks for: its filters as a query to the store.

"?kind=deal&organization=Acme&low=50,000,000&currency=eur" is a RecordQuery. A filter that a kind has nothing for is
left out; one that cannot be read is said in one line, beside the results of the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from fastapi import Request
from pydantic import ValidationError

from flows.stores.filters import unknown_filters
from flows.stores.queries import ArticleQuery, RecordQuery

QueryT = TypeVar("QueryT", RecordQuery, ArticleQuery)

FILTERS = ("text", "organization", "person", "since", "until", "publisher", "currency", "low", "high", "deal_type")
SHOWN, DOWNLOADED = 50, 500
"""Entries of a page, and of a download."""


class Filters(NamedTuple):
    """What a page was asked for, as it was typed."""

    values: Mapping[str, str]
    problems: dict[str, str]
    """What cannot be read, by filter."""

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def are_set(self) -> bool:
        return any(self.values.values())

    @property
    def more_are_set(self) -> bool:
        """Those that a page shows only when asked."""
        return any(value for name, value in self.values.items() if name not in ("text", "organization"))


def filters_of(request: Request) -> Filters:
    values = {name: request.query_params.get(name, "").strip() for name in FILTERS}
    values["text"] = values["text"] or request.query_params.get("q", "").strip()
    return Filters(values, {})


def record_query(request: Request, filters: Filters, kind: str, **fixed: Any) -> RecordQuery:
    query = _query(RecordQuery, request, filters, {"kind": kind, **fixed})
    unknown = unknown_filters(query)
    return query.model_copy(update=dict.fromkeys(unknown)) if unknown else query


def article_query(request: Request, filters: Filters, **fixed: Any) -> ArticleQuery:
    return _query(ArticleQuery, request, filters, fixed)


def _query(model: type[QueryT], request: Request, filters: Filters, fixed: Mapping[str, Any]) -> QueryT:
    names = [name for name in FILTERS if name in model.model_fields and filters.get(name)]
    given: dict[str, Any] = {name: _plain(name, filters.get(name)) for name in names}
    given |= {"cursor": request.query_params.get("after") or None, "limit": _limit(request), **fixed}
    while True:
        try:
            return model.model_validate(given)
        except ValidationError as error:
            wrong = {str(one["loc"][0]): one["msg"].removeprefix("Value error, ") for one in error.errors()}
            filters.problems.update(wrong)
            if not given.keys() & wrong.keys():
                raise
            given = {name: value for name, value in given.items() if name not in wrong}


def _limit(request: Request) -> int:
    """More of what is sorted anew or downloaded: sorting the fifty newest would say little."""
    return DOWNLOADED if request.query_params.get("format") or request.query_params.get("sort") else SHOWN


def _plain(name: str, value: str) -> str:
    """ "50,000,000" as a number; "acquisition" however it is written."""
    if name in ("low", "high") and re.fullmatch(r"-?\d{1,3}([, ]\d{3})+(\.\d+)?", value):
        return re.sub("[, ]", "", value)
    return value.casefold().replace(" ", "_") if name == "deal_type" else value
