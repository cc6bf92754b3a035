"""What a request hands in: JSON, plain text or HTML in the body, made into a HandedIn.

{"text": "Acme Corp. raised $20 million last year.", "published": "2026-01-12"}
{"url": "https://news.example/story"}
"""

from __future__ import annotations

import codecs
import json
import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi.exceptions import RequestValidationError
from pydantic import ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema, model_validator
from starlette.requests import Request

from factwire.inputs import parse_day
from factwire.web.problems import ProblemError
from factwire.web.reading import HandedIn
from flows.http import MAX_BYTES
from schemas import RECORD_TYPES, ConfigError, Extraction, Model

if TYPE_CHECKING:
    from factwire.web.settings import WebSettings

RecordKind = StrEnum("RecordKind", {kind.upper(): kind for kind in RECORD_TYPES})  # type: ignore[misc]
MEDIA_TYPES: Final = ("application/json", "text/plain", "text/html")

_SURROGATES = re.compile("[\ud800-\udfff]")
_YEARS = range(1500, 2500)
"""Beyond them "last year" or a time zone could lead out of the calendar."""


def _day_or_moment(value: Any) -> Any:
    """pydantic alone would take a number for seconds since 1970."""
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("write it as YYYY-MM-DD")
    try:
        moment = parse_day(value)
    except ConfigError:
        raise ValueError("is no date: write it as YYYY-MM-DD") from None
    assert moment is not None
    if moment.year not in _YEARS:
        raise ValueError(f"the year is not between {_YEARS[0]} and {_YEARS[-1]}")
    return moment


Published = Annotated[
    date,
    PlainValidator(_day_or_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}),
]
WebUrl = Annotated[str, Field(pattern="^https?://[^\\s]+$", max_length=2_000)]
Title = Annotated[str, Field(max_length=1_000)]


def _exactly_one(schema: dict[str, Any]) -> None:
    """What `_says_what` checks, for who reads the schema."""
    string, nothing = {"type": "string"}, {"type": "null"}
    schema["oneOf"] = [
        {"required": ["text"], "properties": {"text": string, "html": nothing}},
        {"required": ["html"], "properties": {"html": string, "text": nothing}},
        {"required": ["url"], "properties": {"url": string, "text": nothing, "html": nothing}},
    ]


class ExtractOptions(Model):
    """What may be said of a text; what the body says itself goes before it."""

    published: Published | None = None
    """The day of publication, or the moment: what "last year" counts from. It goes before what a page says."""
    title: Title | None = None
    url: WebUrl | None = None
    """Where it came from; it is fetched where neither text nor HTML is given."""
    kinds: tuple[RecordKind, ...] | None = None
    """Only records of these kinds; all without."""


class ExtractRequest(ExtractOptions):
    """A text, or the HTML of a page, or else a URL to fetch. Offsets count code points of `article.text`."""

    model_config = ConfigDict(json_schema_extra=_exactly_one)

    text: Annotated[str, Field(max_length=200_000)] | None = None
    """Plain text; offsets are those of the text as given."""
    html: Annotated[str, Field(max_length=MAX_BYTES)] | None = None
    """A whole web page; the article in it is read."""

    @model_validator(mode="after")
    def _says_what(self) -> ExtractRequest:
        if self.text is not None and self.html is not None:
            raise ValueError("give a text or HTML, not both")
        if self.text is None and self.html is None and self.url is None:
            raise ValueError("give a text, HTML or a url")
        return self

    def handed_in(self, settings: WebSettings) -> HandedIn:
        """Raises ProblemError (413) for a text longer than the server takes."""
        if self.text is not None and len(self.text) > settings.max_characters:
            raise ProblemError(
                413, f"the text has {len(self.text):,} characters; at most {settings.max_characters:,}", concerns="text"
            )
        html = None if self.html is None else self.html.encode("utf-8")
        return HandedIn(self.text, html, self.url, self.published, self.title, "utf-8")


