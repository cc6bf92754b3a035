"""Who or what a ranking is of.

"Acme is the largest maker of bolts", "Acme, the largest maker", "Acme's largest plant"  ->  Acme
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors import syntax
from extractors.acting import tokens_of
from extractors.clause_subjects import subject_token
from extractors.measure_owners import Tokens
from extractors.noun_phrases import Phrase, phrase_ending
from extractors.owners import refer
from extractors.predicates import governing_verb
from extractors.sites import Context, Stretch
from schemas import Place, Reference


def subject_of_ranking(
    context: Context, start: int, phrase: Phrase, *, is_of_subject: bool = False
) -> Reference | None:
    """Who or what is ranked: "Acme" of "Acme is the largest maker", "Acme, the largest maker", "Acme's largest".

    Where the phrase is the subject of the clause, who owns it, or it itself: "Acme's shares hit a record".
    """
    if is_of_subject:
        return refer(context, *(phrase.owner or (phrase.start, phrase.core_end or phrase.end)))
    site = Stretch(context, start, phrase.end)
    for tokens in _ranked(site, phrase):
        reference = refer(context, *tokens)
        if reference is not None:
            return reference
    return None


def _ranked(site: Stretch, phrase: Phrase) -> Iterator[Tokens]:
    doc, context = site.doc, site.context
    before = site.start - 1
    is_of_place = is_owned_by_place(context, site.start)
    if before >= site.sent_start and doc[before].tag_ in {"POS", "PRP$"}:
        owner = phrase_ending(context, before, site.sent_start) if doc[before].tag_ == "POS" else None
        if owner is not None:
            determined = owner.start > site.sent_start and doc[owner.start - 1].tag_ == "DT"
            if not is_of_place:
                yield owner.start - determined, owner.end
        else:
            yield before, before + 1
    if before > site.sent_start and doc[before].text == "," and (mention := context.named_at(before - 1)):
        yield mention.start, mention.end
    if is_of_place and doc[phrase.end : phrase.end + 1].text == "," and (mention := context.owner_at(phrase.end + 1)):
        # "The world's largest brewer, Acme, said"
        yield mention.start, mention.end
    head = doc[phrase.head]
    if site.is_parsed and head.dep_ in syntax.APPOSITIONS and (tokens := tokens_of(context, head.head, site)):
        yield tokens
    if before > site.sent_start and doc[before].lower_ == "as" and (named := _named_as(site, before)) is not None:
        yield named
        return
    # "Acme ranked third among brewers": the cue itself is the verb.
    told_by = site.root if doc[site.start].tag_.startswith("VB") else head
    subject = syntax.subject_of(told_by) if site.is_parsed else None
    if subject is None and (verb := governing_verb(site)) is not None:
        subject = subject_token(site, verb)
    is_told = (
        subject is not None
        and any(map(str.isalpha, subject.text))
        and not site.start <= subject.i < site.end
        and subject.tag_ not in {"EX", "DT", "WDT"}
    )
    if not is_told or subject is None or _is_inside_phrase(site):
        return
    if (tokens := tokens_of(context, subject, site)) is not None:
        yield tokens


def _named_as(site: Stretch, position: int) -> Tokens | None:
    """ "Tarno" of "Analysts have recognized Tarno as one of the largest", where the verb has an object."""
    verb = next((token for token in reversed(site.doc[site.sent_start : position]) if token.lemma_ in _NAMING), None)
    thing = next(iter(syntax.objects_of(verb)), None) if verb is not None and site.is_parsed else None
    if verb is None or thing is None or not verb.i < thing.i < position:
        return None
    return tokens_of(site.context, thing, site)


_NAMING = frozenset(
    [
        "recognize",
        "recognise",
        "name",
        "rank",
        "rate",
        "describe",
        "regard",
        "list",
        "identify",
        "establish",
        "position",
    ]
)


def _is_inside_phrase(site: Stretch) -> bool:
    """ "She went to the hottest club in town": she is no club."""
    before = site.start - 1
    if before > site.sent_start and site.doc[before - 1].lower_ == "home":
        # "The town is home to the largest mosque in the county."
        return False
    return before > site.sent_start and site.doc[before].lower_ in _PREPOSITIONS


_PREPOSITIONS = frozenset(
    [
        *("in", "at", "on", "to", "from", "for", "by", "with", "into", "against", "through", "under", "over", "near"),
        *("between", "within", "across", "after", "before", "about", "behind", "despite", "during", "off", "outside"),
    ]
)
_PLACES = frozenset(
    {"world", "country", "nation", "continent", "region", "state", "city", "town", "province", "county"}
)


def is_told_of_something(context: Context, start: int, phrase: Phrase) -> bool:
    """Whether a ranking that names no subject states something: "the city's biggest listing", "It is the first"."""
    if is_owned_by_place(context, start):
        return True
    subject = next((child for child in context.doc[phrase.head].children if child.dep_ in syntax.SUBJECTS), None)
    return subject is not None and subject.lower_ in {"this", "that", "it", "he", "she", "they", "these", "those"}


def is_owned_by_place(context: Context, start: int) -> bool:
    """Whether a ranking's owner only says where: "Europe's largest maker", "the country's oldest insurer"."""
    if start < 2 or context.doc[start - 1].tag_ != "POS":
        return False
    mention = context.named_at(start - 2)
    return isinstance(mention.entity, Place) if mention else context.doc[start - 2].lower_ in _PLACES
