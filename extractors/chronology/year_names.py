"""Which numbers are years: "in 2025", "2025 results"; not "2,025 units", "Vision 2030", "the 2026 Summit"."""

from __future__ import annotations

import re
from functools import cache

from extractors.chronology.names import WORD_BEFORE, next_word, words_before
from extractors.chronology.words import MONTHS, YEAR
from extractors.lexicons import entries

_INDEX_LEADS = re.compile(r"\b(?:points?|percent|per\s+cent)\s+(?:lower\s+|higher\s+)?(?:to|at)\s+$|%\s+(?:to|at)\s+$")
_COUNTING = frozenset(["about", "nearly", "almost", "some", "roughly", "approximately", "only"])
_YEAR_BEFORE_COUNTING = re.compile(r"\b(?:in|since|from|until|till|by|to|of)\s+\w+\s+$", re.IGNORECASE)
_INFLECTED = re.compile(r"(?:s|[^t]ed)$")
_WORDS_AFTER = re.compile(r"[A-Za-z][\w.’'-]*")
_NAME_OF_PLAN = re.compile(
    r"\b(?:Vision|Horizon|Agenda|Expo|Strategy|Roadmap|Mission|Blueprint|Ambition|Euro|Windows|Office|Studio)\s+$"
)
_LAW_LEADS = re.compile(
    r"\b(?:Act|Law|Code|Rules|Treaty|Convention|Constitution|Order|Amendments?)(?:,)?\s+(?:of|in)\s+$"
)


@cache
def _dated_nouns() -> frozenset[str]:
    return frozenset(entries("dated_nouns.txt"))


@cache
def _past_events() -> frozenset[str]:
    return frozenset(entries("past_events.txt"))


@cache
def _event_heads() -> frozenset[str]:
    return frozenset(entries("event_heads.txt"))


@cache
def _year_heads() -> frozenset[str]:
    return frozenset(entries("year_heads.txt"))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(entries("function_words.txt"))


@cache
def _year_leads() -> frozenset[str]:
    return frozenset(entries("year_leads.txt"))


@cache
def _weak_year_leads() -> frozenset[str]:
    return frozenset(entries("weak_year_leads.txt"))


@cache
def _words_after_year() -> frozenset[str]:
    return frozenset(entries("words_after_year.txt"))


@cache
def _counted_nouns() -> frozenset[str]:
    return frozenset(entries("counted_nouns.txt"))


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a number from 1400 to 2199 is a year: "in 2025", "2025 results"; not "2000 employees", "Vision 2030"."""
    before = words_before(text, start)
    lead = WORD_BEFORE.search(before)
    lead_word = lead.group(1) if lead else ""
    blanks, following = next_word(text, end)
    if _NAME_OF_PLAN.search(before):
        return False
    if _INDEX_LEADS.search(before):
        return False  # "fell 20 points to 1998"
    if _LAW_LEADS.search(before):
        return False  # "the Reform Act of 1995"
    if lead_word in {"$", "€", "£", "¥", "#", "+", "@", "*", "=", "/", "\\"} and lead is not None and not lead.group(2):
        return False
    if lead_word in {"-", "‐", "‑", "–", "—", "−", ".", "_", ":"} and lead is not None and not lead.group(2):
        return _joins_times(before)
    if following.lower() in _counted_nouns() and blanks:
        return False
    lowered = lead_word.lower().rstrip(".")
    if lowered.endswith(("'s", "’s")):
        lowered = "its"  # "Norvane's 2019 merger"
    if lowered in _year_leads():
        return not (lead_word[0].isupper() and len(before.split()) > 1 and following[:1].isupper() and lowered == "end")
    if not following or following in ".,;:)]?!—–\"”’'-%":
        return following != "%" and _ends_well(text, start, end, lead_word, before)
    if lowered in _COUNTING and not _YEAR_BEFORE_COUNTING.search(before):
        return False  # "numbered about 2000 by then"
    if following.lower() in _words_after_year():
        return not _is_name_word(lead_word, before)  # "Vision 2030 was"
    if following.lower() in _dated_nouns():
        return not (following[0].isupper() and _names_gathering(text, end))
    if following[0].isupper():
        # "the 2026 Summit" is a name, "the 1991 Gulf War" is not.
        return lowered in _weak_year_leads() and _names_event(text, end)
    if lowered in _weak_year_leads() and following.lower() in {"more", "fewer", "other", "additional", "new"}:
        return False  # "or 2000 more than planned"
    if lowered in _weak_year_leads():
        return not (
            following.endswith("s") and following.islower() and lowered not in {"the", "this", "fiscal", "than"}
        )
    return False


def _names_event(text: str, end: int) -> bool:
    """Whether capitals after a year go on with what happened in it: "the 1991 Gulf War", "a 1976 Cuban jet bombing"."""
    adjectives = 0
    for word in _WORDS_AFTER.findall(text[end : end + 80])[:6]:
        lowered = word.rstrip(".").lower()
        if lowered in _past_events() or (word.islower() and lowered in _year_heads()):
            return True
        if word[0].isupper() or word == "de" or (word == "of" and not adjectives):
            continue
        adjectives += 1
        if adjectives > 1 or lowered in _function_words() or _INFLECTED.search(lowered):
            return False
    return False


def _names_gathering(text: str, end: int) -> bool:
    """Whether capitals after a year make the name of a gathering: "the 2026 Growth Summit", not "Annual Meeting"."""
    first, *others = _WORDS_AFTER.findall(text[end : end + 60])[:4]
    for word in others:
        if word in _event_heads():
            return bool(first != "Annual")
        if not word[0].isupper():
            return False
    return False


def _joins_times(before: str) -> bool:
    """Whether a dash before a year ties it to another time: "2012–2018", "mid-2025", "May–June-2025"."""
    return (
        re.search(rf"(?:\b(?:early|mid|late|pre|post|end|{YEAR}|{'|'.join(MONTHS)}))[^\w\s]$", before, re.IGNORECASE)
        is not None
    )


def _ends_well(text: str, start: int, end: int, lead_word: str, before: str) -> bool:
    """Whether a year that a sign follows is a year: "… in fiscal 2025.", "(2024: 12)"; not "Vision 2030."."""
    lowered = lead_word.lower().rstrip(".").rsplit("-", 1)[-1]  # "third-quarter 2025"
    if re.match(r"[-–—]?[A-Za-z]|-\d", text[end : end + 2]):
        return False
    if lowered in _weak_year_leads() or lead_word in {"(", "[", ",", ";", "-", "–", "—", "©", "&", ""}:
        return True
    return lowered in _dated_nouns() and not _is_name_word(lead_word, before)


def _is_name_word(word: str, before: str) -> bool:
    """Whether the word before a number is a capitalised one that may be the first of a name: "Vision 2030"."""
    if not word[:1].isupper() or word.lower() in _dated_nouns() | _weak_year_leads():
        return False
    return word.lower() not in _year_leads()
