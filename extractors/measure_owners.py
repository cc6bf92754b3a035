"""Whose a measure is, by the words beside it.

"sales of Acme", "earnings at the Thai carrier", "Tessin Re's $2 billion purchase", "Peru with 165,000 tonnes"
"Acme, whose revenue rose", "Unemployment in Spain", "With a free float of 45 percent, Acme is …"
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from extractors import syntax
from extractors.acting import is_definite_thing, is_owner_noun, tokens_of
from extractors.change_baselines import COMPARED
from extractors.clause_subjects import copula_of, subject_token
from extractors.figure_words import word_set
from extractors.gazetteers import is_title_head
from extractors.noun_phrases import Phrase, phrase_around, phrase_ending
from extractors.nouns_after import phrase_of
from extractors.owners import STUDIES
from extractors.phrase_words import NOUN_TAGS, is_nominal_time
from extractors.predicates import governing_verb
from extractors.sites import Context, EntityMention, Site
from extractors.unowned import is_had_at
from schemas import Organization, Person, Place, Product
from schemas.entities import Entity
from schemas.figures import FigureType

Tokens = tuple[int, int]


_OWNING_PREPOSITIONS = frozenset({"of", "by", "at", "for"})
_SHARES = frozenset({"shares", "share", "stock", "units"})
"""What is in its owner: "shares in Acme"."""


def proper_after(site: Site, phrase: Phrase) -> Iterator[Tokens]:
    """ "Sales of Velmora": a name that is no record."""
    position = phrase.core_end or phrase.end
    if position + 1 < site.sent_end and site.doc[position].lower_ == "of" and phrase.end <= site.start:
        end = position + 1
        while end < site.sent_end and site.doc[end].tag_ in {"NNP", "NNPS"} and not site.context.time_at(end):
            end += 1
        if end > position + 1:
            yield position + 1, end


def after_fronted(site: Site) -> Tokens | None:
    """ "With a free float of 45 percent, Sabana Telecom is better traded": who comes after the comma."""
    doc = site.doc
    if doc[site.sent_start].lower_ not in {"with", "despite", "after", "by", "at"}:
        return None
    comma = next((k for k in range(site.end, min(site.end + 10, site.sent_end - 2)) if doc[k].text == ","), None)
    mention = site.context.owner_at(comma + 1) if comma is not None else None
    if mention is None or comma is None or mention.start != comma + 1 or mention.end >= site.sent_end:
        return None
    if any(token.text == "," for token in doc[site.sent_start : site.start]):
        return None
    return (mention.start, mention.end) if doc[mention.end].tag_ in {"VBZ", "VBD", "VBP", "MD", "RB"} else None


def before_with(site: Site) -> Tokens | None:
    """ "among them Ghana with 212,000 tonnes and Peru with 165,000"."""
    before = site.left - 1
    if before <= site.sent_start or site.doc[before].lower_ != "with":
        return None
    mention = site.context.owner_at(before - 1)
    if mention is None or _is_where(site, mention):
        return None
    title = _title_before(site, mention.start)
    if title is not None:
        mention = site.context.owner_at(title.head.i)
        if mention is None or not isinstance(mention.entity, Person):
            return None
    return mention.start, mention.end


def _is_where(site: Site, mention: EntityMention) -> bool:
    """ "leads his rivals in Iowa with 50% support": not Iowa's."""
    opener = site.doc[mention.start - 1].lower_ if mention.start > site.sent_start else ""
    return isinstance(mention.entity, Place) and opener in {"in", "across", "throughout"}


def told_with(site: Site, phrase: Phrase) -> Tokens | None:
    """ "Rafah is a district with a population of 275,000", "Acme is a lender, with a market share of 14%"."""
    doc, before = site.doc, phrase.start - 1
    while before > site.sent_start and doc[before].tag_ in {"DT", "RB"}:
        before -= 1
    if not site.is_parsed or before <= site.sent_start or doc[before].lower_ != "with" or phrase.end > site.left:
        return None
    for noun in islice(doc[phrase.head].ancestors, 4):
        subject = next((child for child in noun.children if child.dep_ in syntax.SUBJECTS), None)
        if subject is not None and copula_of(noun) is not None and subject.i < before:
            is_owner = site.context.named_at(subject.i) is not None or is_owner_noun(subject.lower_)
            return tokens_of(site.context, subject, site) if is_owner else None
    return None


