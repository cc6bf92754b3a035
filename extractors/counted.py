"""The noun that stands beside an amount, after it: what is counted, or what the money or the share is.

"Regulators approved a record 76 innovative drugs."        ->  innovative drugs
"Approximately 30 percent of the worldwide drug pipeline"  ->  worldwide drug pipeline
"""

from __future__ import annotations

from dataclasses import replace

from extractors.coordination import with_shared_head
from extractors.figure_words import is_change_noun, word_set
from extractors.noun_phrases import Phrase, with_complements
from extractors.nouns_after import noun_after, phrase_of
from extractors.phrase_words import is_nominal_time, is_noun
from extractors.predicates import is_owner, measured_subject
from extractors.sites import Context, Site
from schemas.figures import FigureType

_SHARING = frozenset({"and", "or", "to", ",", "/", "&"})
_OF = frozenset({"of"})
_COMPARATIVES = frozenset(
    [
        *("more", "fewer", "less", "additional", "higher", "lower", "greater"),
        *("longer", "shorter", "faster", "slower", "larger", "smaller", "bigger", "better", "cheaper", "further"),
    ]
)
_OF_COUNTS = frozenset({"more", "fewer", "less", "additional"})


_LEAVING_NOUNS = frozenset(
    ["increase", "decrease", "rise", "drop", "decline", "fall", "reduction", "jump", "hike", "cut", "improvement"]
)
"""Nouns of change that leave the measure to the noun before them; growth is measured itself."""
_RATES = frozenset({"density", "rate", "ratio", "frequency", "concentration", "incidence", "prevalence", "intensity"})
_UNITS = frozenset(
    [
        "unit",
        "units",
        "oz",
        "ounce",
        "ounces",
        "barrel",
        "barrels",
        "boe",
        "ton",
        "tons",
        "tonne",
        "tonnes",
        "bpd",
        "point",
        "points",
        "pts",
    ]
)


def is_unit_noun(word: str) -> bool:
    """Whether a noun only says in what something is counted: "units", "barrels"."""
    return word in _UNITS


def noun_beside(site: Site, found: dict[int, Phrase | None]) -> Phrase | None:
    """The noun after an amount, or the one that it shares with the amount after it ("50 and 60 patients")."""
    if site.match.amount.type is FigureType.MULTIPLE and site.doc[site.start].tag_.startswith("VB"):
        return _multiplied(site)
    if [token.lower_ for token in site.doc[site.end : site.end + 2]] in (["as", "many"], ["as", "much"]):
        # "twice as many patients"
        return phrase_of(site.context, site.end + 2, site.sent_end)
    return _noun_after(site) or _shared_with_next(site, found) or _partitive(site, found) or _own_unit(site)


def _noun_after(site: Site) -> Phrase | None:
    doc, context = site.doc, site.context
    phrase = noun_after(site)
    if phrase is None or is_nominal_time(doc[phrase.head]) or _opens_with_verb(site, phrase):
        return None
    if _is_told_of_them(site, phrase):
        return None
    if site.match.amount.type is not FigureType.COUNT and context.owner_at(phrase.head):
        # "the three hours Roe spent there"
        return None
    head = doc[phrase.head]
    is_light = head.lower_ in word_set("light_nouns.txt") and not _is_named_by_its_noun(context, phrase)
    if is_light or _is_bare_change(context, phrase):
        return _of_or_in(context, phrase.end, site.sent_end)
    if _is_told_as_rate(site, phrase):
        return None
    if head.lower_ in _LEAVING_NOUNS and is_noun(doc[phrase.head - 1]) and phrase.head > phrase.start:
        # "a 5% revenue increase"
        return Phrase(phrase.start, phrase.head, phrase.head - 1, phrase.owner, phrase.head)
    phrase = _without_comparative(site, phrase)
    if site.match.amount.type is FigureType.MONEY:
        # "$525 million technology and infrastructure investments"
        phrase = with_shared_head(context, phrase, site.sent_end)
    return with_complements(context, phrase, site.sent_end, _OF)


