"""Words and numbers that look like times and are none: names, modal verbs, counts.

"May" the person and "may" the verb, "Sun Microsystems", "the 2026 Summit", "Vision 2030", "2,025 units", "Monday.com".
"""

from __future__ import annotations

import re
from functools import cache

from extractors.chronology.words import MONTHS, WEEKDAYS, YEAR
from extractors.lexicons import entries

_BEFORE = 40
_AFTER = 40
_WORD_BEFORE = re.compile(r"([A-Za-z][\w.’'&-]*|[$€£¥#%&+/\\@=*<>]|\S)(\s*)$")
_WORD_AFTER = re.compile(r"(?:['’]s)?(\s*)([A-Za-z][A-Za-z’'-]*|\S)?")
_MONTH_LEADS = re.compile(
    r"\b(?:in|since|until|till|by|last|this|next|early|late|mid|of|from|to|through|between|during|before|after|and|or"
    r"|for|around|throughout|every|each|ending|ended|starting|beginning|past|previous|until|as|effective|a|the)"
    r"(?:\s+|-)$|[-–—/(]\s?$|\b(?:early|late|mid)-$",
    re.IGNORECASE,
)
_LIST_LEADS = re.compile(r"\b(?:and|or|the|a|for)\s+$", re.IGNORECASE)
_SEASON_LEADS = re.compile(
    r"\b(?:(?:in|of|by|since|until|for|during|through|before|after|early|late|mid|over)(?:\s+|-)the"
    r"|in|by|since|until|early|late|mid|coming|every|each|through)(?:\s+|-)(?:early\s+|late\s+)?$",
    re.IGNORECASE,
)
_FALL_LEADS = re.compile(r"\b(?:in\s+the|early|late|of\s+the|by)(?:\s+|-)(?:early\s+|late\s+)?$", re.IGNORECASE)


_LAW_LEADS = re.compile(
    r"\b(?:Act|Law|Code|Rules|Treaty|Convention|Constitution|Order|Amendments?)(?:,)?\s+(?:of|in)\s+$"
)


@cache
def _holiday_things() -> frozenset[str]:
    return frozenset(entries("holiday_things.txt"))


@cache
def _dated_nouns() -> frozenset[str]:
    return frozenset(entries("dated_nouns.txt"))


@cache
def _year_leads() -> frozenset[str]:
    return frozenset(entries("year_leads.txt"))


@cache
def _weak_year_leads() -> frozenset[str]:
    return frozenset(entries("weak_year_leads.txt"))


@cache
def _day_name_leads() -> frozenset[str]:
    return frozenset(entries("day_name_leads.txt"))


@cache
def _words_after_year() -> frozenset[str]:
    return frozenset(entries("words_after_year.txt"))


@cache
def _counted_nouns() -> frozenset[str]:
    return frozenset(entries("counted_nouns.txt"))


def _before(text: str, start: int) -> str:
    return text[max(0, start - _BEFORE) : start]


def _next_word(text: str, end: int) -> tuple[str, str]:
    """The blanks after a match and the word or sign that follows them."""
    match = _WORD_AFTER.match(text, end, end + _AFTER)
    return (match.group(1), match.group(2) or "") if match else ("", "")


def is_month_name(text: str, start: int, end: int) -> bool:
    """Whether a bare month word is not the month: "May" the person or verb, "March on Washington", "august"."""
    word = text[start:end]
    lowered = word.rstrip(".").lower()
    if not word[0].isupper() or (word.isupper() and len(lowered) < 4 and lowered != "may"):
        return True
    leads = _MONTH_LEADS.search(_before(text, start)) is not None
    blanks, following = _next_word(text, end)
    is_capitalised = following[:1].isupper() and following.lower() not in MONTHS | WEEKDAYS and "\n" not in blanks
    if lowered in {"may", "march", "mar", "dec", "jan", "jun"} or (len(lowered) < 4 and not word.endswith(".")):
        return not leads or is_capitalised
    if lowered in {"april", "june", "august", "jan", "mar"} and is_capitalised and not word.endswith("."):
        return not leads or _LIST_LEADS.search(_before(text, start)) is not None  # "and June Carter"
    before = _WORD_BEFORE.search(_before(text, start))
    # "Remember November Inc.": a month between capitals is a part of a name.
    is_inside_name = bool(before and before.group(1)[:1].isupper() and before.group(2) == " " and is_capitalised)
    return is_inside_name and not leads


