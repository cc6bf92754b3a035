"""What each figure measures.

    "The country's out-licensing deals exceeded $130 billion last year."  ->  out-licensing deals
    "Acme raised a $20 million Series A round from 12 investors."         ->  Series A round; investors

The words beside the amount are read first ("76 innovative drugs", "revenue of $3.4 billion"), then the verb that it
hangs on, then what it shares with a neighbour ("from $3.0 billion"). A figure for which the text does not tell has
no measure.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.coordination import with_repeated_noun
from extractors.counted import is_unit_noun, noun_beside
from extractors.earlier_counts import of_those
from extractors.gapping import elided, gapped
from extractors.measure_changes import growth, noun_of_change, what_changes
from extractors.measure_marks import apposed, before_comma, bounded_noun, label, opens_line, participle
from extractors.measure_nouns import noun_before
from extractors.measure_purposes import dosed, in_after
from extractors.measure_verbs import as_before, foreseen, is_counted_volume, without_verb
from extractors.neighbours import Found, compared, goes_on, shared
from extractors.noun_phrases import Phrase
from extractors.nouns_after import is_what_it_is_like
from extractors.periods import is_bare_duration
from extractors.predicates import governing_verb, is_owner, measured_subject
from extractors.reading import span_at
from extractors.respectively import respective_measures
from extractors.sites import Context, Site
from schemas import Measure
from schemas.figures import FigureType


def find_measures(context: Context) -> Found:
    """The measure's phrase of every amount, by the amount's index; None where the text does not tell."""
    found: Found = {}
    for site in reversed(context.sites):
        found[site.index] = None if _tells_of_no_measure(site) else noun_beside(site, found)
    side_by_side = respective_measures(context)
    for site in context.sites:
        if site.index in side_by_side:
            found[site.index] = side_by_side[site.index]
        elif (
            not is_bare_duration(site)
            and not _tells_of_no_measure(site)
            and (found[site.index] is None or _is_only_unit(site, found[site.index]) or is_counted_volume(site))
        ):
            told = next((phrase for rule in _RULES if (phrase := rule(site, found))), None)
            found[site.index] = without_verb(site, told) if told else found[site.index]
    return {index: _whole(context, phrase) if phrase is not None else None for index, phrase in found.items()}


def _whole(context: Context, phrase: Phrase) -> Phrase:
    """ "cash and cash equivalents" of "equivalents", wherever the rule that found it began to read."""
    is_cash = context.doc[phrase.head].lower_ == "equivalents"
    return with_repeated_noun(context, phrase, context.sentence_at(phrase.start)[0] if is_cash else phrase.start)


def _tells_of_no_measure(site: Site) -> bool:
    return _is_deadline(site) or _is_dimension(site) or is_what_it_is_like(site) or _is_likelier(site)


def _is_likelier(site: Site) -> bool:
    """ "consumers are 7.6 times more likely to buy": how likely, and nothing is counted."""
    words = [token.lower_ for token in site.doc[site.end : min(site.end + 2, site.sent_end)]]
    return words in (["more", "likely"], ["less", "likely"])


def _is_only_unit(site: Site, phrase: Phrase | None) -> bool:
    """ "Output rose to 21,900 barrels": the barrels only say how output is counted."""
    if phrase is None or not is_unit_noun(site.doc[phrase.head].lower_):
        return False
    # "attributable ounces" are ounces, "residential units" are homes.
    longest = 1 if site.doc[phrase.head].lower_.startswith("unit") else 2
    return phrase.end - phrase.start <= longest


_DIMENSIONS = frozenset(
    {"tall", "long", "wide", "deep", "high", "thick", "away", "old", "across", "earlier", "later", "ago"}
)
_DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "offshore", "inland"]
)
""" "23 kilometers north-northeast of Merritt": where something is."""


def _is_dimension(site: Site) -> bool:
    """ "The tower is 310 meters tall": how the tower is, whose it is."""
    following = site.doc[site.end].lower_ if site.end < site.sent_end else ""
    opener = site.doc[site.left].lower_
    is_dimension = following in _DIMENSIONS | _DIRECTIONS or opener in {"younger", "older"}
    return site.match.amount.type is FigureType.QUANTITY and is_dimension


def _is_deadline(site: Site) -> bool:
    """ "within 24 hours of the first test": no hours of a test."""
    return is_bare_duration(site) and site.doc[site.left - 1].lower_ == "within"


def to_measure(context: Context, phrase: Phrase) -> Measure | None:
    """The record's Measure of a phrase."""
    doc = context.doc
    tokens = doc[phrase.start : phrase.end]
    if not tokens.text.strip():
        return None
    start, end = tokens.start_char, tokens.end_char
    return Measure(
        text=" ".join(tokens.text.split()), head=_head_as_written(context, phrase), span=span_at(doc, start, end)
    )


def _head_as_written(context: Context, phrase: Phrase) -> str:
    """ "write-down", where the tokenizer parts it; "deals" of "out-licensing deals"."""
    doc, start = context.doc, phrase.head
    while start - 2 >= phrase.start and doc[start - 1].text in {"-", "‑"} and not doc[start - 1].whitespace_:
        start -= 2
    return str(doc[start : phrase.head + 1].text)


def _verb(site: Site, found: Found) -> Phrase | None:
    """ "net loss was $12.3 million", "its contribution reached 30 percent", "revenue rose 12 percent to $3 billion"."""
    phrase = measured_subject(site)
    if phrase is None or (is_owner(site.context, phrase.head) and not _is_acted_on(site, phrase)):
        return None
    if site.doc[phrase.head].tag_ == "NNP" and phrase.end - phrase.start == 1 and (inside := in_after(site, found)):
        # "FURR is approaching $1.1 million in presale funding": a name that is no record.
        return inside
    return what_changes(site, phrase, found)


def _is_acted_on(site: Site, phrase: Phrase) -> bool:
    """ "expand its sales team by 40%": the team is what grows, not whose figure it is."""
    verb = governing_verb(site)
    between = verb is not None and verb.i < phrase.start and phrase.end <= site.start
    return between and site.context.owner_at(phrase.head) is None and site.doc[phrase.head].tag_ in {"NN", "NNS"}


_RULES: tuple[Callable[[Site, Found], Phrase | None], ...] = (
    gapped,
    apposed,
    noun_before,
    dosed,
    participle,
    foreseen,
    noun_of_change,
    label,
    goes_on,
    compared,
    _verb,
    as_before,
    in_after,
    bounded_noun,
    shared,
    of_those,
    elided,
    before_comma,
    opens_line,
    growth,
)
