"""Words that look like times and are none: names and modal verbs.

"May" the person and "may" the verb, "Sun Microsystems", "Monday.com", "the Good Friday Agreement", "the summer palace".
"""

from __future__ import annotations

import re
from functools import cache

from extractors.chronology.words import MONTHS, WEEKDAYS
from extractors.lexicons import entries

_BEFORE = 40
_AFTER = 40
WORD_BEFORE = re.compile(r"([A-Za-z][\w.’'&-]*|[$€£¥#%&+/\\@=*<>]|\S)(\s*)$")
_WORD_AFTER = re.compile(r"(?:['’]s)?(\s*)([A-Za-z][A-Za-z’'-]*|\S)?")
_MONTH_LEADS = re.compile(
    r"\b(?:in|since|until|till|by|last|this|next|early|late|mid|of|from|to|through|between|during|before|after|and|or"
    r"|for|around|throughout|every|each|ending|ended|starting|beginning|past|previous|until|as|effective|a|the|its|their|our|his|her|whose)"
    r"(?:\s+|-)$|[-–—/(]\s?$|\b(?:early|late|mid)-$",
    re.IGNORECASE,
)
_MARCH_OF = re.compile(r"March\s+(?:of|on)\s+(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Z]")
_LIST_LEADS = re.compile(r"\b(?:and|or|the|a|for)\s+$", re.IGNORECASE)
_IN_A_NAME = re.compile(rf"\b(?!(?:{'|'.join(MONTHS)}|mid|early|late|pre|post|end)\b)[A-Za-z]+-$", re.IGNORECASE)
_ON_LEADS = re.compile(r"\b(?:on|by|until|since|before|after|this|last|next|over)\s+$", re.IGNORECASE)
_SEASON_LEADS = re.compile(
    r"\b(?:(?:in|of|by|since|until|for|during|through|before|after|early|late|mid|over)(?:\s+|-)the"
    r"|in|by|since|until|early|late|mid|coming|every|each|through)(?:\s+|-)(?:early\s+|late\s+)?$",
    re.IGNORECASE,
)
_FALL_LEADS = re.compile(r"\b(?:in\s+the|early|late|of\s+the|by)(?:\s+|-)(?:early\s+|late\s+)?$", re.IGNORECASE)


_FALL_GOES_ON = frozenset(["was", "is", "of", "in", "has", "came", "reflects", "to", "from", "by"])
_GAME_REACH = 160
_SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z\"“‘(])|\n")
_BUSINESS = re.compile(
    r"[$€£¥%]|\b(?:per\s?cent|profits?|revenues?|earnings|sales|results|econom\w+|growth|gdp|net|income|loss(?:es)?|shares?|stocks?"
    r"|orders|deliveries|production|output|demand|exports|imports|fiscal|guidance|forecasts?|investors?|million|billion|company"
    r"|year|annual|bank|market|prices?)\b",
    re.IGNORECASE,
)
_REPORTED_THINGS = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:figures|data|reports?|results|statistics|sales|exports|imports|output|production|inflation"
    r"|deliver(?:y|ies)|futures|contracts?|elections?|readings?|survey)\b"
)
# "Monday Night Brewing", "Saturday Night Live"; not the headline "Opens Friday Night After Delay".
_NIGHT_SHOW = re.compile(
    r"\s+(?:Night|Morning|Afternoon|Evening)\s+(?!(?:After|And|As|At|Before|By|For|From|In|Of|On|Over|To|When|With)\b)[A-Z]"
    r"|\s+(?i:night)\s+(?:Live|Lights|Fever|Football|Baseball|Raw|SmackDown)\b"
)
_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_PLAIN_WORD = re.compile(r"(?:^|\s)[a-z]{2,}\s$")
_CLOSING_MARKS = ("”", '"', "’")
_QUOTED_NAME = re.compile(r"[“\"‘](?:[A-Z][\w’'&-]*\s+){1,4}$")
_TIME_WORDS = frozenset(
    [*MONTHS, *(word for word in WEEKDAYS if len(word) > 5), "morning", "afternoon", "evening", "night"]
)


@cache
def _holiday_things() -> frozenset[str]:
    return frozenset(entries("holiday_things.txt"))