def is_weekday_name(text: str, start: int, end: int) -> bool:
    """Whether a weekday word is none: "Sun", "Sat" and other short forms on their own, "Monday.com", "Sunday Times"."""
    word = text[start:end]
    lowered = word.rstrip(".").lower()
    if text.startswith(".com", end) or not (word[0].isupper() or len(lowered) > 5):
        return True
    blanks, following = _next_word(text, end)
    lead = _WORD_BEFORE.search(_before(text, start))
    if text.startswith(" Night Live", end) or (lead and lead.group(1).lower() in _day_name_leads()):
        return True
    if len(lowered) < 6:  # short forms need a date beside them
        return re.match(rf",?\s+(?:\d{{1,2}}\b|(?:{'|'.join(MONTHS)})\b)", text[end : end + 20], re.IGNORECASE) is None
    if following[:1].isupper() and blanks == " " and following.lower() not in MONTHS | WEEKDAYS:
        if lead and (lead.group(1) == "," or (lead.group(1)[0].isupper() and lead.group(1)[-1] != ".")):
            return lead.group(1).lower() not in {"on", "last", "next", "this", "late", "early", "by", "until"}
        return following in {"Times", "Telegraph", "Mail", "Mirror", "Herald", "Post", "Express", "Star"}
    return False


def is_holiday_thing(text: str, end: int) -> bool:
    """Whether a holiday only names something: "Christmas tree"."""
    return _next_word(text, end)[1].lower() in _holiday_things()


def is_season(text: str, start: int, end: int) -> bool:
    """Whether a season word without a year means the season: "in the spring", not "Palm Springs" or "prices fall"."""
    word = text[start:end].lower()
    before = _before(text, start)
    _, following = _next_word(text, end)
    if text[start].isupper() and following[:1].isupper():
        return False
    if word == "fall":
        return _FALL_LEADS.search(before) is not None and following.lower() not in {"of", "in", "to", "from", "by"}
    if word == "spring":
        return _SEASON_LEADS.search(before) is not None and following.lower() not in {"water", "up", "from"}
    return _SEASON_LEADS.search(before) is not None


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a number from 1400 to 2199 is a year: "in 2025", "2025 results"; not "2000 employees", "Vision 2030"."""
    before = _before(text, start)
    lead = _WORD_BEFORE.search(before)
    lead_word = lead.group(1) if lead else ""
    blanks, following = _next_word(text, end)
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
    if following.lower() in _words_after_year():
        return not _is_name_word(lead_word, before)  # "Vision 2030 was"
    if following.lower() in _dated_nouns():
        return True
    if following[0].isupper():
        return False  # "the 2026 Summit"
    if lowered in _weak_year_leads():
        return not (
            following.endswith("s") and following.islower() and lowered not in {"the", "this", "fiscal", "than"}
        )
    return False


def _joins_times(before: str) -> bool:
    """Whether a dash before a year ties it to another time: "2012–2018", "mid-2025", "May–June-2025"."""
    return (
        re.search(rf"(?:\b(?:early|mid|late|pre|post|end|{YEAR}|{'|'.join(MONTHS)}))[^\w\s]$", before, re.IGNORECASE)
        is not None
    )


def _ends_well(text: str, start: int, end: int, lead_word: str, before: str) -> bool:
    """Whether a year that a sign follows is a year: "… in fiscal 2025.", "(2024: 12)"; not "Vision 2030."."""
    lowered = lead_word.lower().rstrip(".")
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
