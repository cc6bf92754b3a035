"""Span: the characters that prove a record."""

from __future__ import annotations

from pydantic import Field, model_validator

from schemas.model import Model


class Span(Model):
    """Half-open code-point offsets into `Article.text`, and the text between them."""

    start: int = Field(ge=0)
    end: int
    text: str

    @model_validator(mode="after")
    def _covers_its_text(self) -> Span:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"span {self.start}:{self.end} does not fit the text {self.text!r}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span start:end of a whole text."""
        return cls(start=start, end=end, text=text[start:end])

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end
