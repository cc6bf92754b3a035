"""Which entity a stretch of text speaks of: a name, a short name, "the company", "she".

    "Jane Roe leads Acme Corp. … Roe said the company had grown."
    resolve_person(doc, <Roe>)          ->  the Person "Jane Roe"
    resolve_nominal(doc, <the company>) ->  the Organization "Acme Corp."

Every function answers None where it is not clear: a wrong answer is worse than none. All of them read the records
that the entity extractors have left on the Doc, so they can be called by any later extractor. Offsets are those of
`doc.text`, as in `Span`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from extractors.gazetteers import Gender, folded, gender_of, honorific_gender, is_title_head, word_group
from extractors.held_titles import people_of_title
from extractors.mentions import Mention, mentions_before, mentions_of, mentions_within, token_at
from extractors.nominals import antecedent
from extractors.reading import article_of, records_of
from extractors.syntax import SUBJECTS
from schemas import Organization, Person, Place
from schemas.entities import Entity

_GENDERS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_SINGULAR = frozenset(_GENDERS)
_POSSESSIVES = frozenset({"its", "it"})
_SENTENCES_BACK = 6
_SPEECH = word_group("speech verbs")


def entity_at(doc: Doc, start: int, end: int) -> Entity | None:
    """The entity whose name mention covers start:end, or is covered by it alone; None where there is none."""
    inside = mentions_within(doc, start, end)
    for mention in inside:
        if mention.start <= start and end <= mention.end:
            return mention.entity
    return inside[0].entity if len({id(mention.entity) for mention in inside}) == 1 else None


def resolve_person(doc: Doc, start: int, end: int) -> Person | Organization | None:
    """Who speaks: for "Ma", "Dr. Roe", "she", "the director-general", "the company", "the FDA"."""
    words = article_of(doc).text[start:end].split()
    if not words:
        return None
    if len(words) == 1 and words[0].lower() in _SINGULAR:
        token = token_at(doc, start)
        return resolve_pronoun(doc, token) if token is not None else None
    named = _speaker_named(doc, start, end)
    if named is not None:
        return named
    if words[0][:1].isupper() and (person := _by_bare_name(doc, " ".join(words), start)):
        return person
    if is_title_head(words[-1].removesuffix("'s").removesuffix("’s")):
        return _by_title(doc, words, start)
    nominal = resolve_nominal(doc, start, end)
    return nominal if isinstance(nominal, Person | Organization) else None


def resolve_nominal(doc: Doc, start: int, end: int) -> Entity | None:
    """The one entity that a definite phrase stands for: "the company", "the country's", "the summit", "the agency"."""
    return antecedent(doc, start, end)


def resolve_subject(doc: Doc, start: int, end: int) -> Organization | Place | Person | None:
    """Whose figure it is: a name, or "the company", "the country's", "its" where that is clear."""
    words = article_of(doc).text[start:end].lower()
    token = token_at(doc, start)
    found: Entity | None
    if words in _POSSESSIVES:
        found = _behind_its(doc, start)
    elif words in _SINGULAR:
        found = resolve_pronoun(doc, token) if token is not None else None
    else:
        found = entity_at(doc, start, end) or resolve_nominal(doc, start, end)
    return found if isinstance(found, Organization | Place | Person) else None


def resolve_pronoun(doc: Doc, token: Token) -> Person | None:
    """The person whom "he" or "she" stands for, by recency and what is known of the gender; None for "they"."""
    gender = _GENDERS.get(token.lower_)
    if gender is None:
        return None
    sent_start = token.sent.start
    for _ in range(_SENTENCES_BACK):
        sent = doc[sent_start].sent
        unnamed = _unnamed_speaker(doc, sent.start, min(sent.end, token.i))
        person = _person_in(doc, sent.start_char, min(sent.end_char, token.idx), gender)
        if person is not None and (unnamed is None or person.start > unnamed.idx):
            return person.entity if isinstance(person.entity, Person) else None
        if unnamed is not None:
            found = _by_title(doc, [unnamed.text], unnamed.idx)
            return found if isinstance(found, Person) and person_gender(found) in (gender, None) else None
        if sent.start == 0:
            break
        sent_start = sent.start - 1
    return None


def person_gender(person: Person) -> Gender | None:
    """What the honorific, else the first name, tells; None where they tell nothing."""
    told = honorific_gender(person.honorific) if person.honorific else None
    words = person.name.split()
    return told or (gender_of(words[0]) if len(words) > 1 else None)


def _person_in(doc: Doc, start: int, end: int, gender: Gender) -> Mention | None:
    """The person of a sentence whom a pronoun behind it means: its subject or speaker, else the last one named."""
    fitting = []
    for mention in mentions_within(doc, start, end):
        if isinstance(mention.entity, Person) and person_gender(mention.entity) in (gender, None):
            fitting.append(mention)
    sure = [mention for mention in fitting if person_gender(mention.entity) == gender]  # type: ignore[arg-type]
    for choice in (sure, fitting):
        acting = [mention for mention in choice if _acts(doc, mention)]
        if acting or choice:
            return (acting or choice)[-1]
    return None


def _acts(doc: Doc, mention: Mention) -> bool:
    """Whether a person is the subject of a clause, or stands beside a verb of saying."""
    first, last = token_at(doc, mention.start), token_at(doc, mention.end - 1)
    if first is None or last is None:
        return False
    if any(token.dep_ in SUBJECTS for token in doc[first.i : last.i + 1]):
        return True
    beside = [doc[index] for index in (first.i - 1, last.i + 1) if 0 <= index < len(doc)]
    return any(token.lemma_ in _SPEECH for token in beside)


def _unnamed_speaker(doc: Doc, start: int, end: int) -> Token | None:
    """ "the director-general" as the subject of a sentence: whom "she" may mean more likely than anyone before."""
    for token in reversed(doc[start:end]):
        if not (token.text.islower() and is_title_head(token.text) and token.dep_ in SUBJECTS):
            continue
        before = {word.lower_ for word in doc[max(start, token.i - 5) : token.i]}
        if before & {"the", "a", "an", "another", "one"} or "'s" in before or "’s" in before:
            return token
    return None


def _speaker_named(doc: Doc, start: int, end: int) -> Person | Organization | None:
    """The person named in a phrase; an organization only where the phrase is its name: not "Acme's chief executive"."""
    inside = mentions_within(doc, start, end)
    people = {id(mention.entity): mention.entity for mention in inside if isinstance(mention.entity, Person)}
    if len(people) == 1:
        return next(entity for entity in people.values() if isinstance(entity, Person))
    for mention in inside:
        if isinstance(mention.entity, Organization) and end <= mention.end + 1 and not people:
            return mention.entity
    return None


def _by_bare_name(doc: Doc, name: str, position: int) -> Person | None:
    """A surname that no extractor tagged here, by the one person who bears it."""
    key = folded(name).split()[-1]
    bearers = [
        person
        for person in records_of(doc, Person)
        if key in {folded(form).split()[-1] for form in (person.name, *person.aliases) if form.strip()}
    ]
    if len(bearers) > 1:
        before = mentions_before(doc, position, bearers)
        return before[-1].entity if before else None  # type: ignore[return-value]
    return bearers[0] if bearers else None


def _by_title(doc: Doc, words: Sequence[str], position: int) -> Person | Organization | None:
    """ "the director-general", "the company's chief executive": the one person who was given this title before."""
    people = people_of_title(doc, words)
    named = [person for person in people if any(mention.start < position for mention in person.mentions)]
    return named[0] if len(named) == 1 else None


def _behind_its(doc: Doc, position: int) -> Entity | None:
    """The organization or place that "its" stands for: the only one, or the subject, of this sentence or the last."""
    token = token_at(doc, position)
    if token is None:
        return None
    sent = token.sent
    for _ in range(2):
        inside = mentions_within(doc, sent.start_char, min(sent.end_char, position))
        things = [mention for mention in inside if isinstance(mention.entity, Organization | Place)]
        if len({mention.entity.id for mention in things}) == 1:
            return things[-1].entity
        acting = {mention.entity.id: mention.entity for mention in things if _acts(doc, mention)}
        if things:
            return next(iter(acting.values())) if len(acting) == 1 else None
        if sent.start == 0:
            break
        sent = doc[sent.start - 1].sent
    return None


__all__ = [
    "entity_at",
    "mentions_of",
    "person_gender",
    "resolve_nominal",
    "resolve_person",
    "resolve_pronoun",
    "resolve_subject",
]
