"""The noun before an amount: "revenue of $3.4 billion", "a price target of $40", "costs by 14%".

"revenue from product sales of $3 million"         ->  revenue: the outermost noun of a chain
"net loss for the third quarter of $5 million"     ->  net loss: what stands between is skipped
"""

from __future__ import annotations

from extractors.coordination import with_repeated_noun
from extractors.figure_words import is_change_noun, word_set
from extractors.measure_changes import what_changes
from extractors.neighbours import Found
from extractors.noun_phrases import Phrase, phrase_ending
from extractors.phrase_words import is_nominal_time, is_noun
from extractors.predicates import governing_verb, is_owner
from extractors.sites import Site
from schemas.figures import FigureType

_OF = frozenset({"of"})


_NOUN_PREPOSITIONS = frozenset({"of", "at", "to", "by", "between", "from", "for"})


def noun_before(site: Site, found: Found) -> Phrase | None:
    """ "revenue of $3.4 billion", "an upfront payment of up to $50 million", "valuation at $2 billion"."""
    doc, context = site.doc, site.context
    preposition = site.left - 1
    if preposition <= site.sent_start or doc[preposition].lower_ not in _NOUN_PREPOSITIONS:
        return None
    if doc[site.left].lower_ == "the" and site.left < site.start:
        # "the blockade of the 365 square km strip"
        return None
    end = before_times(site, preposition)
    phrase = phrase_ending(context, end, site.sent_start)
    if phrase is not None and (beside := _borne_at(site, phrase)) is not None:
        return beside
    if phrase is None or is_nominal_time(doc[phrase.head]) or _is_idiom(site, phrase):
        return None
    if doc[phrase.head].lower_ in {"age", "ages"}:
        # "Respondents under the age of 45"
        return phrase
    phrase = outermost(site, with_repeated_noun(context, phrase, site.sent_start))
    if is_owner(context, phrase.head):
        return None
    if doc[preposition].lower_ == "at" and doc[phrase.start - 1].lower_ == "with" and _is_own(site, phrase):
        # "earnings were $39 million, with revenue at $421 million"
        return phrase
    if doc[preposition].lower_ in {"from", "to"} and _is_changed(site, wider := _with_conjunct(site, phrase)):
        return wider
    if doc[preposition].lower_ not in _OF and not _is_gapped(site, phrase) and not _is_nominal(site, phrase):
        return None
    return what_changes(site, phrase, found)


def _is_own(site: Site, phrase: Phrase) -> bool:
    return site.doc[phrase.head].lower_ in word_set("financial_measures.txt") and phrase.start - 1 > site.sent_start


def _borne_at(site: Site, phrase: Phrase) -> Phrase | None:
    """ "bear interest at a rate of 8 percent": the interest."""
    doc, at = site.doc, phrase.start - 2
    if site.match.amount.type is not FigureType.PERCENT or doc[phrase.head].lower_ != "rate" or at <= site.sent_start:
        return None
    if doc[at].lower_ != "at" or doc[at + 1].tag_ != "DT" or doc[at - 1].lower_ not in {"interest", "dividends"}:
        return None
    return Phrase(at - 1, at, at - 1, core_end=at)


def before_times(site: Site, end: int) -> int:
    """Skip what stands between a noun and its figure: "net loss for the third quarter of $5 million"."""
    doc, context = site.doc, site.context
    floor = max(site.sent_start, end - 24)
    while end > floor:
        before = doc[end - 1]
        if before.text == ")":
            opening = next((k for k in range(end - 1, floor - 1, -1) if doc[k].text == "("), None)
            if opening is None:
                return end
            end = opening
        elif context.time_at(end - 1) or is_nominal_time(before):
            end -= 1
            while end > floor and (context.time_at(end - 1) or doc[end - 1].tag_ in {"DT", "IN", "CD", "JJ", "PRP$"}):
                end -= 1
        else:
            return end
    return end


def _is_idiom(site: Site, phrase: Phrase) -> bool:
    """ "on top of $5 million", "in excess of", "in addition to": no noun of its own."""
    doc = site.doc
    word = doc[phrase.head].lower_
    return (
        word in _IDIOMS
        and phrase.start == phrase.head
        and doc[max(site.sent_start, phrase.start - 1)].tag_
        in {
            "IN",
            "DT",
        }
    )


_IDIOMS = frozenset(
    [
        "top",
        "excess",
        "addition",
        "behalf",
        "front",
        "terms",
        "lieu",
        "case",
        "line",
        "result",
        "event",
        "course",
        "favor",
        "favour",
        "spite",
        "view",
        "tune",
        "range",
        "pace",
        "order",
        "region",
        "neighborhood",
        "rate",
        *("heels", "back", "wake", "basis", "cusp", "verge", "brink", "eve", "strength", "expense"),
    ]
)


