"""The row of times in which something ranks: "since 2018", "in five years", "ever"; and the words of rankings.

"the highest since 2018"      a row that begins in 2018
"its best quarter ever"       the best of all quarters, where "the best coffee" only praises
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from extractors.lexicons import entries
from extractors.phrase_words import is_nominal_time
from extractors.sites import Context

OF_A_ROW = frozenset({"best", "worst", "strongest", "weakest"})
"""What ranks only in a row: "the best coffee" is praise."""
_SINCE = frozenset({"since", "in", "for", "on", "ever", "of", "so"})
_REACH = 7


@cache
def ranking_words(group: str) -> frozenset[str]:
    """One of the groups of words that rankings are made with."""
    groups = dict(line.split("\t") for line in entries("ranking_words.tsv"))
    return frozenset(groups[group].split())


def extent_of(context: Context, end: int) -> int:
    """Where "since 2018", "in five years", "on record", "ever" end; `end` itself where there is none."""
    doc = context.doc
    if end >= len(doc) or doc[end].lower_ not in _SINCE:
        return end
    if doc[end].lower_ == "ever":
        return end + 1
    if doc[end : end + 2].text.lower() in {"on record", "so far", "of all"}:
        return end + 2 + int(doc[end].lower_ == "of")
    if doc[end].lower_ == "since":
        last: int = end
        while last + 1 < len(doc) and (context.time_at(last + 1) or doc[last + 1].tag_ in {"DT", "NNP", "CD"}):
            last += 1
        return last + 1 if last > end else end
    return next((k + 1 for k in range(end + 1, min(end + _REACH, len(doc))) if _is_long(doc[k])), end)


def has_extent(context: Context, end: int) -> bool:
    """ "the deadliest shooting in modern U.S. history", "the largest order since 2018": ranked in a row of times."""
    doc = context.doc
    _, limit = context.sentence_at(max(0, end - 1))
    for position in range(end, min(end + 3, limit)):
        if doc[position].is_punct or doc[position].tag_.startswith("VB"):
            return False
        if extent_of(context, position) > position:
            return True
    return False


def _counts_years(doc: Doc, start: int, limit: int) -> bool:
    return doc[start].lower_ in {"in", "for"} and any(_is_long(word) for word in doc[start + 1 : limit])


def _is_long(token: Token) -> bool:
    """ "years" of "in five years": only what is longer than one period makes a row."""
    return token.lower_ in {"years", "months", "decade", "decades", "century", "history", "generation"} or (
        token.lower_ == "year" and is_nominal_time(token) and token.i > 0 and token.nbor(-1).lower_ == "a"
    )


def is_measured_in_time(token: Token) -> bool:
    """ "the clearest result in ten years", "the safest season ever": whatever the word, it is a rank in a row."""
    if token.tag_ != "JJS" or token.lower_ in {"least", "most", "latest", "last", "next", "nearest", *OF_A_ROW}:
        return False
    doc = token.doc
    for position in range(token.i + 2, min(token.i + 10, len(doc) - 1)):
        if doc[position].is_punct:
            return False
        if doc[position].lower_ in {"ever", "since"} or _counts_years(doc, position, position + 5):
            return True
    return False


def is_of_a_row(token: Token) -> bool:
    """ "its best quarter ever", "the worst drought in 40 years": the best of a row of times, not "the best coffee"."""
    doc = token.doc
    head = next((word for word in doc[token.i + 1 : token.i + 4] if word.lower_ in ranking_words("period_head")), None)
    if head is None or head.i + 1 >= len(doc):
        return False
    if token.lower_ in {"strongest", "weakest"}:
        return True
    return doc[head.i + 1].lower_ in {"ever", "since", "on"} or _counts_years(doc, head.i + 1, head.i + _REACH)
