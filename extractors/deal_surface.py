"""Who acts, read along the text where a parse does not tell: the name before a verb, before "which", before a comma.

"Halden Corp. is in advanced talks to acquire"        ->  Halden Corp.
"Norvane Foods, acquired by Halden Corp. in 2020, …"  ->  Norvane Foods, for "acquired"
"""

from __future__ import annotations

from spacy.tokens import Token

from extractors.deal_lexicon import deal_words
from extractors.deal_names import BEFORE_NAME, Names, unique
from extractors.owners import reference_to
from extractors.reading import section_at
from schemas import Reference, SectionType

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = frozenset({"today", "also", "has", "have", "had", "now", "jointly", "will"})
_REACH = 14
_APPOSITION = 30


class Surface(Names):
    """The names of one article by what stands beside them."""

    def before_verb(self, verb: Token) -> list[Reference]:
        """The name right before a finite verb and its auxiliaries, whatever the parse made of it."""
        position = verb.i - 1
        while position > 0 and self.doc[position].lower_ in {"has", "have", "had", "today", "also", "will"}:
            position -= 1
        # "on the heels of Halden raising $2 million"
        is_finite = verb.tag_ in {"VBD", "VBZ", "VBG"} or position < verb.i - 1
        named = self.named(position) if is_finite and position >= 0 else None
        return [named] if named else []

    def named_to_act(self, verb: Token) -> list[Reference]:
        """ "approved a deal for Halden to acquire its unit": whoever stands between "for" and "to"."""
        if verb.i < 3 or self.doc[verb.i - 1].lower_ != "to" or (mention := self.mention_at(verb.i - 2)) is None:
            return []
        is_for = mention.start > 0 and self.doc[mention.start - 1].lower_ == "for"
        return [reference_to(self.context, mention.start, mention.end, mention.entity)] if is_for else []

    def acting_before(self, verb: Token, start: int) -> list[Reference]:
        """The name before the finite verb that an infinitive hangs on: "Halden is in advanced talks to acquire"."""
        if verb.i - 2 >= start and self.doc[verb.i - 1].lower_ == "to" and (named := self.named(verb.i - 2)):
            # "cleared the way for Halden to swallow Norvane", not "joined Roe from Halden to give an update"
            mention = self.mention_at(verb.i - 2)
            before = self.doc[mention.start - 1] if mention is not None and mention.start > start else None
            return [] if before is not None and before.tag_ == "IN" and before.lower_ != "for" else [named]
        for index in range(verb.i, max(start, verb.i - _REACH), -1):
            if index != verb.i and self.mention_at(index):
                return []
            if self.doc[index].tag_ in _FINITE:
                return self._right_before(index)
        return []

    def described_by(self, participle: Token) -> list[Reference]:
        """ "Norvane, acquired by Halden in 2020": the name before the comma, which the participle describes."""
        position = participle.i - 1
        while position > 0 and self.doc[position].tag_ == "RB":
            position -= 1
        if participle.tag_ != "VBN" or position < 1 or self.doc[position].text != ",":
            return []
        return self._named_until(position - 1)

    def _right_before(self, position: int) -> list[Reference]:
        """The name before a verb, through adverbs, a bracket and an apposition: "Halden, a brewer, agreed"."""
        position -= 1
        while position > 0 and (self.doc[position].tag_ == "RB" or self.doc[position].lower_ in _BETWEEN):
            position -= 1
        if position > 0 and self.doc[position].text == ",":
            opening = next(
                (k for k in range(position - 1, max(0, position - _APPOSITION), -1) if self.doc[k].text == ","), None
            )
            return self._named_until(opening - 1) if opening else []
        return self._named_until(position)

    def with_others(self, found: list[Reference], verb: Token, start: int) -> list[Reference]:
        """Who acts with those whom the parse found: "Halcyon Air and its lessor, Skyfleet, have reached"."""
        finite = next((k for k in range(verb.i, max(start, verb.i - _REACH), -1) if self.doc[k].tag_ in _FINITE), None)
        if finite is None:
            return found
        while finite > start + 1 and self.doc[finite - 1].tag_ in {"RB", *_FINITE}:
            finite -= 1
        named = self._opening_subjects(start, finite)
        names = {reference.record_id for reference in named}
        return named if len(named) > len(found) and all(one.record_id in names for one in found) else found

    def opening_pair(self, start: int, end: int) -> list[Reference]:
        """The names before the first finite verb of a sentence, where they are joined by "and"."""
        finite = next((k for k in range(start, end) if self.doc[k].tag_ in _FINITE and not self.mention_at(k)), None)
        while start < end and self.doc[start].is_space:
            start += 1
        return self._opening_subjects(start, finite) if finite is not None else []

    def _opening_subjects(self, start: int, end: int) -> list[Reference]:
        """The names before a verb where nothing but names, their nouns and commas stand there."""
        found = []
        position = start
        while position < end:
            mention = self.mention_at(position)
            if mention is not None:
                behind = self.behind(mention.end, end)
                following = self.doc[behind] if behind < end else None
                if following is not None and following.tag_ == "POS":
                    return []
                if following is None or following.text == "," or following.lower_ in {"and", "&"}:
                    found.append(reference_to(self.context, mention.start, mention.end, mention.entity))
                position = behind
            elif self.doc[position].text == "," and found and (after := self._behind_apposition(position, end)):
                position = after
            elif found and (
                self.doc[position].lower_ in {"as", "well", "along"}
                or self.doc[position - 1 : position + 1].text.lower() in {"and other", "along with"}
            ):
                position += 1
            elif self.doc[position].lower_ == "of" and self.doc[position - 1].lower_ in deal_words("holders"):
                # "Baobab and the venture arm of Delmare Bank"
                position += 1
            elif self._may_stand_before(position, start):
                position += 1
            else:
                return []
        return unique(found) if any(token.lower_ in {"and", "&"} for token in self.doc[start:end]) else []

    def _may_stand_before(self, position: int, start: int) -> bool:
        """Whether a word may stand among the names that open a sentence: "blank-check firm", "its lessor"."""
        token = self.doc[position]
        is_part = position > start and self.doc[position - 1].text == "-"
        return is_part or (token.tag_ in BEFORE_NAME | {",", "CC"} and not token.is_space)

    def _behind_apposition(self, position: int, end: int) -> int | None:
        """The token behind ", a maker of pumps,": the comma that closes it."""
        if position + 1 >= end or self.doc[position + 1].lower_ not in {"a", "an", "the", "one", "which"}:
            return None
        return next((k for k in range(position + 2, min(end, position + _APPOSITION)) if self.doc[k].text == ","), None)

    def _named_until(self, position: int) -> list[Reference]:
        """The name that ends at a token, or before the bracket that ends there: "Halden (Nasdaq: HLDN)"."""
        position = self.before_bracket(position) if position > 0 else position
        named = self.named(position) if position >= 0 else None
        return [named] if named else []

    def before_bracket(self, position: int) -> int:
        """The token before the bracket that ends at a token: of "Halden (HLDN)" the name; else the token itself."""
        opening = self._opening_bracket(position) if self.doc[position].text == ")" else None
        return opening - 1 if opening else position

    def _before_apposition(self, position: int) -> Reference | None:
        """ "Halden (Nasdaq: HLDN), a maker of pumps, and Norvane said": the name that the phrase describes."""
        if position < 2 or self.doc[position - 1].text != ",":
            return None
        before = position - 2
        while self.doc[before].text == ")" and (opening := self._opening_bracket(before)) is not None and opening:
            before = opening - 1
        return self.named(before)

    def antecedent(self, relative: Token) -> list[Reference]:
        """The name before "which": "Halden, which raised $5 million"."""
        position = relative.i - 1
        position -= position >= 0 and self.doc[position].text == ","
        if (
            position >= 0
            and self.doc[position].text == ")"
            and (opening := self._opening_bracket(position)) is not None
        ):
            position = opening - 1
        named = self.named(position) if position >= 0 else None
        return [named] if named else []

    def _behind_dateline(self, position: int) -> list[Reference]:
        """The names that open the text behind a dateline; none where the token is in no dateline."""
        start = position
        while position < len(self.doc) and section_at(self.doc, self.doc[position].idx) is SectionType.DATELINE:
            position += 1
        return self.leading(position, min(position + 30, len(self.doc))) if position > start else []

    def _opening_bracket(self, position: int) -> int | None:
        """The "(" of the bracket that a token stands in; of several in a row the first."""
        depth = 0
        for index in range(position, max(0, position - 30), -1):
            text = self.doc[index].text
            depth += text == ")" and index != position
            if text == "(":
                if depth:
                    depth -= 1
                else:
                    return index
        return None
