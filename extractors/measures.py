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
from extractors.counted import noun_beside, phrase_of
from extractors.figure_words import is_change_noun, is_measure_verb, word_set
from extractors.neighbours import from_neighbour, goes_on, of_those, shared
from extractors.noun_phrases import Phrase, is_nominal_time, is_noun, phrase_after, phrase_ending, with_complements
from extractors.periods import is_bare_duration
from extractors.predicates import governing_verb, is_owner, measured_subject, skip_parenthesis
from extractors.reading import span_at
from extractors.respectively import respective_measures
from extractors.sites import Context, Site
from schemas import Measure
from schemas.figures import FigureType

Found = dict[int, Phrase | None]

_OF = frozenset({"of"})
_NOUN_PREPOSITIONS = frozenset({"of", "at", "to", "by", "between", "from", "for"})
_PAYING = frozenset(
    [
        "pay",
        "spend",
        "offer",
        "buy",
        "budget",
        "allocate",
        "award",
        "seek",
        "earmark",
        "fund",
        "invest",
        "commit",
        "raise",
        "charge",
        "bid",
        "agree",
        "set",
    ]
)


def find_measures(context: Context) -> Found:
    """The measure's phrase of every amount, by the amount's index; None where the text does not tell."""
    found: Found = {}
    for site in reversed(context.sites):
        found[site.index] = None if _is_deadline(site) else noun_beside(site, found)
    side_by_side = respective_measures(context)
    for site in context.sites:
        if site.index in side_by_side:
            found[site.index] = side_by_side[site.index]
        elif found[site.index] is None and not is_bare_duration(site):
            found[site.index] = next((phrase for rule in _RULES if (phrase := rule(site, found))), None)
    return {
        index: with_repeated_noun(context, phrase, phrase.start) if phrase is not None else None
        for index, phrase in found.items()
    }


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
    return Measure(text=" ".join(tokens.text.split()), head=doc[phrase.head].text, span=span_at(doc, start, end))


def _noun_before(site: Site, found: Found) -> Phrase | None:
    """ "revenue of $3.4 billion", "an upfront payment of up to $50 million", "valuation at $2 billion"."""
    doc, context = site.doc, site.context
    preposition = site.left - 1
    if preposition <= site.sent_start or doc[preposition].lower_ not in _NOUN_PREPOSITIONS:
        return None
    if doc[site.left].lower_ == "the" and site.left < site.start:
        # "the blockade of the 365 square km strip"
        return None
    end = _before_times(site, preposition)
    phrase = phrase_ending(context, end, site.sent_start)
    if phrase is None or is_nominal_time(doc[phrase.head]) or _is_idiom(site, phrase):
        return None
    phrase = _outermost(site, with_repeated_noun(context, phrase, site.sent_start))
    if is_owner(context, phrase.head):
        return None
    if doc[preposition].lower_ not in _OF and not _is_gapped(site, phrase) and not _is_nominal(site, phrase):
        return None
    return _what_changes(site, phrase, found)


def _before_times(site: Site, end: int) -> int:
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
    ]
)


def _outermost(site: Site, phrase: Phrase) -> Phrase:
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
        if is_loose and not (_points_at(site, outer) or _is_gapped(site, outer) or is_owner(context, current.head)):
            break
        current = Phrase(outer.start, phrase.end, outer.head, outer.owner, outer.core_end)
    return current


_AIMS = frozenset({"target", "targets", "goal", "goals", "aim", "plan", "plans", "forecast", "guidance", "estimate"})
"""In "its target of a return on equity of 12 percent" the return is what is measured."""

_NEEDING_ON = frozenset(
    ["return", "returns", "tax", "taxes", "duty", "duties", "tariff", "tariffs", "levy", "spending", "interest"]
)
"""Nouns that are not told without "on": "return on equity"."""


def _points_at(site: Site, phrase: Phrase) -> bool:
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


def _is_nominal(site: Site, phrase: Phrase) -> bool:
    """Whether "at", "to" or "by" ties the figure to the noun, as in "a price target of", not to a verb."""
    verb = governing_verb(site)
    if verb is None:
        return True
    if verb.i < phrase.start and verb.lemma_.lower() in _BRINGING and site.doc[site.left - 1].lower_ == "to":
        # "bringing total revenue for the year to $16.3 million"
        return True
    return verb.i < phrase.start and _points_at(site, phrase)


_BRINGING = frozenset({"bring", "push", "take", "drive", "send", "lift", "boost"})


