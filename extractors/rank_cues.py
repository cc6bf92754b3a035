"""The words that rank, and where they end.

    "the world's third-largest maker"   third-largest        before what is ranked
    "the No. 2 airline"                 the No. 2            before what is ranked
    "were the highest since 2018"       the highest since 2018   what is ranked is the subject
    "ranked third among brewers"        ranked third         what is ranked follows with "in" or "among"

Only what is counted or measured is ranked: "the finest wines", "the most advanced tools" only praise, "the highest
standards" and "one of the largest challenges" are manners of speaking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from extractors.figure_words import word_set
from extractors.phrase_words import is_noun
from extractors.rank_rows import OF_A_ROW, extent_of, is_measured_in_time, is_of_a_row, ranking_words
from extractors.sites import Context
from schemas import Place

Form = Literal["attribute", "subject", "placed"]
"""Where what is ranked stands: behind the cue, as the subject of the clause, behind "in" or "among"."""

_OPENERS = frozenset({"the", "its", "their", "our", "his", "her", "'s", "’s", "world", "a", "an"})
_UNITS = frozenset({"year", "week", "month", "day", "decade", "session", "quarter"})


@dataclass(frozen=True)
class Cue:
    """Tokens start:end that rank."""

    start: int
    end: int
    form: Form


def rank_cue_at(context: Context, position: int) -> Cue | None:
    """The words that rank from a token on; None where a word does not rank."""
    doc = context.doc
    if position + 1 >= len(doc) or context.time_at(position) or context.named_at(position):
        return None
    token = doc[position]
    match token.lower_:
        case "record":
            return _record(context, token)
        case "high" | "low" | "highs" | "lows":
            return _high_or_low(context, token)
        case "first":
            return _first(context, token)
        case "only":
            is_followed = is_noun(doc[position + 1]) or doc[position + 1].tag_ in {"JJ", "VBN"}
            return Cue(position, position + 1, "attribute") if is_followed and _before(doc, position) == "the" else None
        case "no" | "no." | "number" | "#":
            return _numbered(context, position)
    if token.lower_ in ranking_words("placing"):
        return _placed(context, token)
    return _superlative(context, token)


def _superlative(context: Context, token: Token) -> Cue | None:
    doc, start = context.doc, token.i
    end = _superlative_end(token)
    if end is None:
        return None
    while start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in ranking_words("ordinal"):
        start -= 2
    if _before(doc, start) in ranking_words("ordinal") | ranking_words("number") | {"ten", "10", "single"}:
        start -= 1
    if _before(doc, start) not in _OPENERS - {"a", "an"}:
        # "a top-rated mover", "a best-selling author" only praise.
        return None
    if context.named_at(end) is None and _opens_noun(context, end):
        return Cue(start, end, "attribute")
    if _before(doc, start) not in {"the", "its", "their"} or _before(doc, start - 1) == "with":
        # "twice as high as in Mesa, the city with the lowest"
        return None
    if end < len(doc) and doc[end].lower_ in ranking_words("level_head"):
        # "hit its highest level since 2018", but "the highest level of care"
        end += 1
        return Cue(start, extent, "subject") if (extent := extent_of(context, end)) > end else None
    extent = extent_of(context, end)
    follows = doc[end] if end < len(doc) else None
    is_closed = follows is None or follows.is_punct or follows.lower_ in {"in", "of", "among", "on", "ever", "built"}
    return Cue(start, max(end, extent), "subject") if extent > end or is_closed else None


def _superlative_end(token: Token) -> int | None:
    """ "largest", "largest-ever", "best-selling", "most populous"."""
    doc = token.doc
    end: int = token.i + 1
    following = doc[end]
    if end + 1 < len(doc) and following.text == "-" and doc[end + 1].lower_ in ranking_words("selling"):
        is_known = token.lower_ in ranking_words("superlative") | {"best", "top", "worst"}
        return end + 2 if is_known else None
    if token.lower_ in OF_A_ROW:
        return end if is_of_a_row(token) else None
    if token.lower_ in ranking_words("superlative") or is_measured_in_time(token):
        return end
    if token.lower_ != "most":
        return None
    joined = doc[end : end + 3].text.lower() if end + 2 < len(doc) and doc[end + 1].text == "-" else ""
    if joined in ranking_words("most"):
        return end + 3
    if following.lower_ in {"widely", "densely", "heavily", "frequently", "commonly"} and end + 1 < len(doc):
        return end + 2 if doc[end + 1].tag_ in {"VBN", "JJ"} else None
    is_counted = following.tag_ == "VBN" and following.lower_ not in ranking_words("praising")
    return end + 1 if is_counted or following.lower_ in ranking_words("most") else None


def _opens_noun(context: Context, position: int) -> bool:
    doc = context.doc
    token = doc[position] if position < len(doc) else None
    if token is None or token.lower_ in ranking_words("level_head"):
        return False
    return is_noun(token) or token.tag_ in {"JJ", "VBN", "VBG", "CD", "$", "HYPH"} or token.is_quote


def _record(context: Context, token: Token) -> Cue | None:
    """ "a record 76 drugs", "record revenue", "hit a record", "a record high"; not "on record", "to record a loss"."""
    doc, start = context.doc, token.i
    following, before = doc[start + 1], _before(doc, start)
    if following.lower_ in {"statement", "statements", "comment", "comments", "interview"} and before == "-":
        # "on-the-record statements"
        return None
    if token.tag_ not in {"NN", "JJ"} or before in {"track", "world", "criminal", "medical", "on", "of"}:
        return None
    if following.lower_ in {"high", "highs", "low", "lows", "level", "levels"}:
        return Cue(start, start + 2, "subject")
    is_modifier = is_noun(following) or following.tag_ in {"JJ", "CD", "$"} or following.like_num
    if is_modifier and following.lower_ not in _OF_RECORDS:
        return Cue(start, start + 1, "attribute")
    is_set = before in {"a", "new"} and any(
        word.lower_ in ranking_words("record_verb") for word in doc[max(0, start - 3) : start - 1]
    )
    is_closed = following.is_punct or following.lower_ in {"in", "on", "for", "last", "this", "of", "at"}
    if is_set and is_closed and not (following.lower_ == "of" and not doc[start + 2 : start + 3].text.isdigit()):
        return Cue(start, start + 1, "subject")
    return None


_OF_RECORDS = frozenset(
    [
        *("date", "system", "systems", "label", "company", "player", "deal", "keeping", "book", "books", "collection"),
        *("store", "stores", "shop", "holder", "holders", "owner", "owners"),
    ]
)
"""What has records, and is none."""


def _high_or_low(context: Context, token: Token) -> Cue | None:
    """ "an all-time high", "a five-year low": what rose or fell is ranked."""
    doc, start = context.doc, token.i
    if start < 4 or doc[start - 2].text != "-" or not is_noun(token):
        return None
    unit = doc[start - 1].lower_
    if (unit == "time" and doc[start - 3].lower_ == "all") or unit in _UNITS:
        first = start - 3
        return Cue(first, start + 1, "subject") if _before(doc, first) in {"a", "an", "its", "their", "new"} else None
    return None


def _first(context: Context, token: Token) -> Cue | None:
    """ "the first approved", "the first-ever", "the first and only"; not "the first quarter", "the first to go"."""
    doc, end = context.doc, token.i + 1
    if _before(doc, token.i) not in _OPENERS - {"a", "an"}:
        return None
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ == "ever":
        return Cue(token.i, end + 2, "attribute")
    if end + 2 < len(doc) and doc[end].lower_ == "and" and doc[end + 1].lower_ == "only":
        return Cue(token.i, end + 2, "attribute")
    following = doc[end]
    extent = extent_of(context, end)
    if doc[end].lower_ == "in" and any(_is_place(context, at) for at in range(end + 1, min(end + 3, len(doc)))):
        # "The law would be the first in Chile."
        return Cue(token.i, end, "subject")
    if doc[end : end + 3].text.lower() == "of its kind" or extent > end:
        # "The museum is the first of its kind", "the first in 20 years"
        return Cue(token.i, max(extent, end + 3 if extent == end else 0), "subject")
    if following.lower_ in ranking_words("serial") or _is_serial(doc, end):
        # "in his first term", "the first batch of letters", "their first TV debate"
        return None
    if following.tag_ == "CD" or following.like_num or following.lower_ in word_set("period_nouns.txt"):
        return None
    is_followed = is_noun(following) or following.tag_ in {"JJ", "VBN", "VBG"}
    return Cue(token.i, end, "attribute") if is_followed else None


def _is_serial(doc: Doc, position: int) -> bool:
    following = doc[position + 1] if position + 1 < len(doc) else None
    return following is not None and is_noun(doc[position]) and following.lower_ in ranking_words("serial")


def _is_place(context: Context, position: int) -> bool:
    mention = context.named_at(position)
    return mention is not None and isinstance(mention.entity, Place)


def _numbered(context: Context, position: int) -> Cue | None:
    """ "the No. 2 airline", "the number one seller"; "ranked No. 1" is the verb's."""
    doc, end = context.doc, position + 1
    if end < len(doc) and doc[end].text == "." and doc[position].lower_ == "no":
        end += 1
    if (
        end + 1 >= len(doc)
        or doc[end].lower_ not in ranking_words("number")
        or _before(doc, position) not in _OPENERS - {"a", "an"}
    ):
        return None
    return Cue(position, end + 1, "attribute") if is_noun(doc[end + 1]) or doc[end + 1].tag_ == "JJ" else None


def _placed(context: Context, token: Token) -> Cue | None:
    """ "ranked third", "ranks No. 1", "placed second", "finished first"."""
    doc, end = context.doc, token.i + 1
    if doc[end].lower_ in {"as", "the"}:
        return None
    if doc[end].lower_ in {"no", "no.", "number", "#"}:
        end += 2 if doc[end + 1 : end + 2].text == "." else 1
        if end < len(doc) and doc[end].lower_ in ranking_words("number") | {"10"}:
            return Cue(token.i, end + 1, "placed")
        return None
    is_place = doc[end].lower_ in ranking_words("ordinal") | {"first", "last", "1st"} and not context.time_at(end)
    follows = doc[end + 1].lower_ if end + 1 < len(doc) else ""
    return Cue(token.i, end + 1, "placed") if is_place and follows in {"in", "among", "for", "out", "of"} else None


def _before(doc: Doc, position: int) -> str:
    return doc[position - 1].lower_ if position else ""