class QueryOptions(ExtractOptions):
    """ExtractOptions as a query has them: kinds may be repeated."""

    kinds: list[RecordKind] | None = None  # type: ignore[assignment]


async def read_request(request: Request, options: ExtractOptions) -> tuple[HandedIn, frozenset[str] | None]:
    """What is handed in, and the kinds that are asked for (None: all). Raises ProblemError (400, 413, 415, 422)."""
    settings: WebSettings = request.app.state.settings
    body = await request.body()
    media_type, charset = _content_type(request)
    if media_type == "text/html":
        _needs_a_body(body)
        handed = HandedIn(None, body, options.url, options.published, options.title, charset)
        return handed, kinds_of(options)
    if media_type == "text/plain":
        given = options.model_dump(exclude_none=True)
        asked = _validated(given | {"text": _decoded(body, charset)})
    else:
        asked = parse_json(body, charset, options)
    return asked.handed_in(settings), kinds_of(asked)


def parse_json(body: bytes, charset: str | None = None, options: ExtractOptions | None = None) -> ExtractRequest:
    """One request as JSON. Raises ProblemError for what is no JSON (400) or says what cannot be (422)."""
    try:
        value = json.loads(_decoded(body, charset))
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        reason = "it nests too deep" if isinstance(error, RecursionError) else str(error)
        raise ProblemError(400, f"the body is no JSON: {reason}") from None
    if not isinstance(value, dict):
        raise ProblemError(422, "the body is no JSON object")
    # JavaScript that cuts a text in the middle of an emoji sends half of it; a text may hold that, our records don't.
    given = {key: _SURROGATES.sub("\ufffd", one) if isinstance(one, str) else one for key, one in value.items()}
    asked = _validated(given)
    defaults = (options or ExtractOptions()).model_dump(exclude_none=True)
    return asked.model_copy(update={name: one for name, one in defaults.items() if getattr(asked, name) is None})


def _validated(given: dict[str, Any]) -> ExtractRequest:
    try:
        return ExtractRequest.model_validate(given)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_context=False)) from None


def kinds_of(options: ExtractOptions) -> frozenset[str] | None:
    return None if options.kinds is None else frozenset(kind.value for kind in options.kinds)


def of_kinds(extraction: Extraction, kinds: frozenset[str] | None) -> Extraction:
    if kinds is None:
        return extraction
    chosen = tuple(record for record in extraction.records if record.kind in kinds)
    return extraction.model_copy(update={"records": chosen})


def _content_type(request: Request) -> tuple[str, str | None]:
    """The media type, JSON where none is declared, and the charset. Raises ProblemError (415)."""
    declared = request.headers.get("content-type", "")
    media_type, _, parameters = declared.partition(";")
    media_type = media_type.strip().casefold() or MEDIA_TYPES[0]
    if media_type not in MEDIA_TYPES:
        raise ProblemError(415, f"send {', '.join(MEDIA_TYPES[:-1])} or {MEDIA_TYPES[-1]}", concerns="Content-Type")
    charset = re.search(r"charset\s*=\s*\"?([^\s\";]+)", parameters, re.IGNORECASE)
    return media_type, charset.group(1) if charset else None


def _decoded(body: bytes, charset: str | None) -> str:
    """Raises ProblemError (415) for a charset that nobody knows, (400) for bytes that are none of it."""
    try:
        name = codecs.lookup(charset or "utf-8").name
        return body.decode("utf-8-sig" if name == "utf-8" else name)
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"the body is no {charset or 'UTF-8'} ({error.reason} at byte {error.start})") from None
    except (LookupError, ValueError, TypeError, AttributeError):
        raise ProblemError(415, f"the charset {charset!r} is not known", concerns="Content-Type") from None


def _needs_a_body(body: bytes) -> None:
    if not body.strip():
        raise ProblemError(422, "the body is empty")