def _title_before(site: Site, start: int) -> Token | None:
    """ "Ruth Amsler, a member of the Swiss Society of Surgery with 30 years of experience": hers, not the society's."""
    doc, position = site.doc, start
    while position > site.sent_start and doc[position - 1].tag_ in {"DT", "IN"}:
        position -= 1
    is_held = any(token.lower_ in {"of", "at", "for"} for token in doc[position:start])
    return doc[position - 1] if is_held and is_title_head(doc[position - 1].text) else None


def compared_with(site: Site) -> Tokens | None:
    """ "rose 12%, compared with 8% for its rival Beta": Beta's; "against 6% at Halden"."""
    doc, previous = site.doc, site.previous()
    if previous is None or site.left - previous.end > 16 or site.end + 1 >= site.sent_end:
        return None
    is_compared = any(token.lower_ in COMPARED for token in doc[previous.end : site.left])
    if not is_compared or doc[site.end].lower_ not in {"for", "at", "among"} or site.context.time_at(site.end + 1):
        return None
    phrase = phrase_of(site.context, site.end + 1, site.sent_end)
    if phrase is None or is_nominal_time(doc[phrase.head]) or doc[min(phrase.end, len(doc) - 1)].tag_ == "POS":
        return None
    return site.end + 1, phrase.end


def possessor_before(site: Site) -> Tokens | None:
    """ "Tessin Re's CHF 2.2 billion purchase of Alder Mutual"."""
    before = site.left - 1
    if site.doc[before].text == ")":
        # "Acme's (ACM) $8 million giveaway"
        before = next(
            (at - 1 for at in range(before, max(site.sent_start, before - 8), -1) if site.doc[at].text == "("), 0
        )
    while before > max(site.sent_start, site.left - 3) and site.doc[before].tag_ in {"JJ", "JJS", "VBN", "NN"}:
        # "Acme's landmark $43 billion acquisition of Beta"
        before -= 1
    if before <= site.sent_start or site.doc[before].tag_ not in {"POS", "PRP$"}:
        return None
    if site.doc[before].tag_ == "PRP$":
        return before, before + 1
    mention = site.context.owner_at(before - 1)
    if mention is not None:
        return mention.start, mention.end
    phrase = phrase_ending(site.context, before, site.sent_start)
    return (phrase.start, phrase.end) if phrase is not None else None


def possessor_of_whole(site: Site) -> Tokens | None:
    """ "a fifth of the company's 6,500 employees": whose the whole is."""
    following = site.following()
    if following is None or site.end >= site.sent_end or site.doc[site.end].lower_ != "of":
        return None
    return possessor_before(following) if following.left - site.end <= 8 else None


def in_own_clause(site: Site, phrase: Phrase) -> Iterator[Tokens]:
    """ "the 38 assets that Lindqvist Pharma has licensed in": who acts in the clause about what is counted."""
    doc, position = site.doc, phrase.core_end or phrase.end
    if position + 2 < site.sent_end and doc[position].tag_ in {"WDT", "WP"} and site.end <= phrase.start:
        mention = site.context.owner_at(position + 1)
        if mention is not None:
            yield mention.start, mention.end


def before_whose(site: Site, owner: Tokens) -> Tokens | None:
    """ "Acme, whose revenue rose": the name before "whose"."""
    position = owner[0] - 1
    if site.doc[owner[0]].lower_ != "whose":
        return None
    position -= position > site.sent_start and site.doc[position].text == ","
    mention = site.context.owner_at(position) if position >= site.sent_start else None
    if mention is not None:
        return mention.start, mention.end
    phrase = phrase_ending(site.context, position + 1, site.sent_start) if position >= site.sent_start else None
    if phrase is None:
        return None
    determined = phrase.start > site.sent_start and site.doc[phrase.start - 1].tag_ == "DT"
    return phrase.start - determined, phrase.end


