"""Lemmas as edits of the form: how a class of the model becomes a lemma, and how the recipe finds the classes.

edit_between("companies", "company")  ->  "l3y"    lower case, cut three characters, append "y"
apply_edit("l3y", "Companies")        ->  "company"
apply_edit("k0", "Falls")             ->  "Falls"  a name keeps its case
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extractors.lexicons import entries

KEEP = "k0"
INFLECTED_TAGS = frozenset({"VBD", "VBG", "VBN", "VBZ", "NNS"})


@cache
def known_lemmas() -> Mapping[str, str]:
    """Lemmas of inflected verbs and nouns, by form in lower case: an edit cannot know that "running" has but one n."""
    return dict(line.split("\t") for line in entries("lemmas.tsv.xz"))


_DIGITS = "0123456789"
_BAR = "|"
"""Between the count and an ending that could be read as part of it: "k1|9" appends a nine."""


def edit_between(form: str, lemma: str) -> str:
    """What turns the form into the lemma (never empty): case (k keeps, l lowers), count to cut, ending to append."""
    if form == lemma:
        return KEEP
    case, source = ("l", form.lower()) if not lemma.startswith(form[:1]) or lemma.islower() else ("k", form)
    common = 0
    while common < min(len(source), len(lemma)) and source[common] == lemma[common]:
        common += 1
    ending = lemma[common:]
    bar = _BAR if ending and ending[0] in _DIGITS + _BAR else ""
    return f"{case}{len(source) - common}{bar}{ending}"


def apply_edit(edit: str, form: str) -> str:
    """The lemma; the form itself where the edit would leave nothing of it."""
    source = form.lower() if edit[0] == "l" else form
    digits = 1
    while digits < len(edit) and edit[digits] in _DIGITS:  # not isdigit: int("²") fails
        digits += 1
    cut = int(edit[1:digits])
    if cut > len(source):
        return source
    return (source[: len(source) - cut] + edit[digits:].removeprefix(_BAR)) or source
