"""Where an article names organizations, and the lists of names that its sentences hold.

"Fjord Ventures, existing investor Norvane Capital and Halden (Nasdaq: HLDN)"  ->  three organizations
"Norvane's dairy business"                                                      ->  none: the name is the owner's
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.deal_lexicon import deal_words
from extractors.deal_named import Named
from extractors.owners import reference_to
from extractors.sites import EntityMention
from schemas import Reference

BEFORE_NAME = frozenset(
    {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "HYPH", "RB", "VBN", "VBG", "POS", "JJS", "JJR"}
)
"""Tags of the words that may stand before a name: "existing investor Norvane", "Copenhagen-based Halden"."""
_LINKS = frozenset({",", "and", "&", "+", "/", "plus", "as", "well", "along", "together", "x", ";"})
_DASHES = frozenset({"–", "—", "--"})
_PARTS = frozenset({"subsidiary", "unit", "division", "affiliate", "arm"})
_ASIDES = frozenset({"which", "formerly", "a", "an"})
_SEAT = 8
_NOUNS_BEFORE = 12
"""So many tokens before a name may describe it: "existing investor", "Fjord-backed blank-check company"."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Names(Named):
    """The names of organizations in one article, by token."""

    def listed(self, position: int, end: int, is_subject: bool = False) -> tuple[list[Reference], int]:
        """The names of a list that begins at a token: "Fjord Ventures, existing investor Norvane and Halden"."""
        found: list[Reference] = []
        after = position
        while position < end:
            mention = self._next_name(position, end)
            if mention is None or (found and not is_subject and self._begins_clause(mention.end, end)):
                break
            found.append(reference_to(self.context, mention.start, mention.end, mention.entity))
            after = self.behind(mention.end, end)
            position = self._behind_aside(after, end)
            while position < end and (self.doc[position].lower_ in _LINKS or self._is_joining(position, after)):
                position += 1
            if position == after:
                break
        return unique(found), after

    def _behind_aside(self, position: int, end: int) -> int:
        """The comma that closes ", formerly known as Sable," or ", which has an office in Rome," in a list."""
        if position + 1 >= end or self.doc[position].text != "," or self.doc[position + 1].lower_ not in _ASIDES:
            return position
        closing = next((k for k in range(position + 2, min(end, position + 14)) if self.doc[k].text == ","), None)
        if closing is None or closing + 1 >= end:
            return position
        is_listed = self.doc[closing + 1].lower_ == "and" or self.mention_at(closing + 1) is not None
        return closing if is_listed else position

    def _is_joining(self, position: int, after: int) -> bool:
        """ "together with Norvane", but not "led by Halden, with Norvane taking part"."""
        return (
            position > after
            and self.doc[position].lower_ == "with"
            and self.doc[position - 1].lower_ in {"along", "together"}
        )

    def others_before(self, position: int, known: Iterable[Reference]) -> list[Reference]:
        """The last organization that a text names before a token, none of the known: what "it" may mean."""
        names = {reference.record_id for reference in known}
        for index in range(position - 1, max(-1, position - 40), -1):
            named = self.named(index)
            if named is not None and named.record_id not in names:
                return [named]
        return []

    def only_other(self, start: int, end: int, known: Iterable[Reference]) -> list[Reference]:
        """The one organization besides the known that some tokens name; none where they name several."""
        names = {reference.record_id for reference in known}
        found = unique(
            named
            for index in range(start, end)
            if (named := self.named(index)) and named.record_id not in names and not self.is_authority(named)
        )
        return found if len(found) == 1 else []

    def _next_name(self, position: int, end: int) -> EntityMention | None:
        """The name that begins here, behind words that may stand before one; not the owner of something else."""
        position = self._behind_seat(position, end)
        for index in range(position, min(end, position + _NOUNS_BEFORE)):
            if mention := self.mention_at(index):
                if self._is_joined_participle(mention.end, end):
                    # "Fjord-backed blank-check company Norvane"
                    continue
                return self._behind_owner(mention, end) if self.is_modifier(mention, end) else mention
            if self._is_unnamed_item(index, position) or self._is_exemplified(index, position):
                continue
            is_fund = index > position and self.doc[index - 1].lower_ in {"managed", "advised", "affiliated", "led"}
            is_titled = index > position and self.doc[index].text == "," and self._is_title(index - 1)
            if is_titled and index + 1 < end and self.doc[index + 1].tag_ == "NNP":
                # "its discoverer, Lund-based Kardiogen", "existing investors, Norvane Capital"
                continue
            is_fund = is_fund or (index > position and self.doc[index - 1].text == "-")
            if self.doc[index].tag_ not in BEFORE_NAME and self.doc[index].text != "-" and not is_fund:
                return None
        return None

    def _behind_seat(self, position: int, end: int) -> int:
        """The token behind "Bradenton, Fla.-based": where the company that is named then sits."""
        if position >= end or not self.doc[position].text[0].isupper():
            return position
        for index in range(position, min(end, position + _SEAT)):
            words = [token.lower_ for token in self.doc[index : index + 2]]
            if words in (["-", "based"], ["‑", "based"], ["-", "headquartered"]):
                return index + 2
            if not (self.doc[index].text[0].isupper() or self.doc[index].text in {",", ".", "-"}):
                break
        return position

    def _is_exemplified(self, position: int, start: int) -> bool:
        """ "such as" of "from key investors such as Fjord Ventures", "including" of "a syndicate including …"."""
        words = [token.lower_ for token in self.doc[max(start, position - 2) : position + 2]]
        if self.doc[position].lower_ in {"such", "as"}:
            return "such as" in " ".join(words)
        before = self.doc[position - 1] if position > start else None
        if before is not None and before.text == "," and position - 1 > start:
            before = self.doc[position - 2]
        is_of_many = before is not None and before.lower_ in deal_words("unnamed parties") | deal_words("bands")
        return is_of_many and self.doc[position].lower_ in {"including", "like", "comprising"}

    def _is_title(self, position: int) -> bool:
        return self.doc[position].tag_ == "NN" or self.doc[position].lower_ in deal_words("unnamed parties")

    def _is_unnamed_item(self, position: int, start: int) -> bool:
        """ "and" of "a large insurer and Norvane Capital": one of a list goes without a name."""
        if self.doc[position].lower_ != "and" or position <= start or position + 1 >= len(self.doc):
            return False
        # "Indonesian oil and gas group Medco"
        is_compound = self.doc[position - 1].tag_ == self.doc[position + 1].tag_ == "NN"
        return is_compound or self.doc[position - 1].lower_ in deal_words("unnamed parties") | deal_words("company")

    def _behind_owner(self, owner: EntityMention, end: int) -> EntityMention | None:
        """The name behind its owner ("Norvane's Halden Bio"); the owner of "Norvane's China unit"."""
        if owner.end >= end or self.doc[owner.end].tag_ != "POS":
            return None
        for position in range(owner.end + 1, min(end, owner.end + 6)):
            inner = self.mention_at(position)
            if inner is not None and not self.is_modifier(inner, end):
                return inner
            if self.doc[position].lower_ in _PARTS:
                return owner
            if self.doc[position].tag_ not in BEFORE_NAME:
                return None
        return None

    def owner(self, position: int) -> list[Reference]:
        """ "Norvane" of "Norvane's antibody", "the Norvane antibody", where it begins here."""
        for index in range(position, min(position + 3, len(self.doc))):
            if mention := self.mention_at(index):
                owned = mention.end < len(self.doc) and self.doc[mention.end].tag_ == "POS"
                return [reference_to(self.context, mention.start, mention.end, mention.entity)] if owned else []
        return []

    def owner_within(self, start: int, end: int) -> list[Reference]:
        """ "Norvane" of "rights to three of Norvane's programs": the first name with a genitive."""
        for index in range(start, end):
            if self.doc[index].tag_ == "POS" and (named := self.named(index - 1)):
                return [named]
        return []

    def is_modifier(self, mention: EntityMention, end: int) -> bool:
        """Whether a name only says whose or which: "Norvane's", "Norvane shares"."""
        if mention.end >= end:
            return False
        following = self.doc[mention.end]
        if following.tag_ == "POS" or self._is_joined_participle(mention.end, end):
            return True
        last = self.doc[mention.end - 1]
        things = deal_words("business") | deal_words("stake") | deal_words("rights") | {"royalty"}
        is_noun = following.tag_ in {"NN", "NNS"} and (following.text.islower() or following.lower_ in things)
        is_part = last.dep_ in {"compound", "nmod", "amod"} and not mention.start <= last.head.i < mention.end
        return is_noun and (is_part or last.head.i >= mention.end)

    def behind(self, position: int, end: int) -> int:
        """The token behind brackets and marks that belong to a name: "(Nasdaq: HLDN)", "®"."""
        while position < end:
            if self.doc[position].text in {"®", "™", "’", "'"}:
                position += 1
            elif self.doc[position].text == "(":
                closing = next((k for k in range(position, min(end, position + 30)) if self.doc[k].text == ")"), None)
                if closing is None:
                    return position
                position = closing + 1
            else:
                return position
        return position

    def _begins_clause(self, position: int, end: int) -> bool:
        """ "… from Norvane, and Halden said": the second name is a subject."""
        position = self.behind(position, end)
        return position < end and self.doc[position].tag_ in _FINITE

    def _is_joined_participle(self, position: int, end: int) -> bool:
        """Whether "-backed", "-sponsored" stands behind a name."""
        is_joined = position + 1 < end and self.doc[position].text == "-" and not self.doc[position].whitespace_
        return is_joined and self.doc[position + 1].lower_ in deal_words("of owners")

    def leading(self, start: int, end: int) -> list[Reference]:
        """The names that open a headline: "Halden, Norvane Sign Licensing Deal"."""
        while start < end and self.doc[start].is_space:
            start += 1
        for index in range(start, min(end, start + 6)):
            if mention := self.mention_at(index):
                behind = self.behind_label(mention.start, mention.end)
                if behind != mention.end:
                    # "Reuters: Halden buys Norvane", but "Halden: private placement completed"
                    others = any(self.mention_at(k) for k in range(behind, min(end, behind + 8)))
                    named = None if others else self.named(index)
                    return self.leading(behind, end) or ([named] if named else [])
                after = self.behind(mention.end, end)
                if self.doc[after : after + 2].text.lower() == "portfolio company":
                    after += 1
                    return self.listed(after + 1, end, is_subject=True)[0]
                if after < end and self.doc[after].lower_ in _PARTS:
                    # "Norvane (Nasdaq: NRVN) Subsidiary Halden to Acquire …": Halden acts;
                    # of "Norvane Unit Wins …" the text below names the one that does.
                    return self.listed(after + 1, end, is_subject=True)[0] if self.mention_at(after + 1) else []
                return self.listed(index, end, is_subject=True)[0]
            if self.doc[index].tag_ not in BEFORE_NAME and self.doc[index].text not in {"–", "-", "--", "—", ":"}:
                return []
        return []

    def behind_label(self, start: int, end: int) -> int:
        """The token behind "NewsWire –" or "Reuters:", which only head a line; `end` for any other name."""
        before = self.doc[start - 1].text if start else ""
        opens = not start or self.doc[start].is_sent_start or self.doc[start - 1].is_space or before in _DASHES
        bracketed = self.behind(end, min(end + 30, len(self.doc)))
        if opens and bracketed > end and bracketed < len(self.doc) and self._is_label_dash(bracketed):
            # "NewsWire (Press Release Service) – Halden, a maker of pumps, …"
            return bracketed + 1
        is_parted = end < len(self.doc) and self.doc[end].text in {"–", "—", ":", "|", "--", "-"}
        return end + 1 if opens and is_parted and self.doc[end - 1].whitespace_ + self.doc[end].text != "-" else end

    def _is_label_dash(self, position: int) -> bool:
        """ "NewsWire (Press Service) – Halden buys", not "Halden (Nasdaq: HLDN) – a maker of pumps – has bought"."""
        following = self.doc[position + 1].lower_ if position + 1 < len(self.doc) else ""
        return self.doc[position].text in _DASHES and following not in {"a", "an", "the", "one"}


def unique(references: Iterable[Reference]) -> list[Reference]:
    """One reference for each organization, in order."""
    found: dict[str | None, Reference] = {}
    for reference in references:
        found.setdefault(reference.record_id or reference.text, reference)
    return list(found.values())