def _opens_with_verb(site: Site, phrase: Phrase) -> bool:
    """ "a loan of $5 million bears interest": a verb that a tagger takes for a plural, before a noun of its own."""
    doc = site.doc
    is_of = site.left - 1 > site.sent_start and doc[site.left - 1].lower_ == "of" and is_noun(doc[site.left - 2])
    is_plural_first = doc[phrase.start].tag_ == "NNS" and phrase.head == phrase.start + 1
    return site.match.amount.type is FigureType.MONEY and is_of and is_plural_first


def _is_told_of_them(site: Site, phrase: Phrase) -> bool:
    """ "204 received the drug and 108 received placebo": a verb of many before what none of them is."""
    amount, head = site.match.amount, site.doc[phrase.head]
    is_verb = site.doc[phrase.start].lower_ in _OF_THE_COUNTED and phrase.start < phrase.head
    return amount.type is FigureType.COUNT and is_verb and not (head.tag_ == "NNS" and site.previous() is None)


_OF_THE_COUNTED = frozenset(
    ["received", "reported", "completed", "experienced", "achieved", "chose", "discontinued", "underwent", "took"]
)


def _is_told_as_rate(site: Site, phrase: Phrase) -> bool:
    """ "a drilling density of 0.04 holes per square kilometre": the density, not the holes."""
    doc, before = site.doc, site.left - 1
    is_per = phrase.end < site.sent_end and doc[phrase.end].lower_ in {"per", "for", "a"}
    is_of = before > site.sent_start and doc[before].lower_ in {"of", "at"}
    return is_per and is_of and doc[before - 1].lower_ in _RATES


def _is_named_by_its_noun(context: Context, phrase: Phrase) -> bool:
    """ "driving range" tells by itself, unlike "range"."""
    before = context.doc[phrase.head - 1]
    return phrase.head > phrase.start and (before.tag_ in {"NN", "VBG"} or before.lower_.endswith("ing"))


def _is_bare_change(context: Context, phrase: Phrase) -> bool:
    """ "increase" of "a 12% increase", which is in something else; not "revenue growth"."""
    doc = context.doc
    head = doc[phrase.head]
    if not is_change_noun(head.lower_, head.lemma_) and head.lower_ not in {"improvement", "improvements"}:
        return False
    before = doc[phrase.start : phrase.head]
    return not any(is_noun(token) and not token.is_digit and not _is_temporal(token.lower_) for token in before)


def _is_temporal(word: str) -> bool:
    return word in word_set("period_nouns.txt") or word in {"over", "on"}


def _without_comparative(site: Site, phrase: Phrase) -> Phrase:
    """ "12% lower costs" are costs, "300 more jobs" jobs; "160,000 lower limb amputations" stay what they are."""
    words = _OF_COUNTS if site.match.amount.type is FigureType.COUNT else _COMPARATIVES
    start = phrase.start
    while start < phrase.head and site.doc[start].lower_ in words:
        start += 1
    return replace(phrase, start=start)


def _of_or_in(context: Context, position: int, limit: int) -> Phrase | None:
    doc = context.doc
    if position >= limit or doc[position].lower_ not in {"of", "in"}:
        return None
    start = position + 1
    while start < limit - 1 and context.time_at(start):
        # "a 9% drop in third-quarter sales"
        start += 1
    phrase = phrase_of(context, start, limit)
    if phrase is None or is_nominal_time(doc[phrase.head]) or context.owner_at(phrase.head):
        return None
    return with_complements(context, phrase, limit)


