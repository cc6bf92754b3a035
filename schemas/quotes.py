"""Quotes: who said what. Source, cue and content as in the quotation literature (PARC, PolNeAR)."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Record, RecordId, Reference
from schemas.span import Span


class Quote(Record):
    kind_prefix: ClassVar[str] = "quote"
    kind: Literal["quote"] = "quote"
    type: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...] = Field(min_length=1)
    """What was said, in the order of the text; a quotation that the cue interrupts has several spans.
    Quotation marks stand outside the spans of direct content."""
    source: Span | None = None
    """The speaker as the text has it ("she", "the director-general"); None where the text names none here."""
    cue: Span | None = None
    """The word that attributes: "said", "according to"."""
    speaker: Reference | None = None
    """Who that is; `record_id` names the person or organization where it is clear."""
    joint_speakers: tuple[Reference, ...] = ()
    """Who else says it together with the speaker: "Roe and Poe said" has Poe here."""
    speaker_title: str | None = None
    """As written near the name or elsewhere in the article."""
    continuation_of: RecordId | None = None
    """The quote that this one carries on, for a speech over several paragraphs or sentences."""
