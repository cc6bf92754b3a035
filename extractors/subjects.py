"""Whose figure it is.

    "… as the country's out-licensing deals exceeded $130 billion"  ->  China, through "the country's"
    "Acme raised $20 million."                                       ->  Acme

Read in this order: the owner of the measure ("Acme's revenue", "sales of Acme"), who acts in the clause ("Acme
raised"), the nouns that the measure hangs on ("China's market, with 1.4 billion people"), who reports it ("Acme said
revenue rose"), and for what a company reports of itself, the issuer of the release.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from extractors import syntax
from extractors.figure_words import is_change_noun, word_set
from extractors.noun_phrases import NOUN_TAGS, Phrase, is_nominal_time, phrase_around, phrase_ending
from extractors.owners import STUDIES, issuer_of, refer, reference_to
from extractors.predicates import governing_verb, subject_token, valuing_verb
from extractors.reading import records_of, section_at, span_at
from extractors.sites import Context, Site, Stretch
from schemas import Affiliation, Organization, Person, Place, Reference, SectionType
from schemas.figures import FigureType

Tokens = tuple[int, int]

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
    ]
)
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})
_OWNING_PREPOSITIONS = frozenset({"of", "by", "at", "for"})


def find_subject(site: Site, phrase: Phrase | None, before: Reference | None = None) -> Reference | None:
    """Whose figure it is; None where the text does not tell. `before` is the subject of the sentence's last figure:
    in "the country's exports rose 5% and its imports 3%" "its" stands for the same."""
    for start, end in _candidates(site, phrase):
        if before is not None and before.record_id and end == start + 1 and site.doc[start].lower_ in _REPEATING:
            word = site.doc[start]
            return before.model_copy(update={"span": span_at(site.doc, word.idx, word.idx + len(word.text))})
        if site.start < end and start < site.end:
            # The "VND" of "VND 205 trillion" has nothing.
            continue
        if section_at(site.doc, site.doc[start].idx) is SectionType.DATELINE:
            continue
        reference = refer(site.context, start, end)
        if reference is not None and phrase is not None and _is_reported_of_oneself(site, phrase):
            reference = _behind_person(site.context, reference)
        if reference is not None:
            return reference
    if before is not None and _is_coordinated(site) and not _is_source(site):
        return before
    if phrase is not None and _is_reported_of_oneself(site, phrase):
        return _reporter(site) or issuer_of(site.context)
    return None


def _behind_person(context: Context, reference: Reference) -> Reference | None:
    """The organization of the person who speaks of revenue: "Roe expects revenue of $5 million" is her company's."""
    if not any(person.id == reference.record_id for person in records_of(context.doc, Person)):
        return reference
    for role in records_of(context.doc, Affiliation):
        if role.person.record_id == reference.record_id and role.organization is not None:
            return role.organization.model_copy(update={"span": reference.span})
    return issuer_of(context)


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
    if site.is_parsed and head.dep_ in syntax.APPOSITIONS and (tokens := _tokens_of(context, head.head, site)):
        yield tokens
    subject = syntax.subject_of(head) if site.is_parsed else None
    if subject is None and (verb := governing_verb(site)) is not None:
        subject = subject_token(site, verb)
    if subject is None or site.start <= subject.i < site.end or subject.tag_ in {"EX", "DT", "WDT"}:
        return
    tokens = _tokens_of(context, subject, site)
    if tokens is not None:
        yield tokens


def _candidates(site: Site, phrase: Phrase | None) -> Iterator[Tokens]:
    if _is_source(site):
        return
    if (person := _aged(site)) is not None:
        yield person
        return
    if (verb := valuing_verb(site)) is not None:
        mention = site.context.owner_at(verb.i + 1)
        if mention is not None:
            yield mention.start, mention.end
        return
    if phrase is not None:
        if phrase.owner is not None:
            yield _before_whose(site, phrase.owner) or phrase.owner
        yield from _owner_after(site, phrase)
    yield from _actor(site, phrase)
    if phrase is not None:
        if site.is_parsed:
            yield from _governing_nouns(site, phrase)
        if phrase.end <= site.start:
            yield from _place_after(site, phrase)


def _before_whose(site: Site, owner: Tokens) -> Tokens | None:
    """ "Acme, whose revenue rose": the name before "whose"."""
    position = owner[0] - 1
    if site.doc[owner[0]].lower_ != "whose":
        return None
    position -= position > site.sent_start and site.doc[position].text == ","
    mention = site.context.owner_at(position) if position >= site.sent_start else None
    return (mention.start, mention.end) if mention is not None else None


def _place_after(site: Site, phrase: Phrase) -> Iterator[Tokens]:
    """ "Unemployment in Spain dropped": nobody else has the figure."""
    position = phrase.core_end or phrase.end
    if position + 1 < site.sent_end and site.doc[position].lower_ == "in":
        mention = site.context.owner_at(position + 1)
        if mention is not None and isinstance(mention.entity, Place):
            yield mention.start, mention.end


def _is_source(site: Site) -> bool:
    """ "according to three people": who says it has none of the figures around."""
    before = site.left - 1
    return before > site.sent_start and site.doc[before].lower_ == "to" and site.doc[before - 1].lower_ == "according"


