"""What the readers of roles share: the words and names of an article, and the references they end in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from extractors.clusters import cluster_of, clusters_in, name_span, reference_to
from extractors.gazetteers import country_of, is_honorific, is_person_suffix, is_title_head, nationality_of
from extractors.name_spans import Name
from extractors.names import names_in
from extractors.nominals import antecedent
from extractors.reading import span_at
from extractors.surface import Surface, is_function_word
from extractors.titles import Title, is_managing_director, title_from
from schemas import Organization, Place, Reference

Status = Literal["current", "former", "incoming"]

_AT = frozenset({"of", "at", "for", "with", "from"})
_FORMER = frozenset({"former", "formerly", "ex", "previously", "retired", "late", "outgoing", "previous"})
_HEADS_OF_DEPARTMENTS = frozenset({"Minister", "Secretary", "Commissioner", "Undersecretary", "Ombudsman"})
_MAX_COMPOUNDS = 2
_MAX_DESCRIPTION = 6
_MAX_SENTENCE = 120
"""Tokens: longer ones are lists, and "its" in them is far from what it means."""
_PARTING = frozenset({",", "-", "–", "—", "|"})
"""What may stand between an office and its house: "CEO, Acme", "CEO - Acme"."""
_CLOSING = frozenset({".", ",", ";", ":", ")", "\n", "—", "–", "--", "|", "”", '"'})
_REGIONS = frozenset({"northern", "southern", "eastern", "western", "central"})
_INCOMING = frozenset({"incoming", "designate", "elect", "become", "president-elect"})


class Role(NamedTuple):
    """A person's role as the text gives it in one place."""

    person: Name
    title: Title | None
    organization: Reference | None
    status: Status


def is_former(word: str) -> bool:
    return word.lower() in _FORMER


def _is_in_subject(token: Token) -> bool:
    """ "Acme" in "Acme grew" and in "The fund Acme grew"."""
    return any(part.dep_ in {"nsubj", "nsubjpass"} for part in (token, token.head))