def place_after(site: Site, phrase: Phrase) -> Iterator[Tokens]:
    """ "Unemployment in Spain dropped", "160,000 amputations annually in the US": nobody else has the figure."""
    verb = governing_verb(site)
    subject = subject_token(site, verb) if verb is not None else None
    if subject is not None and subject.tag_ == "PRP":
        # "we have added five teams in Long Island"
        return
    position = phrase.core_end or phrase.end
    is_counted_before = phrase.start > site.sent_start and site.context.site_at(phrase.start - 1)
    if phrase.end <= site.start and is_counted_before:
        # "310,000 cars in China and 190,000 in Europe"
        position = site.end
    while position + 1 < site.sent_end and site.doc[position].lower_ in _YEARLY:
        position += 1
    if position + 2 < site.sent_end and site.doc[position + 1].lower_ == "the":
        is_in = site.doc[position].lower_ == "in"
        mention = site.context.owner_at(position + 2) if is_in else None
        if mention is not None and isinstance(mention.entity, Place):
            yield mention.start, mention.end
    if position + 1 < site.sent_end and site.doc[position].lower_ == "in":
        mention = site.context.owner_at(position + 1)
        if mention is not None and isinstance(mention.entity, Place):
            yield mention.start, mention.end


_YEARLY = frozenset({"annually", "worldwide", "yearly", "daily", "monthly", "each", "every", "year", "a"})


def aged(site: Site) -> Tokens | None:
    """ "Jane Roe, 36, …": whose age it is."""
    if site.match.amount.type is not FigureType.QUANTITY or site.start - 2 < site.sent_start:
        return None
    mention = site.context.owner_at(site.start - 2) if site.doc[site.start - 1].text == "," else None
    return (mention.start, mention.end) if mention and isinstance(mention.entity, Person) else None


def owner_after(site: Site, phrase: Phrase) -> Iterator[Tokens]:
    """ "sales of Acme", "the population of China"."""
    doc, context = site.doc, site.context
    for position in range(phrase.core_end or phrase.end, min(phrase.end + 3, site.sent_end - 1)):
        on_market = doc[position].lower_ == "on" and isinstance(_entity_at(context, position + 1), Organization)
        in_stock = doc[position].lower_ == "in" and doc[phrase.head].lower_ in _SHARES
        if doc[position].lower_ in _OWNING_PREPOSITIONS or on_market or in_stock:
            definite = _definite_after(site, position)
            if definite is not None:
                yield definite
                return
            if doc[position].lower_ == "at" and not is_had_at(site, phrase):
                # "two explosions at the Alder Hotel", "four dead at Kolding"
                return
            mention = context.owner_at(position + 1)
            mention = mention or (context.owner_at(position + 2) if position + 2 < len(doc) else None)
            if mention is not None and mention.start <= position + 2:
                yield mention.start, mention.end
        elif position >= phrase.end:
            return


def governing_nouns(site: Site, phrase: Phrase) -> Iterator[Tokens]:
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


def _entity_at(context: Context, position: int) -> Entity | None:
    mention = context.owner_at(position)
    return mention.entity if mention is not None else None


def _definite_after(site: Site, preposition: int) -> Tokens | None:
    """ "earnings at the Thai carrier", "the book of the Penang-based bank": who is meant, where it is no name."""
    doc, context = site.doc, site.context
    first = preposition + 1
    if first >= site.sent_end or doc[first].lower_ not in {"the", "its"} or doc[preposition].lower_ == "by":
        return None
    phrase = phrase_of(context, first, site.sent_end)
    if phrase is None or doc[phrase.head].tag_ not in NOUN_TAGS:
        return None
    mention = context.named_at(phrase.head)
    if mention is not None:
        return (mention.start, mention.end) if isinstance(mention.entity, Product) else None
    if doc[phrase.head].tag_ in {"NNP", "NNPS"} and doc[preposition].lower_ == "of":
        # "Sales of the obesity drug Slimura"
        return phrase.head, phrase.head + 1
    owns = doc[phrase.head].lower_ in word_set("possessing_nouns.txt") | STUDIES
    at_thing = doc[preposition].lower_ == "at" and is_definite_thing(context, doc[phrase.head])
    following = context.named_at(phrase.end) if phrase.end < site.sent_end else None
    if owns and following is not None and following.start == phrase.end:
        # "at the shipping group Nordhavn"
        return following.start, following.end
    return (first, phrase.end) if owns or at_thing else None