def _what_changes(site: Site, phrase: Phrase, found: Found) -> Phrase | None:
    """For "an increase in revenue of 12%" revenue; for "an increase of 12%" what the neighbour measures."""
    doc, context = site.doc, site.context
    head = doc[phrase.head]
    if head.lower_ in word_set("light_nouns.txt"):
        return _lightened(site, phrase)
    if head.lower_ in word_set("leaning_nouns.txt"):
        return _lightened(site, phrase) or _complement_in(site) or phrase
    if head.lower_ in {"gain", "loss", "gains", "losses"} or not is_change_noun(head.lower_, head.lemma_):
        return phrase
    inside = _complement(context, (phrase.core_end or phrase.end), site.sent_end)
    if inside is not None:
        return inside
    if phrase.head > phrase.start and is_noun(doc[phrase.head - 1]) and not is_nominal_time(doc[phrase.head - 1]):
        return _before_change(site, phrase)
    return from_neighbour(site, found) or measured_subject(site)


def _before_change(site: Site, phrase: Phrase) -> Phrase:
    """ "revenue growth of 12%" measures revenue growth; "revenue growth to $5 million" revenue."""
    preposition = site.doc[site.left - 1].lower_
    if site.match.amount.type is FigureType.PERCENT or preposition not in {"to", "from"}:
        return phrase
    return Phrase(phrase.start, phrase.head, phrase.head - 1, phrase.owner, phrase.head)


def _lightened(site: Site, phrase: Phrase) -> Phrase | None:
    """ "the number of active users reached 3 million" measures active users."""
    # "a value of up to $30 million": the bound is part of the amount.
    limit = site.left if phrase.end <= site.left else site.sent_end
    inside = _complement(site.context, phrase.core_end or phrase.end, limit)
    if inside is not None:
        return inside
    return phrase if phrase.head > phrase.start and is_noun(site.doc[phrase.head - 1]) else None


def _complement_in(site: Site) -> Phrase | None:
    """ "its projection of $5 million in total funding"."""
    is_in = site.end < site.sent_end and site.doc[site.end].lower_ == "in"
    return _complement(site.context, site.end, site.sent_end) if is_in else None


def _complement(context: Context, position: int, limit: int) -> Phrase | None:
    """The noun phrase after "in" or "of" at a token."""
    doc = context.doc
    if position < limit and doc[position].lower_ in {"in", "of", "for"}:
        phrase = phrase_of(context, position + 1, limit)
        if phrase and not is_nominal_time(doc[phrase.head]) and not context.owner_at(phrase.head):
            return with_complements(context, phrase, limit)
    return None


def _label(site: Site, found: Found) -> Phrase | None:
    """ "Revenue: $3.2 million", "Headcount – 1,200", "Net loss ($5.1 million)"."""
    doc = site.doc
    mark = site.left - 1
    if mark <= site.sent_start or doc[mark].text not in {":", "–", "—", "-", "(", "|", "="}:
        return None
    if doc[mark].text != ":" and doc[mark].text != "(" and mark - site.sent_start > 8:
        return None
    phrase = phrase_ending(site.context, _before_times(site, mark), site.sent_start)
    if phrase is not None and doc[phrase.head].lower_ == "net" and doc[phrase.head - 1].text == ",":
        # "Other income (expense), net | 43"
        phrase = phrase_ending(site.context, skip_parenthesis(site, phrase.head - 1), site.sent_start)
    if phrase is None or is_nominal_time(doc[phrase.head]) or site.context.owner_at(phrase.head):
        return None
    return _outermost(site, phrase)


def _participle(site: Site, found: Found) -> Phrase | None:
    """ "deals surpassing $130 billion", "contracts worth $5 million", "profit up 12%", "firms valued at $2 billion"."""
    doc = site.doc
    position = site.left - 1
    if position > site.sent_start and doc[position].tag_ in {"IN", "TO"} and doc[position - 1].tag_ in {"VBN", "VBG"}:
        position -= 1
    while position > site.sent_start and doc[position].tag_ == "RB" and doc[position].lower_ not in {"up", "down"}:
        position -= 1
    if position <= site.sent_start or not _modifies_the_noun_before(site, position):
        return None
    phrase = phrase_ending(site.context, _before_times(site, position), site.sent_start)
    if phrase is None or is_nominal_time(doc[phrase.head]) or is_owner(site.context, phrase.head):
        return None
    phrase = _outermost(site, phrase)
    wider = measured_subject(site) if doc[position].tag_ == "VBN" else None
    if wider is not None and _reaches(site, wider, phrase) and not is_owner(site.context, wider.head):
        # "provisions for bad loans doubled to $5 million": a past tense that a tagger takes for a participle.
        phrase = wider
    is_leaning = doc[phrase.head].lower_ in word_set("leaning_nouns.txt")
    return (_lightened(site, phrase) if is_leaning else None) or phrase


def _reaches(site: Site, wider: Phrase, phrase: Phrase) -> bool:
    """Whether only prepositions and nouns lie between two phrases: "net profit after tax"."""
    if not wider.start < phrase.start <= wider.end + 6:
        return False
    between = site.doc[wider.end : phrase.start]
    return not any(token.is_punct or token.tag_.startswith("VB") or token.tag_ == "CC" for token in between)