@cache
def _season_things() -> frozenset[str]:
    return frozenset(entries("season_things.txt"))


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(line.split("\t")[0].rstrip(".").casefold() for line in entries("honorifics.txt"))


@cache
def _day_leads() -> frozenset[str]:
    return frozenset(entries("day_leads.txt"))


@cache
def _person_titles() -> frozenset[str]:
    return _honorifics() | {word.casefold() for word in entries("title_heads.txt")}


@cache
def _day_name_leads() -> frozenset[str]:
    return frozenset(entries("day_name_leads.txt"))


def words_before(text: str, start: int) -> str:
    """The characters before a match, within its paragraph."""
    return text[max(0, start - _BEFORE) : start].rsplit("\n\n", 1)[-1]


def next_word(text: str, end: int) -> tuple[str, str]:
    """The blanks after a match and the word or sign that follows them."""
    match = _WORD_AFTER.match(text, end, end + _AFTER)
    return (match.group(1), match.group(2) or "") if match else ("", "")


def is_month_name(text: str, start: int, end: int) -> bool:
    """Whether a bare month word is not the month: "May" the person or verb, "March on Washington", "august"."""
    word = text[start:end]
    lowered = word.rstrip(".").lower()
    if not word[0].isupper() or (word.isupper() and len(lowered) < 4 and lowered != "may"):
        return True
    lead = WORD_BEFORE.search(words_before(text, start))
    if lead and (lead.group(1) in {"Black", "Red"} or _is_honorific(lead.group(1))):
        return True  # "Black September", "Ms. May"
    leads = _MONTH_LEADS.search(words_before(text, start)) is not None
    blanks, following = next_word(text, end)
    if _MARCH_OF.match(text, start):
        return True  # "the March of Dimes"
    if following == "&" or _IN_A_NAME.search(words_before(text, start)):
        return True  # "March & Sons", "Mong-Jun"
    is_capitalised = following[:1].isupper() and following.lower() not in MONTHS | WEEKDAYS and "\n" not in blanks
    if lowered in {"may", "march"} and not is_capitalised and _REPORTED_THINGS.match(text, end):
        return False  # "China will release March trade figures"
    if lowered in {"may", "march", "mar", "dec", "jan", "jun"} or (len(lowered) < 4 and not word.endswith(".")):
        return not leads or is_capitalised or following in {"del", "de"}
    is_initials = len(following) > 1 and following.isupper()  # "the June CPI"
    if (
        lowered in {"april", "june", "august", "jan", "mar"}
        and is_capitalised
        and not (word.endswith(".") or is_initials)
    ):
        return not leads or _LIST_LEADS.search(words_before(text, start)) is not None  # "and June Carter"
    before = WORD_BEFORE.search(words_before(text, start))
    # "Remember November Inc.": a month between capitals is a part of a name.
    is_inside_name = bool(before and before.group(1)[:1].isupper() and before.group(2) == " " and is_capitalised)
    return is_inside_name and not leads


def is_weekday_name(text: str, start: int, end: int) -> bool:
    """Whether a weekday word is none: "Sun", "Sat" and other short forms on their own, "Monday.com", "Sunday Times"."""
    word = text[start:end]
    lowered = word.rstrip(".").lower()
    if text.startswith(".com", end) or not (word[0].isupper() or len(lowered) > 5):
        return True
    blanks, following = next_word(text, end)
    lead = WORD_BEFORE.search(words_before(text, start))
    is_one_name = lead is not None and lead[1][0].isupper() == word[0].isupper()  # not "open for business Friday"
    if _NIGHT_SHOW.match(text, end) or (lead and is_one_name and lead[1].lower() in _day_name_leads()):
        return True
    is_free = lead is not None and lead[1].lower() in _day_leads()  # “On Friday”
    if not is_free and text[end : end + 1] in _CLOSING_MARKS and _QUOTED_NAME.search(words_before(text, start)):
        return True  # the weekly “Terrific Thursday”
    if len(lowered) < 6:  # short forms need a date beside them
        return re.match(rf",?\s+(?:\d{{1,2}}\b|(?:{'|'.join(MONTHS)})\b)", text[end : end + 20], re.IGNORECASE) is None
    if lead and _is_honorific(lead.group(1)):
        return True  # "Lord Monday"
    is_owner = text[end : end + 2] in {"'s", "’s"}  # "Friday's Senate vote"
    if following[:1].isupper() and blanks == " " and not is_owner and following.lower() not in _TIME_WORDS:
        if lead is None or lead.group(1).lower() in {".", "the", "of", "a", "an", "!", "?"}:
            return following.lower() not in _person_titles()  # "Monday Coffee said", not "Monday President Orsk"
        if lead and (lead.group(1) == "," or (lead.group(1)[0].isupper() and lead.group(1)[-1] != ".")):
            return lead.group(1).lower() not in _day_leads()  # "But Monday Norvane said"
        return following in {"Times", "Telegraph", "Mail", "Mirror", "Herald", "Post", "Express", "Star"}
    return False


