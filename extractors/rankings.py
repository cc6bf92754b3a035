"""Words that rank: superlatives, records and firsts.

    "Acme is the largest maker of vaccines in Europe."   ->  "the largest", of <maker of vaccines>, by Acme
    "The pill is the first approved treatment of …"       ->  "the first", of <approved treatment of …>

What only praises ("the highest quality", "best practices") or only orders ("the first quarter", "at least") ranks
nothing that could be checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.figure_words import word_set
from extractors.noun_phrases import Phrase, is_nominal_time, is_noun, phrase_after, with_complements
from extractors.sites import Context

_NO_RANKS = frozenset({"least", "most", "latest", "last", "nearest", "best", "next", "lowest-risk", "utmost", "worst"})
_PRAISED = frozenset(
    [
        "standard",
        "standards",
        "quality",
        "level",
        "levels",
        "degree",
        "practice",
        "practices",
        "interest",
        "interests",
        "priority",
        "effort",
        "efforts",
        "way",
        "ways",
        "thing",
        "things",
        "results",
        "care",
        "part",
        "time",
        "times",
        "importance",
        "possible",
        "regards",
        "commitment",
    ]
)
_SUBJECTIVE = frozenset(
    [
        "important",
        "innovative",
        "advanced",
        "trusted",
        "exciting",
        "beautiful",
        "significant",
        "effective",
        "powerful",
        "comprehensive",
        "respected",
        "recent",
        "vulnerable",
        "iconic",
        "compelling",
        "critical",
        "essential",
        "pressing",
        "talented",
        "authentic",
        "memorable",
    ]
)
_RANKING_OPENERS = frozenset({"the", "its", "their", "our", "his", "her", "'s", "’s", "world"})
_OF = frozenset({"of", "in", "for", "to"})


@dataclass(frozen=True)
class Ranking:
    """Tokens start:end that rank ("the first"), and the phrase of what is ranked."""

    start: int
    end: int
    phrase: Phrase


def find_rankings(context: Context) -> Iterator[Ranking]:
    """Every ranking of an article, in the order of the text."""
    doc = context.doc
    taken = -1
    for token in doc:
        if token.i <= taken:
            continue
        ranking = _ranking_at(context, token)
        if ranking is not None:
            taken = ranking.phrase.end - 1
            yield ranking


def _ranking_at(context: Context, token: Token) -> Ranking | None:
    end = _cue_end(context, token)
    if end is None:
        return None
    _, limit = context.sentence_at(token.i)
    while end < limit and (context.doc[end].tag_ == "CD" or context.doc[end].tag_ == "$"):
        end += 1
    phrase = phrase_after(context, end, limit)
    if phrase is None or context.doc[phrase.head].lower_ in _PRAISED or is_nominal_time(context.doc[phrase.head]):
        return None
    start, cue_end = token.i, _cue_end(context, token) or end
    while start > 0 and context.doc[start - 1].lower_ in {"the", "a", "an", "of", "one"} and token.i - start < 3:
        start -= 1
    if context.doc[start].lower_ == "of":
        start += 1
    return Ranking(start, cue_end, with_complements(context, phrase, limit, _OF))


def _cue_end(context: Context, token: Token) -> int | None:
    """Where the words that rank end; None where a word does not rank."""
    doc = context.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is None or context.time_at(token.i) or context.named_at(token.i):
        return None
    if token.lower_ == "record":
        # "a record 76 drugs" and "record revenue", not "the record", "a record of" or "to record a loss".
        is_modifier = is_noun(following) or following.tag_ in {"JJ", "CD"} or following.like_num
        return token.i + 1 if is_modifier and token.tag_ in {"NN", "JJ"} and before != "track" else None
    if before not in _RANKING_OPENERS:
        return None
    if token.lower_ == "first":
        return _first_end(token, following)
    if token.lower_ == "only":
        return token.i + 1 if before == "the" and (is_noun(following) or following.tag_ in {"JJ", "VBN"}) else None
    # "the fastest-growing chain": an adverb to the tagger, a rank all the same.
    is_compound = token.tag_ == "RBS" and token.lower_ != "most" and following.text == "-"
    if (token.tag_ == "JJS" or is_compound) and token.lower_ not in _NO_RANKS:
        return _superlative_end(context, token.i + 1)
    if token.lower_ == "most" and token.tag_ in {"RBS", "JJS"} and following.tag_ in {"JJ", "VBN", "RB"}:
        return token.i + 2 if following.lower_ not in _SUBJECTIVE else None
    return None


def _first_end(token: Token, following: Token) -> int | None:
    """ "the first approved", "the first-ever"; not "the first quarter", "the first to go"."""
    end: int = token.i + 1
    if following.text == "-" and end + 1 < len(token.doc) and token.doc[end + 1].lower_ == "ever":
        return end + 2
    if following.tag_ == "CD" or following.like_num or following.lower_ in word_set("period_nouns.txt"):
        return None
    return end if is_noun(following) or following.tag_ in {"JJ", "VBN", "VBG"} else None


def _superlative_end(context: Context, position: int) -> int:
    """ "fastest-growing" is one word of rank."""
    doc = context.doc
    if position + 1 < len(doc) and doc[position].text == "-":
        return position + 2
    return position
