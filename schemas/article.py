"""Article: one text with what is known about its origin, and its sections."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import blake2b, sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from schemas.model import Model
from schemas.span import Span
from schemas.tickers import Ticker


def _with_zone(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


Moment = Annotated[datetime, AfterValidator(_with_zone)]
"""A moment with the zone in which it was stated (its local day is what "Monday" counts from); UTC where none was."""


Day = date


class SectionType(StrEnum):
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    BODY = "body"
    ABOUT = "about"
    FORWARD_LOOKING = "forward_looking"
    CONTACT = "contact"
    REFERENCES = "references"
    BOILERPLATE = "boilerplate"

    @property
    def is_boilerplate(self) -> bool:
        """Whether facts found here are standing text rather than news."""
        return self not in (SectionType.HEADLINE, SectionType.SUBHEAD, SectionType.DATELINE, SectionType.BODY)


class Section(Model):
    """A stretch of the article. Sections follow one another and do not overlap."""

    type: SectionType
    span: Span
    header: Span | None = None
    """The heading line that opens the section ("About Acme"), inside `span`."""


class Dateline(Model):
    """ "BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) --" taken apart."""

    span: Span
    place: str | None = None
    date: Day | None = None
    wire: str | None = None


class Article(Model):
    """One text, normalised once, before extraction: every span of every record counts code points of `text`."""

    id: str
    """"a_" and 16 hex digits: of the canonical URL, or of the text where there is no URL."""
    url: str | None = None
    """As it was fetched."""
    canonical_url: str | None = None
    title: str | None = None
    text: str
    """The headline, where there is one, is the first paragraph. Paragraphs are parted by line breaks."""
    language: str | None = None
    """ISO 639-1; None where it was not determined."""
    kind: Literal["news", "press_release", "filing", "unknown"] = "unknown"
    publisher: str | None = None
    """The site or the wire that published it."""
    issuer: str | None = None
    """The organization whose release it is, as the text names it; None for news."""
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published_at: Moment | None = None
    """None where the source states none: it is never guessed and never today."""
    published_basis: str | None = None
    """Where the publication date comes from: "given", "feed", "json-ld", "meta", "htmldate", "dateline" …"""
    modified_at: Moment | None = None
    fetched_at: Moment | None = None
    """When it was fetched; None for a text that was handed in."""
    sections: tuple[Section, ...] = ()
    tickers: tuple[Ticker, ...] = ()
    """Every listing that the text names in brackets, once, the first mention's span: "(Nasdaq: ACMR, ACMRW)"."""
    text_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    duplicate_of: str | None = None
    """The id of the article that this one repeats."""
    truncated: bool = False
    """Whether the text was cut at the size limit."""

    @property
    def headline(self) -> str | None:
        """The first line, where it is a headline; None for a text that opens with its body."""
        return next((section.span.text for section in self.sections if section.type is SectionType.HEADLINE), None)

    @property
    def subheads(self) -> tuple[str, ...]:
        return tuple(section.span.text for section in self.sections if section.type is SectionType.SUBHEAD)

    @property
    def lead(self) -> str | None:
        """The first paragraph of the news itself, behind the dateline; None for a text without sections."""
        after = self.dateline.span.end if self.dateline else 0
        body = (section.span for section in self.sections if section.type is SectionType.BODY)
        first = next((span.text for span in body if span.end > after), None)
        return first.split("\n", 1)[0].strip() if first else None

    @property
    def anchor(self) -> date | None:
        """The day that "last year" counts from: the publication date, else the dateline's; None when unknown."""
        if self.published_at is not None:
            return self.published_at.date()
        return self.dateline.date if self.dateline else None

    @property
    def anchor_basis(self) -> Literal["published", "dateline"] | None:
        if self.published_at is not None:
            return "published"
        return "dateline" if self.anchor else None


def article_id(text: str, canonical_url: str | None = None) -> str:
    """The id of the article at a URL, or of a text without one."""
    origin = canonical_url or text
    return "a_" + blake2b(origin.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def text_sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
