"""What goes wrong, in one shape: RFC 9457's problem+json.

    {"type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "published: …"}

`detail` is one clear line. An error that nobody expected says nothing of our insides; the log has it.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.responses import Response

from flows.temporary import TemporarySourceError
from schemas import ConfigError, ExtractionError, FactwireError, ParseError, SourceError, StoreError

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
_UNEXPECTED = "an error that nobody expected; the server's log has it"
_STATUS: tuple[tuple[type[FactwireError], int], ...] = (
    (ConfigError, 422),
    (SourceError, 422),  # the URL that the caller gave: not a failure of this server
    (ParseError, 422),
    (ExtractionError, 500),
    (StoreError, 503),
)


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    type: str = "about:blank"
    """"about:blank": the status says what kind of problem it is."""
    title: str
    """The status in words."""
    status: int
    detail: str
    """What is wrong, in one line."""
    concerns: str | None = None
    """The URL, the field, the article or the store that it concerns."""
    line: int | None = None
    """Of a batch: the line of the input, from 1."""

    def response(self, headers: Mapping[str, str] | None = None) -> Response:
        body = self.model_dump_json(exclude_none=True)
        return Response(body, self.status, dict(headers or {}), media_type=MEDIA_TYPE)


class ProblemError(HTTPException):
    """A problem as an exception, with the field or URL that it concerns."""

    def __init__(
        self, status: int, detail: str, *, concerns: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.concerns = concerns


def problem(status: int, detail: str, *, concerns: str | None = None) -> Problem:
    # Lone surrogates cannot be sent; what the caller gave may stand in the detail.
    one_line = " ".join(_sendable(detail).split())[:1_000]
    return Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=one_line or HTTPStatus(status).phrase,
        concerns=_sendable(concerns)[:300] if concerns else None,
    )


def problem_of(error: Exception) -> tuple[Problem, dict[str, str]]:
    """The problem that an exception is, and the headers that go with it."""
    match error:
        case ProblemError():
            return problem(error.status_code, str(error.detail), concerns=error.concerns), dict(error.headers or {})
        case HTTPException():
            return problem(error.status_code, str(error.detail)), dict(error.headers or {})
        case RequestValidationError():
            return _invalid(error.errors()), {}
        case FactwireError():
            status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
            if status >= 500:  # paths and tables are nobody's business
                return problem(status, "the server cannot use its store" if status == 503 else _UNEXPECTED), {}
            return problem(status, error.message, concerns=error.concerns), _retry_after(error)
    return problem(500, _UNEXPECTED), {}


def install(app: FastAPI) -> None:
    """Every error of the application as problem+json."""
    for kind in (HTTPException, RequestValidationError, FactwireError):
        app.add_exception_handler(kind, _handle)


async def _handle(_: Request, error: Exception) -> Response:
    found, headers = problem_of(error)
    if found.status >= 500:
        logger.warning("%s: %s", type(error).__name__, error)
    return found.response(headers)


def _invalid(errors: Any) -> Problem:
    """The first thing that is wrong with a request, with the place where it stands: "query.limit: …"."""
    first = errors[0]
    where = ".".join(str(part) for part in first["loc"] if part != "body")
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    message = str(first["msg"]).removeprefix("Value error, ")
    return problem(422, (f"{where}: " if where else "") + message + more, concerns=where or None)


def _retry_after(error: FactwireError) -> dict[str, str]:
    seconds = error.retry_after if isinstance(error, TemporarySourceError) else None
    return {} if seconds is None else {"Retry-After": str(math.ceil(seconds))}


def _sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