class RoleContext:
    """The words of a Doc and the name at each token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.surface = Surface(doc)
        self.words = self.surface.words
        self.names = names_in(doc)
        self.at = {index: name for name in self.names for index in range(name.start, name.end)}

    def ends_title(self, index: int) -> bool:
        """Whether a token belongs to a name that a title does not run over."""
        name = self.at.get(index)
        return name is not None and name.kind in {"person", "organization", "place"}

    def after_suffixes(self, index: int) -> int:
        """Past ", M.D., Ph.D."."""
        words = self.words
        while index < len(words) and self.surface.joins(index):
            following = index + 1 if words[index] == "," and index + 1 < len(words) else index
            following += words[following] == " " and following + 1 < len(words)
            is_title = words[following] == "MD" and is_managing_director(self.surface, following)
            if not is_person_suffix(words[following]) or is_title:
                break
            index = following + 1
            index += words[index : index + 2] == [".", ","]  # "Jane Roe, Jr., CEO"
        return index

    def before_honorifics(self, index: int) -> int:
        """The token at which "Dr. Jane Roe" begins."""
        while index > 0 and is_honorific(self.words[index - 1]) and self.surface.joins(index):
            index -= 1
        return index

    def name_from(self, index: int, kinds: set[str]) -> Name | None:
        """The name that begins at `index`, or behind "the"."""
        if index < len(self.words) and self.words[index].lower() in {"the", "both"}:
            index += 1
        name = self.at.get(index)
        return name if name is not None and name.kind in kinds and name.start == index else None

    def described_name(self, index: int, *, bare: bool = False) -> Name | None:
        """The organization behind what it is: "the brokerage Acme", "the Brussels research group Acme".

        With `bare` an article may be missing: "at venture firm Acme".
        """
        if index >= len(self.words):
            return None
        has_article = self.words[index].lower() in {"the", "a", "an"}
        if not (has_article or bare):
            return None
        for position in range(index + has_article, min(index + _MAX_DESCRIPTION, len(self.words))):
            name, before = self.at.get(position), self.doc[position - 1]
            if name is not None and name.kind == "organization":
                is_behind_noun = before.text.islower() and before.pos_ == "NOUN" and not is_title_head(before.text)
                return name if is_behind_noun and name.start == position else None
            is_word = self.words[position].islower() and not is_function_word(self.words[position])
            is_origin = name is not None and name.kind in {"place", "nationality"}
            if not (is_word or is_origin) or not self.surface.joins(position):
                return None
        return None

    def owner_of_its(self, index: int) -> Reference | None:
        """The organization that "its" at `index` speaks of: the only one so far, or the subject of the sentence."""
        sent = self.doc[index].sent
        named = self._names_within(max(sent.start, index - _MAX_SENTENCE), index)
        owners = [name for name in named if name.kind == "organization"]
        has_states = any(name.kind == "place" for name in named)
        if owners and not has_states and self._are_one(owners):
            return self.reference(owners[0])
        if owners or has_states:
            return self._subject(owners)
        if sent.start == 0:
            return None
        before = self.doc[sent.start - 1].sent
        if self.words[before.start] == "The" and (found := self.nominal(before.start, before.start + 2)) is not None:
            return found
        return self._subject(self._names_within(before.start, min(before.end, before.start + _MAX_SENTENCE)))

    def _names_within(self, start: int, end: int) -> list[Name]:
        return [name for index in range(start, end) if (name := self.at.get(index)) and name.start == index]

    def _are_one(self, owners: Sequence[Name]) -> bool:
        return len({found.record_id for name in owners if (found := self.reference(name))}) == 1

    def _subject(self, names: Sequence[Name]) -> Reference | None:
        """The organization that opens its sentence as the subject; none where two of them are the subject."""
        for name in names:
            sent, last = self.doc[name.start].sent, self.doc[name.end - 1]
            opens = name.start - sent.start < _MAX_DESCRIPTION
            is_joined = name.end < len(self.words) and self.words[name.end] in {"and", "&"}
            if name.kind != "organization" or not opens or is_joined or not _is_in_subject(last):
                return None
            return self.reference(name)
        return None

    def reference(self, name: Name) -> Reference | None:
        cluster = cluster_of(self.doc, name)
        return reference_to(self.doc, cluster, name_span(self.doc, name)) if cluster else None

    def country(self, nationality: Name) -> Reference | None:
        """The country of "Chinese consul general", where the article names it."""
        code = nationality_of(self.words[nationality.start])
        span = name_span(self.doc, nationality)
        for cluster in clusters_in(self.doc, "place") if code else ():  # "Republican" is of no country
            if any(country_of(form) == code for form in cluster.forms(self.doc)):
                return reference_to(self.doc, cluster, span)
        return None

    def nominal(self, start: int, end: int) -> Reference | None:
        """What "the company" stands for."""
        first, last = self.doc[start], self.doc[end - 1]
        found = antecedent(self.doc, first.idx, last.idx + len(last))
        if not isinstance(found, Organization | Place):
            return None
        return Reference(text=found.name, span=span_at(self.doc, first.idx, last.idx + len(last)), record_id=found.id)

    def status(self, start: int, end: int) -> Status:
        words = {word.lower() for word in self.words[max(start, 0) : end]}
        if words & _FORMER:
            return "former"
        after = {word.lower() for word in self.words[end : end + 2]}
        return "incoming" if words & _INCOMING or after & {"designate", "elect"} else "current"

    def without_status(self, title: Title) -> Title | None:
        """The title without "former" or "incoming" before it, which the status holds."""
        start = title.start
        while start < title.end and self.words[start].lower() in _FORMER | {"incoming", "current", "new"}:
            start += 1
        if not any(is_title_head(word) or word in {"MD", "GM"} for word in self.words[start : title.end]):
            return None
        return Title(start, title.end)

    def with_compounds(self, title: Title) -> Title:
        """ "port director", "Electricity Minister": with the nouns that the parser ties to the role.

        One with a capital before another office may be a company's name.
        """
        start = title.start
        has_department = self.words[start] in _HEADS_OF_DEPARTMENTS
        while start > 0 and title.start - start < _MAX_COMPOUNDS and self.surface.joins(start):
            before = self.doc[start - 1]
            is_tied = before.dep_ == "compound" and title.start <= before.head.i < title.end
            is_noun = before.pos_ in {"NOUN", "PROPN"} and (before.text.islower() or has_department)
            if not is_tied or not is_noun or self.ends_title(before.i):
                break
            start -= 1
        return Title(start, title.end)

    def with_whole_field(self, title: Title) -> Title:
        """ "vice president of social responsibility": a field does not end with a word that describes the next one."""
        end = title.end
        while end < len(self.doc) and end - title.end < _MAX_COMPOUNDS and self.surface.joins(end):
            last, following = self.doc[end - 1], self.doc[end]
            is_tied = last.dep_ in {"amod", "compound"} and last.head == following and last.text.islower()
            if not (is_tied and following.pos_ == "NOUN" and following.text.islower()) or self.ends_title(end):
                break
            end += 1
        return Title(title.start, end)

    def is_plural(self, title: Title) -> bool:
        """ "Cardinals": no single person is that."""
        words = self.words[title.start : title.end]
        # "chair of the board of directors", "director of sales for brokers" have one head.
        size = next((size for size in range(1, len(words)) if words[size] in {"of", "for"}), len(words))
        last = words[size - 1]
        return last.endswith("s") and not last.isupper() and is_title_head(last[:-1])

    def organization_after(self, end: int) -> Reference | None:
        """ "at Acme", "of the Harbor Institute", ", Acme", "of the company" after a title."""
        return self.house_after(end)[0]

    def house_after(self, end: int) -> tuple[Reference | None, int]:
        """The same with the token behind it; (None, end) where there is none."""
        words, index = self.words, end
        if index >= len(words) or not self.surface.joins(index):
            return None, end
        # "Jane Roe, CEO, Acme." and "Jane Roe, President Acme." are one phrase; in "Jane Roe, CEO, Acme said" Acme
        # is the subject.
        is_parted = words[index] in _PARTING
        name = self.at.get(index + is_parted) if is_parted or words[index - 1][:1].isupper() else None
        if name is not None and name.start == index + is_parted and name.kind == "organization":
            is_whole = not is_parted or self.closes(name.end) or self._opens_next_role(name.end)
            return (self.reference(name), name.end) if is_whole else (None, end)
        if words[index] == "," and index + 1 < len(words) and words[index + 1] in {"at", "of"}:
            index += 1
        if index + 1 >= len(words) or words[index] not in _AT | {"in"}:
            return None, end
        if words[index] == "in" and (place := self._behind_department(index)) is not None:
            return self.reference(place), place.end
        name = self._owned_name(index + 1)
        name = name or self.name_from(index + 1, {"organization"} | ({"place"} if words[index] == "of" else set()))
        name = name or self.described_name(index + 1, bare=words[index] in {"at", "with"})
        if name is not None:
            return self.reference(name), name.end
        if words[index + 1].lower() in {"the", "our", "this"} and words[index] != "in":
            after = min(index + 3, len(words))
            return self.nominal(index + 1, after), after
        return None, end

    def _owned_name(self, index: int) -> Name | None:
        """ "Department of Conservation" in "at New Zealand's Department of Conservation"."""
        index += index < len(self.words) and self.words[index] in _REGIONS
        owner = self.name_from(index, {"place", "organization"})
        if owner is None or owner.end + 1 >= len(self.words) or self.words[owner.end] not in {"'s", "’s", "'", "’"}:
            return None
        name = self.at.get(owner.end + 1)
        return name if name is not None and name.kind == "organization" and name.start == owner.end + 1 else None

    def _behind_department(self, index: int) -> Name | None:
        """ "Harbor Institute" in "in the Lymphoma Division at the Harbor Institute"."""
        for position in range(index + 1, min(index + _MAX_DESCRIPTION + 1, len(self.words))):
            if not self.surface.joins(position) or self.words[position] in _CLOSING:
                return None
            if self.words[position] == "at":
                return self.name_from(position + 1, {"organization"})
            name = self.at.get(position)
            if name is not None and name.kind == "organization" and name.start == position == index + 1:
                # "in Acme's science directorate"
                return name if self.words[name.end : name.end + 1] in (["'s"], ["’s"]) else None
        return None

    def _opens_next_role(self, index: int) -> bool:
        """ "and chair of Harbor", "and Harbor Board Member" behind the house of a first role."""
        if index + 1 >= len(self.words) or self.words[index] not in {"and", "&"} or not self.surface.joins(index + 1):
            return False
        house = self.name_from(index + 1, {"organization"})
        start = index + 1 if house is None else house.end
        title = title_from(self.surface, start, self.ends_title, may_have_adjectives=False)
        return title is not None and title.start == start

    def closes(self, index: int) -> bool:
        """Whether a phrase ends before `index`: at a mark, or with the line."""
        if index >= len(self.words) or not self.surface.joins(index):
            return True
        return self.words[index] in _CLOSING or self.words[index].isspace()

    def opens_line(self, index: int) -> bool:
        """ "Jane Roe, CEO, Acme" on a line of its own, after a bullet or a dash too."""
        while index > 0 and self.surface.joins(index) and not self.words[index - 1][:1].isalnum():
            if self.words[index - 1] == ":":  # "Media Contact: Jane Roe, CEO"
                return True
            index -= 1
        return index == 0 or not self.surface.joins(index)