def is_title(text: str, start: int, end: int) -> bool:
    """Whether quotation marks make a title of a time: the "Today" show, ABC's "This Week"; not “Today,” he said."""
    is_capitalised = all(word[0].isupper() for word in text[start:end].split())
    closing = _MARKS.get(text[start - 1 : start]) if start else None
    return (
        is_capitalised and closing is not None and text.startswith(closing, end) and not text.startswith("s", end + 1)
    )


def is_name_of_show(text: str, start: int, end: int) -> bool:
    """Whether capitals where the sentence has none make a name: "told This Week in Asia"."""
    words = text[start:end].split()
    if len(words) < 2 or not all(word[0].isupper() and word[1:].islower() for word in words):
        return False
    return is_title(text, start, end) or _PLAIN_WORD.search(text, max(0, start - 20), start) is not None


def _is_honorific(word: str) -> bool:
    """Whether a word before a time makes a person of it: "Ms. May"; not in "told the judge Friday"."""
    return word[0].isupper() and word.rstrip(".").casefold() in _honorifics()


def is_holiday_thing(text: str, start: int, end: int) -> bool:
    """Whether a holiday only names something: "Christmas tree", "the Good Friday Agreement"."""
    blanks, following = next_word(text, end)
    if blanks == " " and following[:1].isupper() and following.lower() not in _TIME_WORDS:
        return _ON_LEADS.search(words_before(text, start)) is None
    return next_word(text, end)[1].lower() in _holiday_things()


def is_part_of_game(text: str, start: int, end: int) -> bool:
    """Whether "the second half" is one of a game: "scored in the second half", "led 55-40 after the first quarter"."""
    before = _SENTENCE_BREAK.split(text[max(0, start - _GAME_REACH) : start])[-1]
    after = _SENTENCE_BREAK.split(text[end : end + _GAME_REACH], maxsplit=1)[0]
    around = f"{before} {after}"
    return _game_signs().search(around) is not None and _BUSINESS.search(around) is None


@cache
def _game_signs() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in entries("game_words.txt"))
    return re.compile(
        rf"\b(?:{words}|(?<![-$€£.\d])\d{{1,3}}-\d{{1,3}}(?![-\w%]|\s*(?:%|percent|per\s)))\b", re.IGNORECASE
    )


def is_season_thing(text: str, start: int, end: int) -> bool:
    """Whether a season word goes on as something else: "summer palace", "fall was the sharpest"; not "winter was"."""
    following = next_word(text, end)[1].lower()
    is_fall = text[start:end].lower() == "fall"
    return following in _season_things() or (is_fall and following in _FALL_GOES_ON)


def is_season(text: str, start: int, end: int) -> bool:
    """Whether a season word without a year means the season: "in the spring", not "Palm Springs" or "prices fall"."""
    word = text[start:end].lower()
    before = words_before(text, start)
    _, following = next_word(text, end)
    if is_season_thing(text, start, end):
        return False
    if text[start].isupper() and following[:1].isupper():
        return False
    if word == "fall":
        return _FALL_LEADS.search(before) is not None and following.lower() not in {"of", "in", "to", "from", "by"}
    if word == "spring":
        return _SEASON_LEADS.search(before) is not None and following.lower() not in {"water", "up", "from"}
    return _SEASON_LEADS.search(before) is not None
