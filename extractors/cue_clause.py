"""A clause that attributes: a cue with its source, and the side on which its content stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.cues import Use


@dataclass(slots=True)
class Clause:
    """A cue with its source, as indices into the pieces of a statement."""

    cue: int
    cue_end: int
    use: Use
    source: tuple[int, int] | None
    first: int
    end: int
    """The clause is first:end; what it attributes lies outside."""
    side: Literal["left", "right", "both", "previous"]
    right: int = 0
    """Where the words to its right start."""
    has_that: bool = False
    goes_on: bool = False
    """Whether it carries on the clause before it: "…, and said that", "…, adding that"."""
    is_comparison: bool = False
    """Whether "as" opens it: "As Jane Roe notes, …"."""
