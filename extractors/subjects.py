"""Whose figure it is.

    "… as the country's out-licensing deals exceeded $130 billion"  ->  China, through "the country's"
    "Acme raised $20 million."                                       ->  Acme

Read in this order: the owner of the measure ("Acme's revenue", "sales of Acme"), who acts in the clause ("Acme
raised"), the nouns that the measure hangs on ("China's market, with 1.4 billion people"), who reports it ("Acme said
revenue rose"), and for what a company reports of itself, the issuer of the release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.acting import actors, is_expected
from extractors.clause_subjects import subject_token
from extractors.figure_words import word_set
from extractors.gapping import gap_before
from extractors.measure_owners import (
    Tokens,
    after_fronted,
    aged,
    before_whose,
    before_with,
    compared_with,
    governing_nouns,
    in_own_clause,
    owner_after,
    place_after,
    possessor_before,
    possessor_of_whole,
    proper_after,
    told_with,
)
from extractors.noun_phrases import Phrase, phrase_ending
from extractors.owners import COMPANIES, STUDIES, issuer_of, refer, reference_to
from extractors.predicates import governing_verb, valuing_verb
from extractors.reading import article_of, records_of, section_at, span_at
from extractors.sites import Context, Site
from extractors.topics import in_list, topic_before, topic_of_sentence
from extractors.unowned import is_of_a_market, is_place, opens_survey
from schemas import Affiliation, Organization, Person, Reference, SectionType

_BASED = re.compile(r"\bthe [\w .]{2,30}[-‑](?:based|listed) $")
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
    if phrase is not None and ((in_list(site) and not opens_survey(site)) or _is_its(site, phrase)):
        return topic_before(site)
    if phrase is not None and is_of_a_market(site, phrase):
        return None
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
    before_it = article_of(site.doc).text[max(0, found.span.start - 40) : found.span.start].lower()
    is_based = _BASED.search(before_it) is not None
    is_definite = is_based or before_it.endswith("the ")
    # "the company" was looked up with more care already: who is meant is not clear.
    topic = topic_before(site, 3) if is_company and is_definite and (is_based or words[-1] not in COMPANIES) else None
    if topic is None and is_company and phrase is not None and _is_reported_of_oneself(site, phrase):
        # "The Management Board will propose a dividend": the company's.
        topic = issuer_of(site.context)
    return topic.model_copy(update={"span": found.span}) if topic is not None else found


def _named_subject(site: Site, phrase: Phrase | None, before: Reference | None) -> Reference | None:
    """The subject that the figure's own sentence names."""
    if before is not None and _is_part_of_last(site):
        return before
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


def _is_part_of_last(site: Site) -> bool:
    """ "employs 12,400 people, of which 3,100 work abroad": whose they all are."""
    doc, at = site.doc, site.left - 1
    return at - 1 > site.sent_start and doc[at].lower_ in {"which", "whom"} and doc[at - 1].lower_ == "of"


def _is_coordinated(site: Site) -> bool:
    """ "with 13 million followers and one billion views": no verb lies between the two figures."""
    previous = site.previous()
    if previous is None or site.start - previous.end > 12:
        return False
    between = site.doc[previous.end : site.start]
    return not any(token.tag_ in _CLAUSE_TAGS or token.text in {";", ":"} for token in between)


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
        elif site.doc[verb.i + 1].tag_ == "DT":
            # "valuing the group at $3 billion"
            yield verb.i + 1, site.left - 1
        return
    if (named := _named_by_label(site)) is not None:
        yield named
    if (gap := gap_before(site)) is not None and site.context.owner_at(gap[1] - 1):
        yield gap
    if (beside := before_with(site)) is not None:
        yield beside
    if (other := compared_with(site)) is not None:
        yield other
    if (possessor := possessor_before(site) or possessor_of_whole(site)) is not None:
        yield _owning_actor(site, phrase, possessor) or possessor
    if phrase is not None:
        yield from in_own_clause(site, phrase)
        if phrase.owner is not None:
            yield before_whose(site, phrase.owner) or phrase.owner
        yield from owner_after(site, phrase)
    if is_expected(site):
        return
    if phrase is not None and is_of_a_market(site, phrase):
        yield from (each for each in actors(site, phrase) if is_place(site, each))
        return
    yield from actors(site, phrase)
    if phrase is not None and (whose := told_with(site, phrase)) is not None:
        yield whose
    if phrase is not None:
        if site.is_parsed:
            yield from governing_nouns(site, phrase)
        yield from place_after(site, phrase)
        yield from proper_after(site, phrase)
    if (fronted := after_fronted(site)) is not None:
        yield fronted


def _owning_actor(site: Site, phrase: Phrase | None, possessor: Tokens) -> Tokens | None:
    """ "Chile's Alder Foods has sold its 38% stake": whose verb it is, and not Chile's."""
    if site.doc[possessor[0]].lower_ != "its":
        return None
    for start, end in actors(site, phrase):
        mention = site.context.owner_at(end - 1)
        return (start, end) if mention is not None and isinstance(mention.entity, Organization) else None
    return None


def _named_by_label(site: Site) -> Tokens | None:
    """ "* Kestrel Aerospace: 5.17%": a line that is a name and its figure."""
    colon = site.left - 1
    mention = site.context.named_at(colon - 1) if colon > site.sent_start and site.doc[colon].text == ":" else None
    if mention is None or mention.end != colon or site.sent_end - site.end > 2:
        return None
    is_first = not any(token.is_alpha for token in site.doc[site.sent_start : mention.start])
    return (mention.start, mention.end) if is_first else None


def _is_source(site: Site) -> bool:
    """ "according to three people": who says it has none of the figures around."""
    before = site.left - 1
    return before > site.sent_start and site.doc[before].lower_ == "to" and site.doc[before - 1].lower_ == "according"


def _is_reported_of_oneself(site: Site, phrase: Phrase) -> bool:
    head = site.doc[phrase.head].lower_
    opener = site.doc[phrase.start - 1].lower_ if phrase.start > site.sent_start else ""
    # "By 2050, these costs could rise": of what was told before.
    is_own = head not in {"cagr", "gdp"} and opener not in {"these", "those", "such"}
    return is_own and head in word_set("financial_measures.txt")


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
