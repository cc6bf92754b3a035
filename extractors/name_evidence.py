"""What speaks for each kind of a name: the model, its form, and the words around its mentions.

"Minister Hatta", "Hatta said"       ->  a person
"in Esteli"                          ->  a place
"shares of Acme", "Acme stock"       ->  an organization
"Acme, a leading maker of pumps"     ->  an organization
"the consultancy Acme", "Acme's shareholders", "Acme raised $2 million"  ->  an organization
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.gazetteers import is_first_name, is_title_head, word_group
from extractors.name_spans import Kind, Name
from extractors.surface import Surface

_SPEAKING = word_group("speech forms")
_INSIDE = word_group("place prepositions")
_TRADED = frozenset({"shares", "stock", "shareholders"})
_SUCCEEDING = frozenset({"succeed", "succeeds", "succeeded", "succeeding", "replaces", "replaced", "replacing"})
MENTION = 4
FORM = 50
"""How many mentions a name by its form is worth: "Acme, Inc." outweighs the model's guesses."""


@dataclass
class Tally:
    """What speaks for each kind of one wording."""

    votes: Counter[Kind] = field(default_factory=Counter)
    titled: int = 0
    """Mentions right behind a title: "Minister Hatta"."""
    beside_people: int = 0
    """Mentions that "and" or a comma joins with a person's name."""
    described: int = 0
    """Mentions that an apposition calls a company: "Acme, a maker of pumps"."""
    spoken: int = 0
    """Mentions right before a verb of speech."""

    @property
    def is_person_by_context(self) -> bool:
        return self.titled + self.spoken > 0

    def is_weak(self, kind: Kind) -> bool:
        """Whether a kind rests on one mention, or has as many votes against it."""
        own = self.votes[kind]
        return own <= MENTION or self.votes.total() - own >= own

    def is_certain(self, kind: Kind) -> bool:
        return self.votes[kind] >= MENTION * FORM


def add_context(surface: Surface, name: Name, tally: Tally) -> None:
    """What the neighbours hint at: "in Esteli" a place, "Roe said", "Minister Roe" a person."""
    before = surface.words[name.start - 1] if name.start and surface.joins(name.start) else ""
    after = surface.words[name.end] if name.end < len(surface.words) and surface.joins(name.end) else ""
    if before.lower() in _INSIDE:
        tally.votes["place"] += 2
    if _is_described_as_firm(surface, name.end):
        tally.votes["organization"] += 2
        tally.described += 1
    if after in _TRADED or _is_traded(surface, name, before):
        tally.votes["organization"] += 4
    if _acts_like_a_firm(surface, name, before):
        tally.votes["organization"] += 2
        tally.described += 1
    if _takes_an_office_over_from(surface, name, before):
        tally.votes["person"] += MENTION + 1
    if before[:1].isupper() and is_title_head(before):
        tally.titled += 1
        tally.votes["person"] += 2
    elif after in _SPEAKING:
        tally.spoken += 1
        tally.votes["person"] += 2


def _is_traded(surface: Surface, name: Name, before: str) -> bool:
    """ "shares of Acme", "shares in Acme"."""
    return before in {"of", "in"} and name.start > 1 and surface.words[name.start - 2].lower() in _TRADED


def _acts_like_a_firm(surface: Surface, name: Name, before: str) -> bool:
    """ "the consultancy Acme", "Acme's shareholders", "Acme, whose shares fell", "Acme has raised $2 million"."""
    if before and _firm_noun(surface.words, name.start - 1) in _FIRMS and not is_title_head(before):
        return True
    words, end = surface.words, name.end
    if end + 2 >= len(words) or not surface.joins(end):
        return False
    if words[end] in {"'s", "’s"}:
        return words[end + 1] in _OWNED
    if words[end] == "," and words[end + 1] == "whose":
        return words[end + 2] in _OWNED
    raised = end + (words[end] in {"has", "had"})
    return words[raised] in {"raised", "raises"} and words[raised + 1][:1] in _MONEY_SIGNS


def _takes_an_office_over_from(surface: Surface, name: Name, before: str) -> bool:
    """ "who took over from Ruth Amsler", "succeeds Ruth Amsler": who goes before in an office has a first name."""
    words = surface.words[name.start : name.end]
    over_from = before == "from" and name.start > 1 and surface.words[name.start - 2] == "over"
    return (before in _SUCCEEDING or over_from) and 2 <= len(words) <= 3 and is_first_name(words[0])


def _is_described_as_firm(surface: Surface, end: int) -> bool:
    """ ", a leading provider of pumps" behind a name: only an organization is that."""
    words = surface.words
    if not (end + 2 < len(words) and words[end] == "," and words[end + 1] in {"a", "an", "the"} and surface.joins(end)):
        return False
    for index in range(end + 2, min(end + 9, len(words) - 1)):
        if not (words[index][:1].isalnum() or words[index] in {"-", "&"}):
            return False
        if _firm_noun(words, index) in _FIRMS and words[index + 1] in _BEHIND_FIRMS:
            return True
    return False


def _firm_noun(words: Sequence[str], last: int) -> str:
    """The noun that ends at `last`, with what a hyphen ties to it: "start-up", which is three tokens."""
    hyphened = "".join(words[max(last - 2, 0) : last + 1])
    return hyphened if hyphened in _FIRMS else words[last]


_FIRMS = word_group("what only an organization is")
_OWNED = word_group("what only an organization has")
_MONEY_SIGNS = frozenset("$€£¥₹")
_BEHIND_FIRMS = frozenset({"of", "that", "which", "in", "for", "based", "with", "focused", "specializing", ",", "and"})
