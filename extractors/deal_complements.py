"""The prepositions behind a cue and what they introduce: "from Norvane", "led by Fjord Ventures", "to Halden".

Read along the sentence, not along the parse, which often hangs them on the wrong noun; a finite verb ends the reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.deal_lexicon import deal_words
from extractors.deal_names import unique
from extractors.deal_organizations import Organizations
from schemas import Reference

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})
_REACH = 60


class Complements:
    """What follows a cue in its clause."""

    def __init__(self, organizations: Organizations, position: int, end: int) -> None:
        self._organizations = organizations
        self._start = position
        self._end = min(end, position + _REACH)
        self._found = list(self._prepositions(position))

    def _prepositions(self, position: int) -> Iterator[tuple[str, int, bool]]:
        """Each preposition, the token behind it, and whether a verb stands between it and the cue."""
        doc = self._organizations.doc
        is_beyond_verb = False
        while position < self._end:
            token = doc[position]
            mention = self._organizations.context.named_at(position)
            if mention is not None:
                position = max(mention.end, position + 1)
                continue
            if token.text == "(":
                position = max(self._organizations.behind(position, self._end), position + 1)
                continue
            if token.text == "," and (after := self._behind_relative(position)):
                # "sell Sable Farms, which it acquired in 2015, to Norvane"
                position = after
                continue
            is_by = token.tag_ == "VBD" and position + 1 < self._end and doc[position + 1].lower_ == "by"
            if (token.tag_ in _FINITE and token.dep_ not in {"compound", "amod"} and not is_by) or token.text == ";":
                return
            is_part = token.dep_ in {"compound", "amod"} or doc[position - 1].text == "-"
            if token.tag_ in {"VB", "VBG"} and not is_part:
                is_beyond_verb = True
            if token.tag_ in {"IN", "TO", "RP"}:
                yield self._named(position), position + 1, is_beyond_verb
            position += 1

    def _behind_relative(self, position: int) -> int | None:
        """The token behind ", which …," where a preposition follows it."""
        doc = self._organizations.doc
        if position + 2 >= self._end or doc[position + 1].tag_ not in {"WDT", "WP"}:
            return None
        closing = next((k for k in range(position + 2, min(self._end, position + 22)) if doc[k].text == ","), None)
        is_closed = closing is not None and closing + 1 < self._end and doc[closing + 1].tag_ in {"IN", "TO"}
        return closing + 1 if is_closed and closing is not None else None

    def _named(self, position: int) -> str:
        doc = self._organizations.doc
        word = doc[position].lower_
        if position and word == "by" and doc[position - 1].lower_ in deal_words("leads"):
            return "led by"
        if word == "by" and position > self._start and doc[position - 1].tag_ in {"VBN", "VBD"}:
            # "the purchase with a placement arranged by Norvane": not who purchases.
            return "joined by" if doc[position - 1].lower_ in deal_words("joins") else "done by"
        if position > self._start and word in {"from", "by", "of"} and doc[position - 1].lower_ in deal_words("joins"):
            return "joined by"
        return str(word)

    def first(self, *prepositions: str, anywhere: bool = False) -> list[Reference]:
        """The organizations behind the first of these prepositions that introduces one."""
        for word, position, is_beyond_verb in self._found:
            if word in prepositions and (anywhere or not is_beyond_verb):
                # "between Halden and Norvane ends four years": the second is no subject.
                is_pair = word in {"between", "among"}
                references, _ = self._organizations.listed(position, self._end, is_pair)
                if references:
                    return references
        return self._unrecorded(prepositions)

    def _unrecorded(self, prepositions: tuple[str, ...]) -> list[Reference]:
        """ "acquired by Platinum Equity", "led by Teal Capital", of a name that no record has."""
        for word, position, is_beyond_verb in self._found:
            if word in prepositions and word in {"by", "led by"} and not is_beyond_verb:
                found = self._organizations.unrecorded(position, self._end)
                return [found] if found is not None else []
        return []

    def all(self, *prepositions: str) -> list[Reference]:
        """The organizations behind every one of these prepositions."""
        found: list[Reference] = []
        for word, position, _ in self._found:
            if word in prepositions:
                found += self._organizations.listed(position, self._end)[0]
        return unique(found)

    def at(self, *prepositions: str) -> int | None:
        """The token behind the first of these prepositions."""
        return next((position for word, position, _ in self._found if word in prepositions), None)


def participants(organizations: Organizations, position: int, end: int) -> list[Reference]:
    """The investors that are named beside the lead: "with participation from", "joined by", "existing investors"."""
    doc = organizations.doc
    found: list[Reference] = []
    for index in range(position, end):
        word = doc[index].lower_
        if word in deal_words("joins") or word == "alongside":
            after = index + 1
            while after < end and doc[after].lower_ in {
                "from",
                "by",
                "of",
                ",",
                "both",
                "existing",
                "in",
                "the",
                "round",
                "co",
                "-",
                "investors",
                "including",
            }:
                after += 1
            found += organizations.listed(after, end)[0]
        elif word in {"investors", "backers"} and index + 1 < end:
            found += organizations.listed(index + 1 + (organizations.doc[index + 1].text == ","), end)[0]
        elif word == "including" and {"investors", "backers"} & {token.lower_ for token in doc[position:index]}:
            # "prior investors participated in the round, including Norvane Capital"
            found += organizations.listed(index + 1, end)[0]
        elif word in {",", "and"} and index + 2 < end and doc[index + 1].lower_ == "with":
            # "…, with Norvane Capital and Sable Fund also taking part"
            named, after = organizations.listed(index + 2, end)
            if {token.lower_ for token in doc[after : min(end, after + 3)]} & deal_words("joining"):
                found += named
    return unique(found)