def _noun_of_change(site: Site, found: Found) -> Phrase | None:
    """ "has seen its squad value surge 36.9%": the noun before a bare word of change."""
    doc, word = site.doc, site.doc[site.left - 1]
    if site.left - 2 <= site.sent_start or word.tag_ not in {"NN", "VB", "NNS", "NNP"}:
        return None
    if not is_change_noun(word.lower_, word.lemma_) or not is_noun(doc[site.left - 2]):
        return None
    phrase = phrase_ending(site.context, site.left - 1, site.sent_start)
    return None if phrase is None or is_owner(site.context, phrase.head) else phrase


def _modifies_the_noun_before(site: Site, position: int) -> bool:
    token = site.doc[position]
    if token.lower_ in {"worth", "up", "down", "higher", "lower", "totaling", "totalling", "plus"}:
        return True
    return token.tag_ in {"VBG", "VBN"} and is_measure_verb(token.lower_, token.lemma_)


def _verb(site: Site, found: Found) -> Phrase | None:
    """ "net loss was $12.3 million", "its contribution reached 30 percent", "revenue rose 12 percent to $3 billion"."""
    phrase = measured_subject(site)
    if phrase is None or (is_owner(site.context, phrase.head) and not _is_acted_on(site, phrase)):
        return None
    return _what_changes(site, phrase, found)


def _is_acted_on(site: Site, phrase: Phrase) -> bool:
    """ "expand its sales team by 40%": the team is what grows, not whose figure it is."""
    verb = governing_verb(site)
    between = verb is not None and verb.i < phrase.start and phrase.end <= site.start
    return between and site.context.owner_at(phrase.head) is None and site.doc[phrase.head].tag_ in {"NN", "NNS"}


def _bounded_noun(site: Site, found: Found) -> Phrase | None:
    """ "deposits under $2,500", "coverage up to $250,000": the noun right before the bound, where no verb gives it."""
    if site.left == site.start or site.left <= site.sent_start or site.doc[site.start - 1].tag_ == "DT":
        return None
    phrase = phrase_ending(site.context, site.left, site.sent_start)
    if phrase is None or is_nominal_time(site.doc[phrase.head]) or is_owner(site.context, phrase.head):
        return None
    if governing_verb(site) is not None and not _points_at(site, phrase):
        return None
    return _outermost(site, phrase)


def _in_after(site: Site, found: Found) -> Phrase | None:
    """ "$50 million in upfront payments", "paid $5 million for the rights"."""
    if site.match.amount.type is FigureType.PERCENT or site.end >= len(site.doc):
        return None
    word = site.doc[site.end].lower_
    bought = _bought(site)
    if bought is not None:
        return bought
    if word == "for":
        verb = governing_verb(site)
        if verb is None or verb.lemma_.lower() not in _PAYING - {"raise"}:
            return None
    elif word != "in":
        return None
    phrase = _complement(site.context, site.end, site.sent_end)
    is_money = site.match.amount.type is FigureType.MONEY
    # "3,900 square feet in Building 7", but "$5 million in Bitcoin".
    return phrase if phrase is None or is_money or site.doc[phrase.head].tag_ not in {"NNP", "NNPS"} else None


def _dosed(site: Site, found: Found) -> Phrase | None:
    """ "patients who took oravelimab 10 mg once a day": the substance right before its dose."""
    if site.match.amount.type is not FigureType.QUANTITY or site.match.amount.unit not in _DOSES:
        return None
    before = site.doc[site.left - 1]
    if site.left <= site.sent_start or not is_noun(before) or before.text.isdigit():
        return None
    return Phrase(before.i, before.i + 1, before.i, core_end=before.i + 1)


_DOSES = frozenset({"mg", "mcg", "ug", "µg", "g", "IU", "U", "mL", "ml", "mg/kg", "mg/mL", "mg/ml", "mcg/kg"})


def _bought(site: Site) -> Phrase | None:
    """ "bought a mansion for $27 million": what is paid for, where it is no name."""
    doc = site.doc
    verb = governing_verb(site)
    if verb is None or verb.lemma_.lower() not in _TRADING or doc[site.left - 1].lower_ != "for" or verb.i > site.start:
        return None
    start = verb.i + 1
    while start < site.left and doc[start].tag_ in {"DT", "PRP$", "CD"}:
        start += 1
    phrase = phrase_after(site.context, start, site.left)
    return phrase if phrase is not None and not is_owner(site.context, phrase.head) else None


_TRADING = frozenset({"buy", "sell", "acquire", "purchase", "lease", "rent"})


_RULES: tuple[Callable[[Site, Found], Phrase | None], ...] = (
    _noun_before,
    _dosed,
    _participle,
    _noun_of_change,
    _label,
    goes_on,
    _verb,
    _in_after,
    _bounded_noun,
    shared,
    of_those,
)
