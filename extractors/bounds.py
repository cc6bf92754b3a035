"""The words beside an amount that bound it or say that it is approximate.

"exceeded $130 billion", "up to approximately 50%"     →  over; at most, approximate
"65 years or older", "nearly 30", "more than doubled"  →  at least; under, approximate; over
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.amount_tokens import Tokens
from extractors.amount_words import word_set
from extractors.lexicons import entries
from schemas.figures import Bound

_FILLERS = word_set("bound fillers")
_STRETCHES = frozenset({("over",), ("past",), ("under",)})
_GRADES = frozenset({"%", "t", "gpt", "ppm", "percent"})
_MOST_FILLERS = 4
_AND_OVER = {("up",), ("over",), ("above",), ("more",), ("under",), ("below",)}
_RANGE_OF = ("in", "the", "range", "of")
_SUMMED = frozenset({"they", "these", "those", "which", "that", "this", "it", "all", "everything", "together"})
_NAMED_LIMITS = frozenset({"the", "its", "regulatory", "required", "statutory", "legal", "previous", "prior", "wage"})
_ADJECTIVES = ("al", "ic", "ive", "ous", "ary")
_TAKES_FILLERS = word_set("takes fillers")
_BEFORE_A_SPAN_OF_TIME = word_set("before a span of time")
_BEHIND_A_SPAN_OF_TIME = frozenset({"of", "ago", "old", "experience", "later", "earlier", "s", "'", "’", "in"})


@dataclass(frozen=True)
class BoundWords:
    """What the words say, and the characters start:end that they stand on."""

    bound: Bound
    approximate: bool
    start: int
    end: int


@dataclass(frozen=True)
class _Phrase:
    words: tuple[str, ...]
    bound: Bound
    approximate: bool
    """Of one value; "in the range of 20% to 22%" is as exact as its ends."""
    where: str


@cache
def _phrases(side: str) -> dict[str, list[_Phrase]]:
    """Phrases by the word that stands next to the amount, the longest first."""
    phrases: dict[str, list[_Phrase]] = {}
    for line in entries("bounds.tsv"):
        phrase, stands, bound, approximate, where = line.split("\t")
        if stands == side:
            words = tuple(Tokens(phrase).words)
            entry = _Phrase(words, Bound(bound), bool(approximate), where)
            phrases.setdefault(words[-1] if side == "before" else words[0], []).append(entry)
    for entries_of_word in phrases.values():
        entries_of_word.sort(key=lambda entry: -len(entry.words))
    return phrases


def read_bounds(
    tokens: Tokens, first: int, last: int, *, is_large: bool, kind: str = "", is_range: bool = False
) -> BoundWords | None:
    """The bound of the amount in tokens first:last (exclusive).

    `is_large` tells money, percentages and quantities from counts; `kind` is what a quantity measures: "over five
    years" in "$2 million over five years" and "over 12 metres" in "3 g/t over 12 metres" are no bounds.
    """
    bound, approximate, start, end = Bound.EXACT, False, None, None
    at = first
    for _ in range(3):
        found = _before(tokens, at, is_large, kind, last)
        if found is None:
            break
        phrase, phrase_first, phrase_last = found
        bound = phrase.bound if phrase.bound is not Bound.EXACT else bound
        approximate |= phrase.approximate and not (is_range and phrase.words == _RANGE_OF)
        start, at = tokens.starts[phrase_first], phrase_first
        end = tokens.ends[phrase_last - 1] if end is None else end
    behind = _behind(tokens, last, is_large)
    if behind is not None:
        phrase, behind_last = behind
        bound = phrase.bound if bound is Bound.EXACT else bound
        approximate |= phrase.approximate
        if start is None:
            start, end = tokens.starts[behind_last - len(phrase.words)], tokens.ends[behind_last - 1]
    if start is None or end is None:
        return None
    return BoundWords(bound, approximate, start, end)


def _before(tokens: Tokens, first: int, is_large: bool, kind: str, last: int) -> tuple[_Phrase, int, int] | None:
    """The phrase that ends right before a token, or before "a total of" in front of it."""
    at = first
    for skipped in range(_MOST_FILLERS + 1):
        if at <= 0 or not (tokens.near(at - 1) or tokens.wrapped(at - 1)):
            return None
        for phrase in _phrases("before").get(tokens.words[at - 1], ()):
            begin = at - len(phrase.words)
            if begin < 0 or tuple(tokens.words[begin:at]) != phrase.words:
                continue
            if skipped and _TAKES_FILLERS.isdisjoint(phrase.words) and not _bounds_mark(tokens, phrase.words, at, last):
                continue
            if phrase.where == "large" and not is_large:
                continue
            if phrase.words in _STRETCHES and kind == "time" and not _bounds_time(tokens, begin, last):
                continue
            if phrase.words == ("over",) and kind == "length" and _is_intercept(tokens, begin, last):
                continue
            if phrase.words == ("up", "to") and _adds_up(tokens, begin - 1, is_large=is_large):
                continue
            if len(phrase.words) == 2 and phrase.words[1] == "of" and tokens.word(begin - 1) in _NAMED_LIMITS:
                continue  # "the regulatory minimum of 10.5%" is what is measured
            if _is_of_another(tokens, phrase.words, at, first, last):
                continue  # "surpassing the $32 billion Halden buyout": of that one the sum is exact
            if phrase.words == ("top",) and tokens.word(begin - 1) in {"the", "its", "a"}:
                continue  # "in the top 5%"
            if phrase.words == ("under",) and not is_large and _is_heading_for(tokens, begin, last):
                continue
            if tokens.kinds[begin] == "s" and begin > 0 and tokens.glued(begin - 1) and tokens.kind(begin - 1) == "d":
                continue  # "5>3"
            return phrase, begin, at
        if tokens.words[at - 1] not in _FILLERS and not (skipped == 0 and is_large and _is_quality(tokens, at - 1)):
            return None
        at -= 1
    return None


_EXCEEDS = ("surpass", "exceed", "top", "cross", "pass", "beat", "breach")
_MARKS = frozenset({"mark", "level", "threshold", "milestone", "barrier", "ceiling", "line", "limit", "-"})


def _is_of_another(tokens: Tokens, words: tuple[str, ...], behind: int, first: int, last: int) -> bool:
    """Whether what is exceeded is told with a noun of its own: "the $32 billion buyout", not "the $1 billion mark"."""
    if not words[-1].startswith(_EXCEEDS) or not {"the", "its", "their", "our"} & set(tokens.words[behind:first]):
        return False
    return tokens.kind(last) == "w" and tokens.near(last - 1) and tokens.word(last) not in _MARKS | _NOT_TOLD


_CROSSED = frozenset({"mark", "level", "threshold", "milestone", "barrier"})


def _bounds_mark(tokens: Tokens, words: tuple[str, ...], behind: int, last: int) -> bool:
    """Whether a mark is crossed: "below the 5 percent disclosure threshold", "above the 50 mark"."""
    if words[-1] not in {"above", "below"} or tokens.word(behind) not in {"the", "its", "a"}:
        return False
    return not _CROSSED.isdisjoint(tokens.words[last : last + 3]) and _goes_on(tokens, last)


_NOT_TOLD = frozenset(
    {"in", "of", "for", "on", "at", "by", "and", "or", "last", "this", "a", "per", "to", "from", "that"}
)


def _is_quality(tokens: Tokens, at: int) -> bool:
    """Whether an adjective stands between a bound and its amount: "up to symmetrical 2 gigabits"."""
    word = tokens.words[at]
    is_adjective = len(word) > 6 and word.endswith(_ADJECTIVES) and tokens.raw(at).islower()
    return is_adjective and tokens.words[max(0, at - 2) : at] in (["up", "to"], ["at", "least"], ["more", "than"])


def _adds_up(tokens: Tokens, at: int, *, is_large: bool) -> bool:
    """Whether "up" belongs to the verb: "the fines add up to $45 million", not "it will add up to 40 jets"."""
    if tokens.word(at) not in {"add", "adds", "added", "adding", "sum", "sums", "summed"}:
        return False
    subject = tokens.word(at - 1)
    return subject in _SUMMED or (is_large and tokens.word(at) == "add" and subject.endswith("s"))


def _goes_on(tokens: Tokens, end: int) -> bool:
    return tokens.kind(end) == "w" and tokens.near(end - 1)


def _is_heading_for(tokens: Tokens, begin: int, last: int) -> bool:
    """Whether "under" says by what name or whom: "sells snacks under five brands"."""
    if tokens.kind(last - 1) == "d" or not tokens.near(last - 1):
        return False
    return tokens.word(last) in {"brands", "names", "labels", "programs", "programmes", "agreements", "contracts"}


def _is_intercept(tokens: Tokens, begin: int, last: int) -> bool:
    """Whether an assay stands before: "1.2 g/t gold over 12.5 metres"."""
    return tokens.word(last) not in {"long", "deep", "wide", "high", "tall"} and any(
        tokens.words[at] in _GRADES for at in range(max(0, begin - 8), begin)
    )


def _bounds_time(tokens: Tokens, begin: int, last: int) -> bool:
    """Whether "over three decades" is more than three decades, and not the time in which something happens."""
    if tokens.words[begin] == "past":
        return False
    before, behind = tokens.word(begin - 1), tokens.word(last)
    return (
        begin == 0
        or before in _BEFORE_A_SPAN_OF_TIME
        or behind in _BEHIND_A_SPAN_OF_TIME
        or (tokens.kind(begin - 1) == "s" and before in {".", "(", ":", "—", "–"})
        or tokens.line_start(begin)
    )


def _behind(tokens: Tokens, last: int, is_large: bool) -> tuple[_Phrase, int] | None:
    """ "or more", "-plus", "+" right behind an amount."""
    if last >= tokens.size or not tokens.near(last - 1):
        return None
    hyphened = tokens.words[last] in {"-", "‑"} and tokens.glued(last) and tokens.glued(last - 1)
    at = last + 1 if hyphened else last
    for phrase in _phrases("after").get(tokens.word(at), ()):
        end = at + len(phrase.words)
        if tuple(tokens.words[at:end]) != phrase.words or (phrase.where == "large" and not is_large):
            continue
        if (phrase.where == "hyphen") != hyphened:
            continue
        if phrase.words == ("+",) and not tokens.glued(last - 1):
            continue
        if phrase.words[0] in {"at", "and"} and tokens.kind(end) == "d" and tokens.near(end - 1):
            continue  # "50 and over 30"
        if phrase.words[-1] in {"least", "most"} and tokens.near(end - 1) and tokens.kind(end) in {"d", "w"}:
            continue  # "10%, at least 5"
        if phrase.words[0] == "and" and phrase.words[1:] in _AND_OVER and _goes_on(tokens, end):
            continue  # "50 and over the next year"
        if phrase.words[0] == "or" and tokens.word(end) == "than" and end + 1 < tokens.size:
            continue  # "5,000 or more than half"
        return phrase, end
    return None
