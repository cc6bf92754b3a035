"""Whose figure it is.

    "… as the country's out-licensing deals exceeded $130 billion"  ->  China, through "the country's"
    "Acme raised $20 million."                                       ->  Acme

Read in this order: the owner of the measure ("Acme's revenue", "sales of Acme"), who acts in the clause ("Acme
raised"), the nouns that the measure hangs on ("China's market, with 1.4 billion people"), who reports it ("Acme said
revenue rose"), and for what a company reports of itself, the issuer of the release.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors import syntax
from extractors.acting import actors, tokens_of
from extractors.clause_subjects import subject_token
from extractors.figure_words import word_set
from extractors.gapping import gap_before
from extractors.measure_owners import (
    Tokens,
    after_fronted,
    aged,
    before_whose,
    before_with,
    governing_nouns,
    in_own_clause,
    owner_after,
    place_after,
    possessor_before,
    proper_after,
)
from extractors.noun_phrases import Phrase, phrase_ending
from extractors.owners import COMPANIES, STUDIES, issuer_of, refer, reference_to
from extractors.predicates import governing_verb, valuing_verb
from extractors.reading import article_of, records_of, section_at, span_at
from extractors.sites import Context, Site, Stretch
from extractors.topics import in_list, topic_before, topic_of_sentence
from schemas import Affiliation, Organization, Person, Reference, SectionType

_REPEATING = frozenset({"its", "it"})


_REPORTING = frozenset(
    [
        "say",
        "report",
        "announce",
        "state",
        "note",
        "add",
        "disclose",
        "reveal",
        "claim",
        "post",
        "tell",
        "indicate",
        "show",
        "predict",
        "forecast",
        "expect",
        "project",
        "estimate",
        "anticipate",
        "confirm",
        "see",
        "guide",
        "record",
        "deliver",
    ]
)


_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})


def find_subject(
    site: Site, phrase: Phrase | None, before: Reference | None = None, last: Reference | None = None
) -> Reference | None:
    """Whose figure it is; None where the text does not tell. `before` is the subject of the sentence's last figure:
    in "the country's exports rose 5% and its imports 3%" "its" stands for the same; `last` that of the sentence before,
    for which "It" stands where nothing else does."""
    found = _named_subject(site, phrase, before)
    if found is not None:
        return _behind_noun(site, phrase, found)
    if phrase is not None and _is_reported_of_oneself(site, phrase):
        return topic_of_sentence(site) or issuer_of(site.context) or topic_before(site)
    if phrase is not None and (in_list(site) or _is_its(site, phrase)):
        return topic_before(site)
    return (topic_before(site, 1) or last) if _opens_with_pronoun(site) else None


def _is_its(site: Site, phrase: Phrase) -> bool:
    """ "Its shares fell 2%"."""
    return phrase.owner is not None and site.doc[phrase.owner[0]].lower_ in _REPEATING


def _opens_with_pronoun(site: Site) -> bool:
    verb = governing_verb(site)
    subject = subject_token(site, verb) if verb is not None else None
    return subject is not None and subject.lower_ == "it"


def _behind_noun(site: Site, phrase: Phrase | None, found: Reference) -> Reference:
    """For "the shipbuilder" the company that the sentences before speak of."""
    if found.record_id is not None or found.span is None:
        return found
    words = found.text.split()
    is_company = words[-1] in word_set("possessing_nouns.txt") - STUDIES or words[-1].endswith(("maker", "builder"))
    is_definite = article_of(site.doc).text[max(0, found.span.start - 4) : found.span.start].lower() == "the "
    # "the company" was looked up with more care already: who is meant is not clear.
    topic = topic_before(site, 3) if is_company and is_definite and words[-1] not in COMPANIES else None
    if topic is None and is_company and phrase is not None and _is_reported_of_oneself(site, phrase):
        # "The Management Board will propose a dividend": the company's.
        topic = issuer_of(site.context)
    return topic.model_copy(update={"span": found.span}) if topic is not None else found


def _named_subject(site: Site, phrase: Phrase | None, before: Reference | None) -> Reference | None:
    """The subject that the figure's own sentence names."""
    for start, end in _candidates(site, phrase):
        if before is not None and end == start + 1 and site.doc[start].lower_ in _REPEATING:
            word = site.doc[start]
            return before.model_copy(update={"span": span_at(site.doc, word.idx, word.idx + len(word.text))})
        if _is_before_hyphen(site, end):
            # "Vilnius-based"
            continue
        if site.start < end and start < site.end:
            # The "VND" of "VND 205 trillion" has nothing.
            continue
        if section_at(site.doc, site.doc[start].idx) is SectionType.DATELINE:
            continue
        reference = refer(site.context, start, end) or _behind_its(site, start, end)
        if reference is not None and phrase is not None and _is_reported_of_oneself(site, phrase):
            reference = _behind_person(site.context, reference)
        if reference is not None:
            return reference
    if before is not None and _is_coordinated(site) and not _is_source(site):
        return before
    if phrase is not None and _is_reported_of_oneself(site, phrase):
        return _reporter(site)
    return None


def _behind_its(site: Site, start: int, end: int) -> Reference | None:
    """For an "its" that no name before explains: who owned something earlier in the sentence ("The grocer's sales were
    flat, but its margin widened"), else whom the sentences before speak of."""
    if site.doc[start].lower_ != "its" or end != start + 1:
        return None
    for position in range(site.sent_start + 1, start):
        if site.doc[position].tag_ == "POS":
            owner = phrase_ending(site.context, position, site.sent_start)
            return refer(site.context, owner.start, owner.end) if owner is not None else None
    return topic_before(site, 4)


