"""One mention of a deal: what a sentence says of it, before the mentions of an article are put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas import DealType, Reference
from schemas.deals import DealStatus, PartyRole

CREDIT = "credit"
"""The label of what is lent: "a credit facility"; it is no offering of the same company."""
JOINT_VENTURE = "joint venture"


@dataclass
class DealMention:
    """A deal as one cue tells it."""

    type: DealType | None
    """None for a mention that only takes up a deal ("the transaction")."""
    cue: int
    """The token of the cue."""
    start: int
    """The first token of the part of the text that proves it; `end` is behind the last."""
    end: int
    parties: list[tuple[PartyRole, Reference]] = field(default_factory=list)
    status: DealStatus | None = None
    """None where this mention does not tell."""
    is_weak: bool = False
    """Whether its status gives way to that of other mentions: "licensed" to "entered into a licence agreement"."""
    label: str = ""
    """What tells two deals of one company apart: "series b"."""
    things: list[Reference] = field(default_factory=list)
    hint: DealType | None = None
    """The kind of deal that a mention without a type takes up: an offering for "the offering"."""
    is_complete: bool = True
    """Whether it makes a deal by itself: "the round was led by Fjord Ventures" does not say whose round."""
    taker: str = ""
    """Which partner probably takes the licence, where payments tell nothing else: who agreed "to develop" something."""
    place: str = ""
    """Whether it stands in the "headline", in the "lead", in a "quote", in "standing" text or below, which is ""."""
    is_tentative: bool = False
    """Whether its sentence says that nothing is binding yet."""
    is_manner: bool = False
    """Whether it may only tell how another deal is done: "in a private placement"."""
    is_definite: bool = False
    """Whether it takes up a deal named before: "the acquisition"."""

    def names(self) -> set[str]:
        """The records of its parties."""
        return {name_of(party) for _, party in self.parties}

    def add(self, role: PartyRole, references: list[Reference]) -> None:
        """Give organizations a role; one that has a role already keeps it."""
        known = self.names()
        for reference in references:
            if name_of(reference) not in known:
                self.parties.append((role, reference))
                known.add(name_of(reference))


def name_of(reference: Reference) -> str:
    """What tells two parties apart: the record, or the words of one that has none."""
    return reference.record_id or reference.text
