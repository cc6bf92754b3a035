"""What a change or a total is of: the nouns that only say that something is counted, raised or expected.

"an increase in revenue of 12%"                  ->  revenue
"the number of active users reached 3 million"   ->  active users
"cut its forecast for capital spending to …"     ->  capital spending
"""

from __future__ import annotations

from dataclasses import replace

from extractors import syntax
from extractors.figure_words import is_change_noun, word_set
from extractors.neighbours import Found, from_neighbour
from extractors.noun_phrases import Phrase, phrase_ending, with_complements
from extractors.nouns_after import noun_after, phrase_of
from extractors.phrase_words import is_nominal_time, is_noun
from extractors.predicates import is_owner, measured_subject, subject_phrase
from extractors.sites import Context, Site
from schemas.figures import FigureType


def what_changes(site: Site, phrase: Phrase, found: Found) -> Phrase | None:
    """For "an increase in revenue of 12%" revenue; for "an increase of 12%" what the neighbour measures."""
    doc, context = site.doc, site.context
    head = doc[phrase.head]
    if head.lower_ in word_set("light_nouns.txt"):
        # "a regional average of 10 percent" is told by itself, "a total of 19,000" by what was told last.
        tells = head.lower_ in _LEVELS or any(token.lower_ in _TELLING for token in doc[phrase.start : phrase.head])
        return lightened(site, phrase) or (phrase if tells else _like_the_last(site, found))
    if head.lower_ in word_set("leaning_nouns.txt"):
        return lightened(site, phrase) or _complement_in(site) or phrase
    if head.lower_ in {"gain", "loss", "gains", "losses"} or not is_change_noun(head.lower_, head.lemma_):
        return phrase
    if head.lower_ == "growth" and doc[site.left - 1].lower_ in {"to", "from"} and phrase.end < site.left - 1:
        # "Growth in sales slowed to 3%": the growth itself.
        return phrase
    inside = complement(context, (phrase.core_end or phrase.end), site.sent_end)
    if inside is None and site.match.amount.type is FigureType.PERCENT:
        # "potential reductions of up to 40% in cloud spending"
        inside = _complement_in(site)
    if inside is not None:
        return inside
    if phrase.head > phrase.start and is_noun(doc[phrase.head - 1]) and not is_nominal_time(doc[phrase.head - 1]):
        return _before_change(site, phrase)
    return _who_grows(site, phrase) or from_neighbour(site, found) or measured_subject(site)


def _who_grows(site: Site, phrase: Phrase) -> Phrase | None:
    """ "The market is experiencing rapid growth, projected to reach $36 billion": the market reaches it."""
    change = site.doc[phrase.head]
    if site.match.amount.type is FigureType.PERCENT or change.dep_ not in syntax.OBJECTS or phrase.end > site.left:
        return None
    subject = subject_phrase(site, change.head)
    return None if subject is None or subject.head == phrase.head or is_owner(site.context, subject.head) else subject


_LEVELS = frozenset({"average", "maximum", "minimum", "peak", "high", "low", "record", "worth"})


_TELLING = frozenset({"principal", "notional", "nominal", "face"})
"""What makes an amount a measure of its own: "a principal amount of $500 million"."""


def _before_change(site: Site, phrase: Phrase) -> Phrase:
    """ "revenue growth of 12%" measures revenue growth; "revenue growth to $5 million" revenue."""
    preposition = site.doc[site.left - 1].lower_
    if site.match.amount.type is FigureType.PERCENT or preposition not in {"to", "from"}:
        return phrase
    return Phrase(phrase.start, phrase.head, phrase.head - 1, phrase.owner, phrase.head)


def lightened(site: Site, phrase: Phrase) -> Phrase | None:
    """ "the number of active users reached 3 million" measures active users."""
    # "a value of up to $30 million": the bound is part of the amount.
    limit = site.left if phrase.end <= site.left else site.sent_end
    inside = complement(site.context, phrase.core_end or phrase.end, limit)
    if inside is not None:
        return inside
    return phrase if phrase.head > phrase.start and is_noun(site.doc[phrase.head - 1]) else None


def _like_the_last(site: Site, found: Found) -> Phrase | None:
    """ "shipped 4,200 units, bringing the total to 19,000": the total of what was told last."""
    previous = site.previous()
    is_alike = previous is not None and previous.match.amount.type is site.match.amount.type
    return from_neighbour(site, found) if is_alike else None


def _complement_in(site: Site) -> Phrase | None:
    """ "its projection of $5 million in total funding"."""
    is_in = site.end < site.sent_end and site.doc[site.end].lower_ == "in"
    return complement(site.context, site.end, site.sent_end) if is_in else None


def complement(
    context: Context, position: int, limit: int, prepositions: frozenset[str] = frozenset({"in", "of", "for"})
) -> Phrase | None:
    """The noun phrase after "in" or "of" at a token."""
    doc = context.doc
    if position < limit and doc[position].lower_ in prepositions:
        phrase = phrase_of(context, position + 1, limit)
        if phrase and not is_nominal_time(doc[phrase.head]) and not context.owner_at(phrase.head):
            return with_complements(context, phrase, limit)
    return None


def growth(site: Site, found: Found) -> Phrase | None:
    """ "achieved 238% growth", "growth of 5%", where the text does not say in what."""
    after = noun_after(site)
    if after is not None and site.doc[after.head].lower_ == "growth":
        return replace(after, start=after.head)
    before = site.left - 1
    if before > site.sent_start and site.doc[before].lower_ == "of" and site.doc[before - 1].lower_ == "growth":
        return Phrase(before - 1, before, before - 1, core_end=before)
    return None


def noun_of_change(site: Site, found: Found) -> Phrase | None:
    """ "has seen its squad value surge 36.9%": the noun before a bare word of change."""
    doc, word = site.doc, site.doc[site.left - 1]
    if site.left - 2 <= site.sent_start or word.tag_ not in {"NN", "VB", "NNS", "NNP"}:
        return None
    if not is_change_noun(word.lower_, word.lemma_) or not is_noun(doc[site.left - 2]):
        return None
    phrase = phrase_ending(site.context, site.left - 1, site.sent_start)
    return None if phrase is None or is_owner(site.context, phrase.head) else phrase
