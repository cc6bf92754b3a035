"""Who a source is: "Ma", "she", "the director-general" to the person or organization that speaks.

    "The trade office's director said … . She added … ."   →  both times Reference("trade office's director")
    "Jane Roe, CEO of Acme, said … . Roe added … ."        →  both times the Person "Jane Roe", title "CEO"

Speakers who are never named have no record. They are remembered here by the words that introduced them, so that "she"
and "the director" lead back to them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.coreference import person_gender, resolve_person, resolve_pronoun
from extractors.gazetteers import Gender
from extractors.held_titles import title_of
from extractors.joint_speakers import joint_speakers
from extractors.reading import article_of, records_of, span_at
from extractors.speaker_descriptions import DETERMINERS, OPENERS, head_noun, office_in, repeats, without_determiner
from extractors.speaker_nouns import human_nouns, speaking_things
from extractors.speaker_salience import acts, is_same_sentence
from schemas import Organization, Person, Reference, Span

_PERSONAL: dict[str, Gender] = {"he": "m", "him": "m", "she": "f"}
_PRONOUNS = frozenset({"he", "him", "she", "they", "them", "it", "who", "which"})
_VOICES = frozenset({"spokesperson", "spokesman", "spokeswoman", "representative", "rep"})
_MEMORY = 40
"""How many speakers back a short name or a description may point."""
_LONGEST_INTRODUCTION = 60
"""Tokens of a sentence that leads to a quotation by itself."""


@dataclass(frozen=True, slots=True)
class Speaker:
    reference: Reference
    title: str | None = None
    is_person: bool = True
    gender: Gender | None = None
    others: tuple[Reference, ...] = ()
    """Who speaks together with this one."""
    description: str = ""
    """The words that introduced a speaker without a name: "spokeswoman for Acme"."""


class Speakers:
    """The speakers of one article. Sources are to be asked for in the order of the text."""

    def __init__(self, doc: Doc, quoted: list[tuple[int, int]]) -> None:
        self._doc = doc
        self._text = article_of(doc).text
        self._people = _mentions(records_of(doc, Person))
        self._organizations = _mentions(records_of(doc, Organization))
        others = (span.start for span, person in self._people if person.id != self._people[0][1].id)
        self._second_person_at = next(others, len(self._text))
        self._quoted = quoted
        self._heard: list[tuple[int, Speaker]] = []

    def speaker_at(self, start: int, end: int) -> Speaker | None:
        """Who the words start:end stand for; None for a pronoun that leads nowhere."""
        words = self._text[start:end].lower()
        speaker = self._behind_pronoun(start, end, words) if words in _PRONOUNS else self._named(start, end)
        if speaker is not None and speaker.reference.record_id is not None and speaker.reference.span is not None:
            speaker = self._with_others(speaker, start, end)
        if speaker is not None:
            self._heard.append((start, speaker))
        return speaker

    def subject_before(self, start: int, end: int) -> Speaker | None:
        """The first person whom the words start:end name, for a quotation that only follows on them."""
        for span, person in self._people[bisect_left(self._people, start, key=lambda pair: pair[0].start) :]:
            if span.start >= end:
                break
            if isinstance(person, Person) and not self._is_possessive(span.end):
                return self._of_record(person, span)
        return None

    def behind_pronoun_in(self, start: int, end: int) -> Speaker | None:
        """Whom "his" or "she" in the words start:end means: "Her answer is short.", before a quotation by itself."""
        for token in (self._doc.char_span(start, end, alignment_mode="expand") or ())[:_LONGEST_INTRODUCTION]:
            if (found := resolve_pronoun(self._doc, token)) is not None:
                return self._of_record(found, None)
        return None

    def _with_others(self, speaker: Speaker, start: int, end: int) -> Speaker:
        """The first of several who speak together, with the others."""
        mentions = [*self._people, *self._organizations]
        together = joint_speakers(self._doc, (start, end), mentions)
        if all(record.id != speaker.reference.record_id for _, record in together):
            return speaker
        (span, record), *rest = together
        others = tuple(Reference(text=other.name, span=at, record_id=other.id) for at, other in rest)
        return replace(self._of_record(record, span), others=others)

    # ------------------------------------------------------------ names and descriptions

    def _named(self, start: int, end: int) -> Speaker:
        named = self._person_in(start, end) or self._organization_in(start, end)
        if named is not None:
            return self._of_record(*named)
        if self._text[start : start + 1].isupper() and not self._is_description(start, end):
            return self._by_bare_name(start, end)
        return self._described(start, end)

    def _person_in(self, start: int, end: int) -> tuple[Person | Organization, Span] | None:
        inside = [
            (record, span)
            for span, record in _overlapping(self._people, start, end)
            if not self._is_possessive(span.end)
            and not self._is_governed(start, span.start)
            and not self._modifies(span.end, end)
        ]
        if inside and inside[0][1].start == start:  # said Jane Roe Acme's President and head of Poe: a lost comma
            return inside[0]
        return inside[-1] if inside else None

    def _organization_in(self, start: int, end: int) -> tuple[Person | Organization, Span] | None:
        for span, record in _overlapping(self._organizations, start, end):
            is_whole = not any(word[:1].isalpha() for word in self._text[span.end : end].split())
            if is_whole and not self._is_complement(start, span.start) and not self._is_possessive(span.end):
                return record, span
        return None

    def _is_possessive(self, end: int) -> bool:
        return self._text[end : end + 2] in {"'s", "’s"}

    def _is_complement(self, start: int, position: int) -> bool:
        """Whether a name only says where somebody belongs: "a spokeswoman for Acme"."""
        before = self._text[start:position].lower().split()
        return any(word in OPENERS and index > 0 for index, word in enumerate(before))

    def _is_governed(self, start: int, position: int) -> bool:
        """Whether a preposition stands right before a name: "a lawyer for Jane Roe"; not "consul in Lyon Jane Roe"."""
        before = [word for word in self._text[start:position].lower().split() if word != "the"]
        return len(before) > 1 and before[-1] in OPENERS

    def _modifies(self, position: int, end: int) -> bool:
        """Whether a name only tells which: "Roe campaign officials"."""
        rest = self._text[position:end].split()
        return bool(rest) and rest[0][:1].islower() and rest[0] not in OPENERS

    def _is_description(self, start: int, end: int) -> bool:
        words = self._text[start:end].lower().split()
        return (
            words[0] + " " in DETERMINERS or head_noun(words) in human_nouns() or head_noun(words) in speaking_things()
        )

    def _by_bare_name(self, start: int, end: int) -> Speaker:
        """A name that no extractor took for a person; the surname alone leads back to the full name."""
        name = self._text[start:end]
        for _, speaker in self._heard[:-_MEMORY:-1]:
            known = speaker.reference.text
            if known == name or (known[0].isupper() and known.endswith(" " + name)):
                return speaker
        found = resolve_person(self._doc, start, end)
        if found is not None:
            return self._of_record(found, span_at(self._doc, start, end))
        return Speaker(Reference(text=name, span=span_at(self._doc, start, end)))

    def _described(self, start: int, end: int) -> Speaker:
        words = without_determiner(self._text[start:end])
        is_definite = self._text[start:end].lower().startswith(("the ", "this ", "that "))
        if is_definite:
            known = self._heard_as(words)
            if known is not None:
                return known
            found = resolve_person(self._doc, start, end)
            if isinstance(found, Person) or (found is not None and not OPENERS & set(words.lower().split())):
                return self._of_record(found, span_at(self._doc, start, end))
        head = head_noun(words.lower().split())
        if head in _VOICES and (employer := self._only_organization_in(start, end)) is not None:
            reference = Reference(text=words, span=span_at(self._doc, end - len(words), end), record_id=employer.id)
            return Speaker(reference, title=head, description=words)
        return Speaker(
            Reference(text=words, span=span_at(self._doc, end - len(words), end)),
            title=office_in(words),
            is_person=head not in speaking_things(),
            description=words,
        )

    def _only_organization_in(self, start: int, end: int) -> Person | Organization | None:
        """Acme, for "a spokeswoman for Acme": somebody without a name speaks in the name of the organization."""
        found = {record.id: record for _, record in _overlapping(self._organizations, start, end)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _heard_as(self, words: str) -> Speaker | None:
        """The nameless speaker whom a shorter description repeats: "the director" for "director-general of …"."""
        for _, speaker in self._heard[:-_MEMORY:-1]:
            if speaker.description and repeats(words.lower(), speaker.description.lower()):
                return speaker
        return None

    # ------------------------------------------------------------ pronouns

    def _behind_pronoun(self, start: int, end: int, pronoun: str) -> Speaker | None:
        speaking = self._still_speaking(start, pronoun)
        if speaking is not None:
            return speaking
        if pronoun in _PERSONAL and not self._people:
            return None
        found = resolve_person(self._doc, start, end)
        if found is None and pronoun in _PERSONAL:
            found = self._only_person_before(start, pronoun)
        return self._of_record(found, None) if found is not None else None

    def _only_person_before(self, position: int, pronoun: str) -> Person | Organization | None:
        """The one person named so far: "he" in a profile, however far from the name."""
        if not self._people or not self._people[0][0].end <= position <= self._second_person_at:
            return None
        person = self._people[0][1]
        is_fitting = isinstance(person, Person) and person_gender(person) in {_PERSONAL[pronoun], None}
        return person if is_fitting else None

    def _still_speaking(self, position: int, pronoun: str) -> Speaker | None:
        """The last speaker the pronoun fits, if nobody else has been named since outside the quotations."""
        if not self._heard:
            return None
        heard_at, speaker = self._heard[-1]
        if pronoun in {"they", "them"}:
            is_right_kind = not speaker.is_person or speaker.reference.record_id is None or bool(speaker.others)
        else:
            is_right_kind = speaker.is_person == (pronoun not in {"it", "which"})
        if not is_right_kind or not _fits(speaker, pronoun):
            return None
        first = bisect_left(self._people, heard_at, key=lambda pair: pair[0].start)
        for span, person in self._people[first:]:
            if span.start >= position:
                break
            if person.id != speaker.reference.record_id and self._takes_over(span, heard_at, pronoun):
                return None
        return speaker

    def _takes_over(self, span: Span, heard_at: int, pronoun: str) -> bool:
        """Whether the pronoun may mean somebody else from here on: not one whom the speaker only talks to ("Roe told
        Poe that …") or talks about."""
        if self._is_quoted(span.start):
            return False
        is_aside = pronoun == "they" or is_same_sentence(self._doc, heard_at, span.start)
        return not is_aside or acts(self._doc, span.start, span.end)

    def _is_quoted(self, position: int) -> bool:
        index = bisect_left(self._quoted, (position + 1, 0)) - 1
        return index >= 0 and position < self._quoted[index][1]

    def _of_record(self, record: Person | Organization, span: Span | None) -> Speaker:
        reference = Reference(text=record.name, span=span, record_id=record.id)
        if isinstance(record, Person):
            return Speaker(reference, title_of(self._doc, record), gender=person_gender(record))
        return Speaker(reference, is_person=False)


def _fits(speaker: Speaker, pronoun: str) -> bool:
    return speaker.gender is None or pronoun not in _PERSONAL or speaker.gender == _PERSONAL[pronoun]


def _mentions(entities: list[Person] | list[Organization]) -> list[tuple[Span, Person | Organization]]:
    return sorted(
        ((span, entity) for entity in entities for span in entity.mentions),
        key=lambda pair: (pair[0].start, pair[0].end),
    )


def _overlapping(
    mentions: list[tuple[Span, Person | Organization]], start: int, end: int
) -> list[tuple[Span, Person | Organization]]:
    first = bisect_left(mentions, start, key=lambda pair: pair[0].end)
    found = []
    for span, entity in mentions[first:]:
        if span.start >= end:
            break
        if span.end > start:
            found.append((span, entity))
    return found
