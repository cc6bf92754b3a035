"""Which organization's name stands at a token of an article, and what kind of organization it is."""

from __future__ import annotations

from bisect import bisect_left

from extractors.common_words import is_ordinary_word
from extractors.deal_lexicon import deal_words
from extractors.deal_sides import is_bare_surname, is_unlike_person, may_be_party
from extractors.owners import reference_to
from extractors.reading import records_of, section_at, span_at
from extractors.sites import Context, EntityMention
from schemas import Figure, FigureType, Organization, OrganizationType, Person, Reference, SectionType

_DONORS = frozenset({OrganizationType.GOVERNMENT, OrganizationType.ASSOCIATION, OrganizationType.RESEARCH_INSTITUTE})
_GIVING = frozenset({"Foundation", "Trust", "Council", "Agency", "Ministry", "Department", "Research", "Commission"})
_AUTHORITIES = frozenset({OrganizationType.REGULATOR, OrganizationType.GOVERNMENT, OrganizationType.EXCHANGE})
_NO_FIRMS = frozenset({"GPE", "LOC", "PERSON", "DATE", "EVENT", "LAW", "LANGUAGE"})
_LONGEST, _SHORTEST = 7, 3
"""A name that no record has is of so many tokens at most, and so many letters at least."""
_REJOINED = 2
"""So many times a sentence is put together again: text without any capitals stays linear."""


class Named:
    """The organizations and the amounts of one article, by token."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.doc = context.doc
        self._money = sorted(
            figure.evidence[0].start for figure in records_of(context.doc, Figure) if figure.type is FigureType.MONEY
        )
        self._prices = sorted(
            figure.evidence[0].start for figure in records_of(context.doc, Figure) if figure.type is FigureType.PER_UNIT
        )
        self._by_word: dict[str, list[Organization]] = {}
        for organization in records_of(context.doc, Organization):
            self._by_word.setdefault(organization.name.partition(" ")[0], []).append(organization)
        self._types = {organization.id: organization.type for organization in records_of(context.doc, Organization)}
        self._wire = self._label_of_wire()

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
        if before.tag_ in {"NN", "NNS"} and before.is_lower and behind.tag_ == "NNP":
            # "to private equity funds / J.C. Flowers and Cerberus"
            return True
        return is_label or (behind.is_lower and behind.is_alpha and (before.is_alpha or before.text in {",", "-"}))

    def _label_of_wire(self) -> str | None:
        """ "NewsWire" of "NewsWire – Halden (Nasdaq: HLDN) Buys Norvane": it heads the line, and nothing else."""
        mention = self.context.named_at(0) if len(self.doc) else None
        if mention is None or mention.end + 1 >= len(self.doc) or len(mention.entity.mentions) > 1:
            return None
        is_parted = self.doc[mention.end].text in {"–", "—"} and bool(self.doc[mention.end - 1].whitespace_)
        is_followed = any(self.context.named_at(k) for k in range(mention.end + 1, min(mention.end + 4, len(self.doc))))
        return mention.entity.id if is_parted and is_followed else None

    def mention_at(self, position: int) -> EntityMention | None:
        mention = self.context.named_at(position) if 0 <= position < len(self.doc) else None
        if mention is None or mention.entity.id == self._wire:
            return None
        return mention if may_be_party(mention) or self._is_called_company(mention) else None

    def _is_called_company(self, mention: EntityMention) -> bool:
        """ "the Polish biogas producer Norvane Grupa": a firm by the noun before it, whatever a tagger took it for."""
        before = self.doc[mention.start - 1] if mention.start else None
        is_company = before is not None and before.tag_ == "NN" and before.lower_ in deal_words("company")
        return is_company and is_unlike_person(mention)

    def firm_at(self, position: int) -> Reference | None:
        """The name at a token where only a firm can stand ("invests in Lombard"), though it reads as a person's."""
        if found := self.named(position):
            return found
        mention = self.context.named_at(position) if 0 <= position < len(self.doc) else None
        if mention is None or not isinstance(mention.entity, Person) or mention.start != position:
            return None
        if not is_unlike_person(mention) and not is_bare_surname(mention.entity):
            return None
        tokens = self.doc[mention.start : mention.end]
        return Reference(text=mention.entity.name, span=span_at(self.doc, tokens.start_char, tokens.end_char))

    def unrecorded(self, position: int, end: int) -> Reference | None:
        """The name at a token that no record has, where only a company can stand: "the acquisition of Teal Advisors".

        None in headlines, whose words are all capitals, for places and people, and where it modifies a noun.
        """
        start = position + (position < end and self.doc[position].lower_ == "the")
        after = start
        while after < min(end, start + _LONGEST) and self._is_part_of_name(after, start):
            after += 1
        words = [token for token in self.doc[start:after] if token.tag_ in {"NNP", "NNPS"}]
        if not words or self.is_headline(*self.sentence_at(position)):
            return None
        following = self.doc[after] if after < end else None
        if following is not None and (following.tag_ in {"NN", "NNS", "POS", "HYPH"} or following.text == "-"):
            return None
        tokens = self.doc[start:after]
        if (known := self._by_first_words(tokens.text)) is not None:
            span = span_at(self.doc, tokens.start_char, tokens.end_char)
            return Reference(text=known.name, span=span, record_id=known.id)
        if any(token.ent_type_ == "NORP" for token in tokens):
            return None
        if len(tokens.text) < _SHORTEST or (len(words) == 1 and is_ordinary_word(words[0].text)):
            return None
        return Reference(text=tokens.text, span=span_at(self.doc, tokens.start_char, tokens.end_char))

    def _by_first_words(self, name: str) -> Organization | None:
        """ "Builders" of "Builders Capital": the one organization whose name opens so."""
        opening = f"{name} "
        among = self._by_word.get(name.partition(" ")[0], ())
        found = [one for one in among if one.name.startswith(opening)]
        return found[0] if len(found) == 1 and len(name) >= _SHORTEST else None

    def _is_part_of_name(self, position: int, start: int) -> bool:
        token = self.doc[position]
        if token.ent_type_ in _NO_FIRMS or self.context.named_at(position) is not None:
            return False
        if token.tag_ in {"NNP", "NNPS"} or (token.ent_type_ == "NORP" and position == start):
            return token.text[0].isupper() or token.text[0].isdigit() or position > start
        is_inner = position > start and position + 1 < len(self.doc) and self.doc[position + 1].tag_ in {"NNP", "NNPS"}
        return is_inner and token.text == "&"

    def named(self, position: int) -> Reference | None:
        mention = self.mention_at(position)
        return reference_to(self.context, mention.start, mention.end, mention.entity) if mention else None

    def is_authority(self, reference: Reference) -> bool:
        """Whether an organization governs rather than trades."""
        return self._types.get(reference.record_id or "") in _AUTHORITIES

    def recorded(self, reference: Reference) -> Reference:
        """A reference without the record of somebody who is no organization: a firm that was taken for a person."""
        is_known = reference.record_id is None or reference.record_id in self._types
        return reference if is_known else reference.model_copy(update={"record_id": None})

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
