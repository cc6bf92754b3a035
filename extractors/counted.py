"""The noun that stands beside an amount, after it: what is counted, or what the money or the share is.

"Regulators approved a record 76 innovative drugs."        ->  innovative drugs
"Approximately 30 percent of the worldwide drug pipeline"  ->  worldwide drug pipeline
"""

from __future__ import annotations

from dataclasses import replace

from extractors.coordination import with_shared_head
from extractors.figure_words import is_change_noun, word_set
from extractors.noun_phrases import (
    MAX_WORDS,
    OVER_A_YEAR,
    Phrase,
    is_nominal_time,
    is_noun,
    phrase_after,
    phrase_ending,
    with_complements,
)
from extractors.predicates import is_owner, measured_subject
from extractors.sites import Context, Site
from schemas.figures import FigureType

_SHARING = frozenset({"and", "or", "to", ",", "/", "&"})
_OF = frozenset({"of"})
_COMPARATIVES = frozenset({"more", "fewer", "less", "additional", "higher", "lower", "greater"})
_OF_COUNTS = frozenset({"more", "fewer", "less", "additional"})


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


def phrase_of(context: Context, start: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at a token, determiner and possessor included: "its worldwide pipeline"."""
    doc = context.doc
    first = start
    while first < limit and doc[first].tag_ in {"DT", "PDT", "PRP$"}:
        first += 1
    if first >= limit or context.time_at(first) or context.site_at(first):
        return None
    inner = phrase_after(context, first, limit)
    if inner is None:
        return None
    return with_shared_head(context, phrase_ending(context, inner.end, start) or inner, limit)


def noun_after(site: Site) -> Phrase | None:
    """The noun phrase right after an amount, whatever its noun: "increase" of "a 12% increase in sales"."""
    doc, context = site.doc, site.context
    start = site.end
    if start < site.sent_end and doc[start].text in {"-", "‑", "+", "-plus"}:
        start += 1
    if start < site.sent_end - 1 and doc[start].lower_ in {"plus", "odd"}:
        start += 1
    if site.match.amount.type is FigureType.QUANTITY and doc[site.end - 1].lower_ in {"old", "age"}:
        return None
    if site.match.amount.type is FigureType.PERCENT:
        # "12% third-quarter revenue growth", "a 91% year-to-date increase".
        while start < site.sent_end - 1 and (context.time_at(start) or doc[start].lower_ in OVER_A_YEAR):
            start += 1
    phrase = phrase_after(context, start, site.sent_end) if start < site.sent_end else None
    if phrase is None and _is_headline_change(site, start):
        return Phrase(start, start + 1, start, core_end=start + 1)
    return _with_plural(site, phrase) if phrase is not None else None


def _is_headline_change(site: Site, position: int) -> bool:
    """The "Drop" of "Reports 9% Drop in Sales", which a tagger takes for a verb."""
    doc = site.doc
    if site.match.amount.type is not FigureType.PERCENT or position + 1 >= site.sent_end:
        return False
    token = doc[position]
    in_what = doc[position + 1].lower_ in {"in", "of"}
    return token.tag_ in {"VB", "VBP", "VBD"} and in_what and is_change_noun(token.lower_, token.lower_)


def _with_plural(site: Site, phrase: Phrase) -> Phrase:
    """ "150 million domain and app visitors": what is counted is the plural after "and"."""
    doc, amount = site.doc, site.match.amount
    is_several = amount.type is FigureType.COUNT and (amount.value is None or amount.value > 1)
    if not is_several or doc[phrase.head].tag_ != "NN" or phrase.end >= site.sent_end:
        return phrase
    if doc[phrase.end].tag_ != "CC" and doc[phrase.end].text not in {",", "/"}:
        return phrase
    rest = phrase_after(site.context, phrase.end + 1, site.sent_end)
    if rest is None or doc[rest.head].tag_ != "NNS" or rest.end - phrase.start > MAX_WORDS:
        return phrase
    return Phrase(phrase.start, rest.end, rest.head, core_end=rest.end)


def _noun_after(site: Site) -> Phrase | None:
    doc, context = site.doc, site.context
    phrase = noun_after(site)
    if phrase is None or is_nominal_time(doc[phrase.head]):
        return None
    if site.match.amount.type is not FigureType.COUNT and context.owner_at(phrase.head):
        # "the three hours Roe spent there"
        return None
    head = doc[phrase.head]
    if head.lower_ in word_set("light_nouns.txt") or _is_bare_change(context, phrase):
        return _of_or_in(context, phrase.end, site.sent_end)
    phrase = _without_comparative(site, phrase)
    return with_complements(context, phrase, site.sent_end, _OF)


def _is_bare_change(context: Context, phrase: Phrase) -> bool:
    """ "increase" of "a 12% increase", which is in something else; not "revenue growth"."""
    doc = context.doc
    head = doc[phrase.head]
    if not is_change_noun(head.lower_, head.lemma_):
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