def _is_before_hyphen(site: Site, end: int) -> bool:
    return end < site.sent_end and site.doc[end].text in {"-", "‑"} and not site.doc[end - 1].whitespace_


def _behind_person(context: Context, reference: Reference) -> Reference | None:
    """The organization of the person who speaks of revenue: "Roe expects revenue of $5 million" is her company's."""
    if not any(person.id == reference.record_id for person in records_of(context.doc, Person)):
        return reference
    for role in records_of(context.doc, Affiliation):
        if role.person.record_id == reference.record_id and role.organization is not None:
            return role.organization.model_copy(update={"span": reference.span})
    issuer = issuer_of(context)
    if issuer is None and reference.span is not None and _is_possessor(context, reference.span.end):
        # "Varnum's spending", where a name that nothing else tells of was taken for a person's.
        return reference
    return issuer


def _is_possessor(context: Context, end: int) -> bool:
    return article_of(context.doc).text[end : end + 2] in {"'s", "’s"}


def _is_coordinated(site: Site) -> bool:
    """ "with 13 million followers and one billion views": no verb lies between the two figures."""
    previous = site.previous()
    if previous is None or site.start - previous.end > 12:
        return False
    between = site.doc[previous.end : site.start]
    return not any(token.tag_ in _CLAUSE_TAGS or token.text in {";", ":"} for token in between)


def subject_of_ranking(context: Context, start: int, phrase: Phrase) -> Reference | None:
    """Who or what is ranked: "Acme" of "Acme is the largest maker", "Acme, the largest maker", "Acme's largest"."""
    site = Stretch(context, start, phrase.end)
    for tokens in _ranked(site, phrase):
        reference = refer(context, *tokens)
        if reference is not None:
            return reference
    return None


def _ranked(site: Stretch, phrase: Phrase) -> Iterator[Tokens]:
    doc, context = site.doc, site.context
    before = site.start - 1
    if before >= site.sent_start and doc[before].tag_ in {"POS", "PRP$"}:
        owner = phrase_ending(context, before, site.sent_start) if doc[before].tag_ == "POS" else None
        if owner is not None:
            determined = owner.start > site.sent_start and doc[owner.start - 1].tag_ == "DT"
            yield owner.start - determined, owner.end
        else:
            yield before, before + 1
    if before > site.sent_start and doc[before].text == "," and (mention := context.named_at(before - 1)):
        yield mention.start, mention.end
    head = doc[phrase.head]
    if site.is_parsed and head.dep_ in syntax.APPOSITIONS and (tokens := tokens_of(context, head.head, site)):
        yield tokens
    subject = syntax.subject_of(head) if site.is_parsed else None
    if subject is None and (verb := governing_verb(site)) is not None:
        subject = subject_token(site, verb)
    if subject is None or site.start <= subject.i < site.end or subject.tag_ in {"EX", "DT", "WDT"}:
        return
    tokens = tokens_of(context, subject, site)
    if tokens is not None:
        yield tokens


def _candidates(site: Site, phrase: Phrase | None) -> Iterator[Tokens]:
    if _is_source(site):
        return
    if (person := aged(site)) is not None:
        yield person
        return
    if (verb := valuing_verb(site)) is not None:
        mention = site.context.owner_at(verb.i + 1)
        if mention is not None:
            yield mention.start, mention.end
        return
    if (gap := gap_before(site)) is not None and site.context.owner_at(gap[1] - 1):
        yield gap
    if (beside := before_with(site)) is not None:
        yield beside
    if (possessor := possessor_before(site)) is not None:
        yield possessor
    if phrase is not None:
        yield from in_own_clause(site, phrase)
        if phrase.owner is not None:
            yield before_whose(site, phrase.owner) or phrase.owner
        yield from owner_after(site, phrase)
    yield from actors(site, phrase)
    if phrase is not None:
        if site.is_parsed:
            yield from governing_nouns(site, phrase)
        yield from place_after(site, phrase)
        yield from proper_after(site, phrase)
    if (fronted := after_fronted(site)) is not None:
        yield fronted


def _is_source(site: Site) -> bool:
    """ "according to three people": who says it has none of the figures around."""
    before = site.left - 1
    return before > site.sent_start and site.doc[before].lower_ == "to" and site.doc[before - 1].lower_ == "according"


def _is_reported_of_oneself(site: Site, phrase: Phrase) -> bool:
    return site.doc[phrase.head].lower_ in word_set("financial_measures.txt")


def _reporter(site: Site) -> Reference | None:
    """ "Acme said revenue rose": the organization that reports the figure, where it is no person, office or medium."""
    verb = governing_verb(site)
    for _ in range(4):
        if verb is None:
            return None
        if verb.lemma_.lower() in _REPORTING:
            subject = subject_token(site, verb)
            mention = site.context.owner_at(subject.i) if subject is not None else None
            if mention is None or not isinstance(mention.entity, Organization):
                return None
            if mention.entity.type in {"regulator", "government", "media", "exchange"}:
                return None
            return reference_to(site.context, mention.start, mention.end, mention.entity)
        verb = verb.head if verb.head != verb else None
    return None
