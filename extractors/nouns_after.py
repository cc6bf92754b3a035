"""The noun phrase that begins at a token or right after an amount, whatever its noun.

"a 12% increase in sales"             ->  increase
"150 million domain and app visitors"  ->  domain and app visitors
"""

from __future__ import annotations

from extractors.coordination import with_shared_head
from extractors.figure_words import is_change_noun
from extractors.noun_phrases import MAX_WORDS, Phrase, phrase_after, phrase_ending
from extractors.phrase_words import OVER_A_YEAR, is_nominal_time, past_over_a_year
from extractors.sites import Context, Site
from schemas.figures import FigureType

_SEATS = 10
"""From here on a compound counts: "a 12-room hotel"."""


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
        if is_what_it_is_like(site):
            return None
        if _counts_in_compound(site, start):
            return Phrase(start, start + 1, start, core_end=start + 1)
    if start < site.sent_end - 1 and doc[start].lower_ in {"plus", "odd"}:
        if site.match.amount.type is not FigureType.COUNT:
            # "$66 million plus contingent consideration"
            return None
        start += 1
    if site.match.amount.type is FigureType.QUANTITY and doc[site.end - 1].lower_ in {"old", "age"}:
        return None
    if site.match.amount.type is FigureType.PERCENT:
        # "12% third-quarter revenue growth", "a 91% year-to-date increase".
        start = past_over_a_year(doc, start)
        while start < site.sent_end - 1 and (context.time_at(start) or doc[start].lower_ in OVER_A_YEAR):
            start += 1
    phrase = phrase_after(context, start, site.sent_end) if start < site.sent_end else None
    if phrase is None and _is_headline_change(site, start):
        return Phrase(start, start + 1, start, core_end=start + 1)
    return _with_plural(site, phrase) if phrase is not None else None


def is_what_it_is_like(site: Site) -> bool:
    """ "a two-vehicle crash", "a four-time winner", "six-bolt caps": nothing that is counted."""
    if site.end >= site.sent_end:
        return False
    amount, hyphen = site.match.amount, site.doc[site.end]
    is_glued = not hyphen.whitespace_ and not site.doc[site.end - 1].whitespace_ and hyphen.text in {"-", "‑"}
    return is_glued and amount.type is FigureType.COUNT and amount.value is not None and amount.value < _SEATS


def _counts_in_compound(site: Site, position: int) -> bool:
    """The "seat" of "a 60,000-seat stadium", not the "strong" of "a 1,200-strong workforce"."""
    doc = site.doc
    if site.match.amount.type is not FigureType.COUNT or position + 1 >= site.sent_end:
        return False
    is_glued = doc[position - 1].text in {"-", "‑"} and not doc[position - 1].whitespace_
    is_plain = doc[position].tag_ == "NN" and doc[position].is_alpha and doc[position + 1].text not in {"-", "‑"}
    return is_glued and is_plain and not (site.context.time_at(position) or is_nominal_time(doc[position]))


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