def outermost(site: Site, phrase: Phrase, is_apart: bool = False) -> Phrase:
    """ "revenue from product sales of $3 million" measures revenue: follow nouns tied by prepositions to the left."""
    doc, context = site.doc, site.context
    current = phrase
    for _ in range(3):
        before = current.owner[0] if current.owner else current.start
        while before > site.sent_start and doc[before - 1].tag_ in {"DT", "PRP$"}:
            before -= 1
        if before - 2 < site.sent_start:
            break
        before_taxes = doc[before - 1].lower_ in {"before", "after"} and doc[current.head].lower_ in {"tax", "taxes"}
        if doc[before - 1].lower_ not in {"of", "from", "to", "for", "on", "per", "in", "under"} and not before_taxes:
            break
        end = before - 1
        if doc[end - 1].lower_ in {"attributable", "available", "applicable"}:
            end -= 1
        outer = phrase_ending(context, end, site.sent_start)
        if outer is None or is_nominal_time(doc[outer.head]) or doc[outer.head].lower_ in _AIMS:
            break
        is_loose = doc[before - 1].lower_ in {"to", "for", "on", "in"}
        is_loose = is_loose and doc[outer.head].lower_ not in _NEEDING_ON
        if (
            is_loose
            and not is_apart
            and not (points_at(site, outer) or _is_gapped(site, outer) or is_owner(context, current.head))
        ):
            break
        current = Phrase(outer.start, phrase.end, outer.head, outer.owner, outer.core_end)
    return current


_AIMS = frozenset(
    [
        *("target", "targets", "goal", "goals", "aim", "plan", "plans", "forecast", "guidance", "estimate"),
        *("focus", "emphasis"),
        *("prediction", "predictions", "prospect", "expectation", "expectations", "likelihood", "hope", "hopes"),
    ]
)
"""In "its target of a return on equity of 12 percent" the return is what is measured."""


_NEEDING_ON = frozenset(
    ["return", "returns", "tax", "taxes", "duty", "duties", "tariff", "tariffs", "levy", "spending", "interest"]
)
"""Nouns that are not told without "on": "return on equity"."""


def points_at(site: Site, phrase: Phrase) -> bool:
    """Whether the parse hangs the figure on this noun."""
    if not site.is_parsed:
        return False
    above = site.root.head
    for _ in range(3):
        if phrase.start <= above.i < (phrase.core_end or phrase.end):
            return True
        if is_noun(above) or above.head == above:
            return False
        above = above.head
    return False


def _is_gapped(site: Site, phrase: Phrase) -> bool:
    """ "cut costs by 14% and setup times by 9%": the verb is not repeated."""
    doc, previous = site.doc, site.previous()
    if previous is None or doc[site.left - 1].lower_ not in {"by", "to", "from"}:
        return False
    start = phrase.owner[0] if phrase.owner else phrase.start
    between = [token.lower_ for token in doc[previous.end : start]]
    return bool(between) and set(between) <= {"and", ",", "the", "its", "their", "while", "but"}


def _is_changed(site: Site, phrase: Phrase) -> bool:
    """ "a reduction in unit costs from $1,400 to $1,250": a noun of change has the thing as its complement."""
    before = (phrase.owner[0] if phrase.owner else phrase.start) - 1
    while before > site.sent_start and site.doc[before].tag_ in {"DT", "PRP$"}:
        before -= 1
    if before <= site.sent_start or site.doc[before].lower_ not in {"in", "of"}:
        return False
    change = site.doc[before - 1]
    return change.tag_ in {"NN", "NNS"} and is_change_noun(change.lower_, change.lemma_)


def _with_conjunct(site: Site, phrase: Phrase) -> Phrase:
    """ "growth in cash and marketable securities": both."""
    doc, before = site.doc, phrase.start - 1
    if before <= site.sent_start or doc[before].lower_ not in {"and", "&"}:
        return phrase
    other = phrase_ending(site.context, before, site.sent_start)
    if other is None or is_nominal_time(doc[other.head]) or is_owner(site.context, other.head):
        return phrase
    return Phrase(other.start, phrase.end, phrase.head, other.owner, phrase.core_end)


def _is_nominal(site: Site, phrase: Phrase) -> bool:
    """Whether "at", "to" or "by" ties the figure to the noun, as in "a price target of", not to a verb."""
    verb = governing_verb(site)
    if verb is None:
        return True
    if verb.i < phrase.start and verb.lemma_.lower() in _BRINGING and site.doc[site.left - 1].lower_ == "to":
        # "bringing total revenue for the year to $16.3 million"
        return True
    return verb.i < phrase.start and points_at(site, phrase)


_BRINGING = frozenset({"bring", "push", "take", "drive", "send", "lift", "boost"})
