"""Where an article names organizations, and the lists of names that its sentences hold.

"Fjord Ventures, existing investor Norvane Capital and Halden (Nasdaq: HLDN)"  ->  three organizations
"Norvane's dairy business"                                                      ->  none: the name is the owner's
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from extractors.deal_lexicon import deal_words
from extractors.owners import reference_to
from extractors.reading import records_of, section_at
from extractors.sites import Context, EntityMention
from schemas import Figure, FigureType, Organization, OrganizationType, Reference, SectionType

BEFORE_NAME = frozenset(
    {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "HYPH", "RB", "VBN", "VBG", "POS", "JJS", "JJR"}
)
"""Tags of the words that may stand before a name: "existing investor Norvane", "Copenhagen-based Halden"."""
_LINKS = frozenset({",", "and", "&", "+", "/", "plus", "as", "well", "along", "together", "x", ";"})
_DONORS = frozenset({OrganizationType.GOVERNMENT, OrganizationType.ASSOCIATION, OrganizationType.RESEARCH_INSTITUTE})
_GIVING = frozenset({"Foundation", "Trust", "Council", "Agency", "Ministry", "Department", "Research", "Commission"})
_DASHES = frozenset({"–", "—", "--"})
_AUTHORITIES = frozenset({OrganizationType.REGULATOR, OrganizationType.GOVERNMENT, OrganizationType.EXCHANGE})
_PARTS = frozenset({"subsidiary", "unit", "division", "affiliate", "arm"})
_REJOINED = 2
"""So many times a sentence is put together again: text without any capitals stays linear."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Names:
    """The names of organizations in one article, by token."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.doc = context.doc
        self._money = sorted(
            figure.evidence[0].start for figure in records_of(context.doc, Figure) if figure.type is FigureType.MONEY
        )
        self._prices = sorted(
            figure.evidence[0].start for figure in records_of(context.doc, Figure) if figure.type is FigureType.PER_UNIT
        )
        self._types = {organization.id: organization.type for organization in records_of(context.doc, Organization)}

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence of a token, with the part behind where a parser cut it before a small letter."""
        start, end = self.context.sentence_at(position)
        for _ in range(_REJOINED):
            if start and self._is_cut_wrongly(start):
                start = self.context.sentence_at(start - 1)[0]
            if end < len(self.doc) and self._is_cut_wrongly(end):
                end = self.context.sentence_at(end)[1]
        return start, end

    def _is_cut_wrongly(self, border: int) -> bool:
        before, behind = self.doc[border - 1], self.doc[border]
        is_label = before.lower_ == "series" and len(behind) == 1
        return is_label or (behind.is_lower and behind.is_alpha and (before.is_alpha or before.text in {",", "-"}))

    def mention_at(self, position: int) -> EntityMention | None:
        mention = self.context.named_at(position) if 0 <= position < len(self.doc) else None
        return mention if mention is not None and isinstance(mention.entity, Organization) else None

    def named(self, position: int) -> Reference | None:
        mention = self.mention_at(position)
        return reference_to(self.context, mention.start, mention.end, mention.entity) if mention else None

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
            position = after
            while position < end and (self.doc[position].lower_ in _LINKS or self._is_joining(position, after)):
                position += 1
            if position == after:
                break
        return unique(found), after

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
        for index in range(position, min(end, position + 9)):
            if mention := self.mention_at(index):
                return None if self.is_modifier(mention, end) else mention
            is_fund = index > position and self.doc[index - 1].lower_ in {"managed", "advised", "affiliated", "led"}
            is_titled = index > position and self.doc[index].text == "," and self.doc[index - 1].tag_ == "NN"
            if is_titled and index + 1 < end and self.doc[index + 1].tag_ == "NNP":
                # "its discoverer, Lund-based Kardiogen"
                continue
            is_fund = is_fund or (index > position and self.doc[index - 1].text == "-")
            if self.doc[index].tag_ not in BEFORE_NAME and self.doc[index].text != "-" and not is_fund:
                return None
        return None

    def owner(self, position: int) -> list[Reference]:
        """ "Norvane" of "Norvane's antibody", "the Norvane antibody", where it begins here."""
        for index in range(position, min(position + 3, len(self.doc))):
            if mention := self.mention_at(index):
                owned = mention.end < len(self.doc) and self.doc[mention.end].tag_ == "POS"
                return [reference_to(self.context, mention.start, mention.end, mention.entity)] if owned else []
        return []

    def is_modifier(self, mention: EntityMention, end: int) -> bool:
        """Whether a name only says whose or which: "Norvane's", "Norvane shares"."""
        if mention.end >= end:
            return False
        following = self.doc[mention.end]
        if following.tag_ == "POS":
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

    def leading(self, start: int, end: int) -> list[Reference]:
        """The names that open a headline: "Halden, Norvane Sign Licensing Deal"."""
        while start < end and self.doc[start].is_space:
            start += 1
        for index in range(start, min(end, start + 6)):
            if mention := self.mention_at(index):
                behind = self.behind_label(mention.start, mention.end)
                if behind != mention.end:
                    # "Reuters: Halden buys Norvane", but "Halden: private placement completed"
                    return self.leading(behind, end) or [named for named in [self.named(index)] if named]
                after = self.behind(mention.end, end)
                if after < end and self.doc[after].lower_ in _PARTS and self.mention_at(after + 1):
                    # "Norvane (Nasdaq: NRVN) Subsidiary Halden to Acquire …": Halden acts.
                    return self.listed(after + 1, end, is_subject=True)[0]
                return self.listed(index, end, is_subject=True)[0]
            if self.doc[index].tag_ not in BEFORE_NAME and self.doc[index].text not in {"–", "-", "--", "—", ":"}:
                return []
        return []

    def behind_label(self, start: int, end: int) -> int:
        """The token behind "NewsWire –" or "Reuters:", which only head a line; `end` for any other name."""
        before = self.doc[start - 1].text if start else ""
        opens = not start or self.doc[start].is_sent_start or self.doc[start - 1].is_space or before in _DASHES
        bracketed = self.behind(end, min(end + 30, len(self.doc)))
        if opens and bracketed > end and bracketed < len(self.doc) and self.doc[bracketed].text in _DASHES:
            # "NewsWire (Press Release Service) – Halden, a maker of pumps, …"
            return bracketed + 1
        is_parted = end < len(self.doc) and self.doc[end].text in {"–", "—", ":", "|", "--", "-"}
        return end + 1 if opens and is_parted and self.doc[end - 1].whitespace_ + self.doc[end].text != "-" else end

    def is_authority(self, reference: Reference) -> bool:
        """Whether an organization governs rather than trades."""
        return self._types.get(reference.record_id or "") in _AUTHORITIES

    def is_donor(self, reference: Reference) -> bool:
        """Whether an organization gives money away: a foundation, an authority, an association."""
        kind = self._types.get(reference.record_id or "")
        return kind in _DONORS or bool(_GIVING & set(reference.text.split()))

    def has_money(self, start: int, end: int) -> bool:
        """Whether an amount of money stands among some tokens."""
        return self._has_any(self._money, start, end)

    def has_price(self, start: int, end: int) -> bool:
        """Whether an amount of money or one for each share stands among some tokens."""
        return self.has_money(start, end) or self._has_any(self._prices, start, end)

    def _has_any(self, starts: list[int], start: int, end: int) -> bool:
        if end <= start:
            return False
        first = bisect_left(starts, self.doc[start].idx)
        return first < len(starts) and starts[first] < self.doc[start:end].end_char

    def is_headline(self, start: int, end: int) -> bool:
        """Whether a sentence is one by its place or by its capitals."""
        while start < end and self.doc[start].is_space:
            start += 1
        if start < end and section_at(self.doc, self.doc[start].idx) in {SectionType.HEADLINE, SectionType.SUBHEAD}:
            return True
        words = [token for token in self.doc[start:end] if token.is_alpha and len(token) > 3]
        return len(words) > 2 and sum(word.text[0].isupper() for word in words) >= 0.8 * len(words)


def unique(references: Iterable[Reference]) -> list[Reference]:
    """One reference for each organization, in order."""
    found: dict[str | None, Reference] = {}
    for reference in references:
        found.setdefault(reference.record_id or reference.text, reference)
    return list(found.values())