def _shared_with_next(site: Site, found: dict[int, Phrase | None]) -> Phrase | None:
    """ "500 and 250 tokens": the first has the noun of the second."""
    following = site.following()
    if following is None:
        return None
    between = {token.lower_ for token in site.doc[site.end : following.left]}
    if following.match.amount.type is not site.match.amount.type and not (between == {","} and site.left < site.start):
        # "a $25 billion, 1.4 GW campus" has one noun for both.
        return None
    if site.match.amount.type is FigureType.QUANTITY and following.match.amount.unit != site.match.amount.unit:
        # "an engine with 151 horsepower and 146 lb-ft of torque"
        return None
    is_by = site.left - 1 > site.sent_start and site.doc[site.left - 1].lower_ in {"by", "to", "from", "at"}
    if is_by and "," in between and site.match.amount.type is FigureType.PERCENT:
        # "cut cholesterol by 52 percent, and 78% of patients reached their target"
        return None
    if site.end < following.left and site.doc[site.end].tag_ == "JJ" and site.match.amount.type is FigureType.COUNT:
        # "36 electric and 14 hybrid locomotives"
        between = between - {site.doc[site.end].lower_}
    if following.left - site.end > 3 or not between <= _SHARING:
        return None
    phrase = found.get(following.index)
    return phrase if phrase and phrase.start >= following.end else None


def _partitive(site: Site, found: dict[int, Phrase | None]) -> Phrase | None:
    """ "30 percent of the pipeline", "nine of nearly 30 projects", "$50 million of debt", "6 out of 10 patients"."""
    doc, context = site.doc, site.context
    position = site.end
    if position < site.sent_end and doc[position].lower_ in {"worth", "out", "each", "more"}:
        position += 1
    if position >= site.sent_end or doc[position].lower_ != "of":
        return None
    following = site.following()
    if following is not None and _leads_to(site, position + 1, following):
        return found.get(following.index)
    phrase = phrase_of(context, position + 1, site.sent_end)
    if phrase is None or is_nominal_time(doc[phrase.head]):
        return None
    if site.match.amount.type is FigureType.QUANTITY and context.owner_at(phrase.head):
        # "4.5 million acres of New Zealand"
        return None
    if site.match.amount.type is FigureType.PERCENT and doc[phrase.head].lower_ in _WHOLES:
        # "made up 31% of the total", "debt reached 90% of GDP": the share of what the verb tells.
        return _share_of_whole(site) or (phrase if doc[phrase.head].lower_ in {"gdp", "gnp"} else None)
    return with_complements(context, phrase, site.sent_end)


_WHOLES = frozenset({"total", "gdp", "gnp", "level", "levels"})


def _leads_to(site: Site, start: int, following: Site) -> bool:
    """Whether only a determiner or an owner stands between: "nine of the group's 31 brands"."""
    between = site.doc[start : following.left]
    if len(between) and between[-1].tag_ == "POS":
        return len(between) <= 5
    return all(token.tag_ in {"DT", "PRP$", "JJ"} for token in between)


def _share_of_whole(site: Site) -> Phrase | None:
    subject = measured_subject(site)
    return subject if subject is not None and not is_owner(site.context, subject.head) else None


def _own_unit(site: Site) -> Phrase | None:
    """ "5,000,000 shares of common stock", where the noun is the amount's own unit."""
    if site.match.amount.type is not FigureType.COUNT:
        return None
    last = site.end - 1
    if site.doc[last].tag_ not in {"NN", "NNS"} or site.doc[last].lower_ in _SCALES or last == site.start:
        return None
    phrase = Phrase(last, last + 1, last, core_end=last + 1)
    return with_complements(site.context, phrase, site.sent_end, _OF)


_SCALES = frozenset(
    [
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "dozen",
        "dozens",
        "m",
        "bn",
        "k",
        "mn",
    ]
)


def _multiplied(site: Site) -> Phrase | None:
    """ "Sales doubled", "value doubling last year's": what multiplies, where it is a thing; else what comes after."""
    following = site.doc[site.end] if site.end < site.sent_end else None
    if following is not None and following.tag_ in {"DT", "PRP$"} and (thing := _object_after(site)):
        # "The pill doubled the share of patients at goal."
        return thing
    subject = measured_subject(site)
    if subject is not None and not is_owner(site.context, subject.head):
        return subject
    return _object_after(site)


def _object_after(site: Site) -> Phrase | None:
    """ "doubled its revenue": what the verb makes a multiple of."""
    phrase = phrase_of(site.context, site.end, site.sent_end) if site.end < site.sent_end else None
    if phrase is None or is_nominal_time(site.doc[phrase.head]):
        return None
    return with_complements(site.context, phrase, site.sent_end)
