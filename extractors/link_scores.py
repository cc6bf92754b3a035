"""How well an organization's name in a text fits a company's name in a list: a score from 0 to 1, and what it rests on.

    score_names(parts_of("Pfizer Inc."), parts_of("PFIZER INC"))            ->  1.0, "name"
    score_names(parts_of("Pfizer"), parts_of("PFIZER INC"))                 ->  0.97, "name"
    score_names(parts_of("Alnylam"), parts_of("ALNYLAM PHARMACEUTICALS"))   ->  0.87, "short name"
    score_names(parts_of("Medtronics plc"), parts_of("MEDTRONIC PLC"))      ->  0.89, "similar name"
    score_names(parts_of("Pfizer Ltd"), parts_of("PFIZER INC"))             ->  0.72, "name": registered elsewhere
    score_names(parts_of("Pfizer Japan"), parts_of("PFIZER INC"))           ->  0: a subsidiary

`factwire evaluate links` says how often each score is right; the numbers here only put the cases in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz  # the only place: the similarity of two spellings, in C++

from extractors.acronyms import is_acronym_of
from extractors.company_names import NameParts, is_describing, parts_of

Basis = Literal["ticker", "name", "short name", "similar name"]


class NameScore(NamedTuple):
    score: float
    basis: Basis


_SAME_WITH_FORM = 1.0
_SAME = 0.97
_SAME_LETTERS = 0.95
_SHORT_OF_MANY_WORDS = 0.9
_SHORT = 0.87
_OTHER_FORM = 0.72
_MOST_SIMILAR = 0.94
_TAIL_COSTS, _TAIL_COSTS_IN_FULL = 0.03, 0.1
_FEWEST_LETTERS = 7
_FEWEST_RATIO = 92.0
_NOTHING = NameScore(0.0, "name")


def score_names(text: NameParts, listed: NameParts) -> NameScore:
    """The score of two names; a text leaves words out of a name, and adds some only for another company."""
    if text.words == listed.words:
        score = _of_equal(text, listed, _SAME)
    elif text.letters == listed.letters:
        score = _of_equal(text, listed, _SAME_LETTERS)
    elif _is_short(text, listed):
        score = _OTHER_FORM if text.form else _SHORT_OF_MANY_WORDS if len(text.words) > 1 else _SHORT
        return NameScore(score, "short name")
    else:
        return _similar(text, listed)
    return NameScore(score, "name")


def _of_equal(text: NameParts, listed: NameParts, score: float) -> float:
    if text.form and listed.form and text.form != listed.form:
        return _OTHER_FORM
    if text.form and listed.form and score == _SAME:
        score = _SAME_WITH_FORM
    told, known = text.tails - {"com"}, listed.tails - {"com"}
    if told == known:
        return score
    # "Kestrel Group" and "Kestrel Holdings" may be two; "Kestrel" may be either, "Kestrel Inc." rather neither.
    if told and known and not told & known:
        return _OTHER_FORM
    return score - (_TAIL_COSTS_IN_FULL if text.form and listed.form else _TAIL_COSTS)


def _is_short(text: NameParts, listed: NameParts) -> bool:
    """ "Alnylam" of "Alnylam Pharmaceuticals": what is left out only describes."""
    size = len(text.words)
    rest = listed.words[size:]
    return bool(rest) and listed.words[:size] == text.words and all(is_describing(word) for word in rest)


def _similar(text: NameParts, listed: NameParts) -> NameScore:
    """A slip in one word: "Medtronics"; never in a short one ("Appili" is not Applied), nor where a number differs."""
    if len(text.words) != len(listed.words) or (text.form and listed.form and text.form != listed.form):
        return _NOTHING
    differing = [pair for pair in zip(text.words, listed.words, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1 or min(map(len, differing[0])) < _FEWEST_LETTERS or not "".join(differing[0]).isalpha():
        return _NOTHING
    ratio = fuzz.ratio(*differing[0], score_cutoff=_FEWEST_RATIO)
    return NameScore(_MOST_SIMILAR * ratio / 100, "similar name") if ratio else _NOTHING


def agrees(forms: Sequence[str], names: Sequence[str]) -> bool:
    """Whether names could be one company's, which a ticker has already tied: "BMS" and "BRISTOL MYERS SQUIBB CO"."""
    return any(_may_be_one(form, name) for form in forms for name in names)


def _may_be_one(form: str, name: str) -> bool:
    text, listed = parts_of(form), parts_of(name)
    if text.words[0] == listed.words[0] or text.letters[:6] == listed.letters[:6]:
        return True
    if is_acronym_of(form, name) or is_acronym_of(name, form):
        return True
    return fuzz.token_set_ratio(" ".join(text.words), " ".join(listed.words)) >= _AGREEING


_AGREEING = 80.0
