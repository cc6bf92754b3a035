"""Text handed in by a user, made into an Article: cleaned once, without moving a single character.

Every replacement keeps the length, so that offsets into the Article are offsets into what the user holds.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from schemas import Article
from schemas.article import article_id, text_sha256

MAX_CHARACTERS = 200_000
"""A longer text is cut here, and the Article says so: no press release comes near, and memory stays bounded."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_ODD_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_BREAKS = re.compile(r"[\x85\u2028\u2029]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The same number of characters, without control characters, odd spaces or lone surrogates; tabs part cells."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    text = _LINE_BREAKS.sub("\n", text)
    text = _ODD_SPACES.sub(" ", text)
    text = _UNREADABLE.sub(" ", text)
    return _SURROGATES.sub("\ufffd", text)


def read_text(text: str, *, published: date | None = None, url: str | None = None, title: str | None = None) -> Article:
    """An Article from plain text. `published` is the day (or moment) that relative dates count from."""
    cleaned = clean_text(text)[:MAX_CHARACTERS]
    return Article(
        id=article_id(cleaned, url),
        url=url,
        canonical_url=url,
        title=title,
        text=cleaned,
        language="en",
        published_at=moment_of(published),
        published_basis="given" if published else None,
        text_sha256=text_sha256(cleaned),
        truncated=len(text) > MAX_CHARACTERS,
    )


def moment_of(day: date | None) -> datetime | None:
    """The first moment of a day, in UTC; a moment stays as it is."""
    if day is None or isinstance(day, datetime):
        return day
    return datetime.combine(day, time(), UTC)