def _aged(site: Site) -> Tokens | None:
    """ "Jane Roe, 36, …": whose age it is."""
    if site.match.amount.type is not FigureType.QUANTITY or site.start - 2 < site.sent_start:
        return None
    mention = site.context.owner_at(site.start - 2) if site.doc[site.start - 1].text == "," else None
    return (mention.start, mention.end) if mention and isinstance(mention.entity, Person) else None


def _owner_after(site: Site, phrase: Phrase) -> Iterator[Tokens]:
    """ "sales of Acme", "the population of China"."""
    doc, context = site.doc, site.context
    for position in range(phrase.core_end or phrase.end, min(phrase.end + 3, site.sent_end - 1)):
        if doc[position].lower_ in _OWNING_PREPOSITIONS:
            mention = context.owner_at(position + 1)
            mention = mention or (context.owner_at(position + 2) if position + 2 < len(doc) else None)
            if mention is not None and mention.start <= position + 2:
                yield mention.start, mention.end
        elif position >= phrase.end:
            return


def _actor(site: Site, phrase: Phrase | None) -> Iterator[Tokens]:
    """Who acts: the subject of the verb, where that is not the measure itself."""
    verb = governing_verb(site)
    if verb is None:
        return
    subject = subject_token(site, verb)
    if subject is None or subject.lower_ in {"there", "this", "that", "these", "those"}:
        return
    if subject.i > site.start and site.match.amount.type is FigureType.PERCENT:
        return
    if phrase is not None and phrase.start <= subject.i < phrase.end:
        return
    tokens = _tokens_of(site.context, subject, site)
    if tokens is None:
        return
    if not _may_own(site.context, subject):
        inner = phrase_around(site.context, subject.i, site.sent_start, site.sent_end)
        if inner is not None and inner.owner is not None:
            yield inner.owner
        return
    yield tokens


def _may_own(context: Context, token: Token) -> bool:
    """Whether a subject is someone who can have or do things, not "the facility" or "other features"."""
    if token.tag_ in {"PRP", "NNP", "NNPS"} or context.named_at(token.i):
        return True
    return token.lower_ in word_set("possessing_nouns.txt") | _people() | STUDIES or _is_definite_thing(context, token)


def _is_definite_thing(context: Context, token: Token) -> bool:
    """ "The bridge carries 70,000 vehicles": a thing that was spoken of before, not "the increase"."""
    if token.tag_ != "NN" or is_change_noun(token.lower_, token.lemma_) or is_nominal_time(token):
        return False
    if any(token.lower_ in word_set(f"{name}.txt") for name in ("financial_measures", "light_nouns", "leaning_nouns")):
        return False
    first = token.i
    floor, _ = context.sentence_at(token.i)
    while first > floor and token.doc[first - 1].tag_ in {"NN", "JJ"} and token.i - first < 4:
        first -= 1
    return first > floor and bool(token.doc[first - 1].lower_ == "the")


@cache
def _people() -> frozenset[str]:
    """Nouns for people, in both numbers."""
    nouns = word_set("human_nouns.txt")
    return nouns | {f"{noun}s" for noun in nouns}


def _tokens_of(context: Context, token: Token, site: Stretch) -> Tokens | None:
    mention = context.named_at(token.i)
    if mention is not None:
        return mention.start, mention.end
    if token.tag_ in {"PRP", "PRP$"}:
        return token.i, token.i + 1
    phrase = phrase_around(context, token.i, site.sent_start, site.sent_end)
    if phrase is None or is_nominal_time(token):
        return None
    start = phrase.start
    if start > site.sent_start and context.doc[start - 1].tag_ in {"DT", "PRP$"}:
        start -= 1
    return start, phrase.end


def _governing_nouns(site: Site, phrase: Phrase) -> Iterator[Tokens]:
    """The owners of the nouns above: "China's market, with over 1.4 billion people"."""
    current: Token = site.doc[phrase.head]
    for _ in range(5):
        above = syntax.parent(current)
        if above == current or above.tag_ not in NOUN_TAGS:
            return
        mention = site.context.owner_at(above.i)
        if mention is not None:
            yield mention.start, mention.end
        inner = phrase_around(site.context, above.i, site.sent_start, site.sent_end)
        if inner is not None and inner.owner is not None:
            yield inner.owner
        current = above


def _is_reported_of_oneself(site: Site, phrase: Phrase) -> bool:
    return site.doc[phrase.head].lower_ in word_set("financial_measures.txt")


def _reporter(site: Site) -> Reference | None:
    """ "Acme said revenue rose": the organization that reports the figure, where it is no person, office or medium."""
    verb = governing_verb(site)
    for _ in range(4):
        if verb is None or verb.head == verb:
            return None
        verb = verb.head
        if verb.lemma_.lower() in _REPORTING:
            subject = subject_token(site, verb)
            mention = site.context.owner_at(subject.i) if subject is not None else None
            if mention is None or not isinstance(mention.entity, Organization):
                return None
            if mention.entity.type in {"regulator", "government", "media", "exchange"}:
                return None
            return reference_to(site.context, mention.start, mention.end, mention.entity)
    return None
