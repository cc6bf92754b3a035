"""Rules for lengths of time, and for what is a length away: "18 months", "three years ago", "the past decade"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.chronology.atoms import DIGITS, Rules
from extractors.chronology.meanings import Away, Length, Meaning, Stretch, Vague
from extractors.chronology.words import DASH, GAP, NUMBER, NUMBERS, SP, UNIT, UNITS, any_of, count_of, unit_of
from extractors.lexicons import entries

_COUNTERS = [DIGITS, *NUMBERS, "half", "dozens", "hundreds"]
_LATER = {"later": 1, "after": 1, "hence": 1, "from now": 1, "from today": 1}
_COMPARED = re.compile(rf"\b(?:as|how|so|too){SP}$", re.IGNORECASE)
_RATES = re.compile(
    r"(?:\b(?:once|twice|thrice|times|million|billion|trillion|thousand|percent|per\s+cent|dollars|euros|pounds|cents"
    r"|points?|hours?|days?|weeks?|[mb]n)|[%])(?:,|\s)+$|[$€£¥]\s?[\d.,]+[MBKmbk]?\s+$|\b[\d.,]*\d\s+\w+\s+$",
    re.IGNORECASE,
)
_LENGTH_LEADS = re.compile(
    r"\b(?:for|in|within|over|after|about|nearly|almost|than|every|takes?|took|spent|lasting|lasts?|lasted|during|around"
    r"|approximately|roughly|just|only|under|least|most|another|once|half|by|at|of|last|wait)\s+$",
    re.IGNORECASE,
)
RULES = Rules()


_KINDS = (
    r"(?:(?:more|additional|full|consecutive|straight|successive|business|trading|working|calendar|fiscal|whole|solid"
    rf"|long|extra|further){GAP}){{0,2}}"
)
_LEAST = rf"(?:(?P<least>{NUMBER})(?:{DASH}|{SP}(?:to|or|and){SP})(?!an?{GAP}half\b))?"
_LENGTH = rf"{_LEAST}(?P<count>{NUMBER}){GAP}?{_KINDS}(?P<unit>{UNIT})"
_MORE = rf"(?P<more>(?:,?{SP}(?:and{SP})?\d{{1,3}}{GAP}?{UNIT}){{0,4}})"
# "two years after the merger" is a length: only at the end of a clause is "after" counted from the text.
_CLAUSE_END = r"(?=\s*(?:[.,;:)!?]|$))"
_WAY = (
    rf"ago\b|earlier\b(?!{SP}than)|later\b(?!{SP}than)|hence\b|from{SP}now\b|from{SP}today\b"
    rf"|(?:previously|prior|before|after)\b{_CLAUSE_END}"
)
_AWAY = rf"{SP}(?:or{SP}(?:so|more){SP})?(?P<way>{_WAY})"


@RULES.rule(_COUNTERS, rf"{_LENGTH}(?:(?P<half>{SP}and{SP}a{SP}half\b)|{_MORE})(?P<old>{GAP}old\b)?")
def amount(match: re.Match[str]) -> Meaning | None:
    return None if _is_title(match) else _length(match)


_LOWER_NOUN = re.compile(rf"\b(?!{any_of(entries('function_words.txt'))}\b)[a-z]{{3,}}{SP}$")


def _is_title(match: re.Match[str]) -> bool:
    """ "the film 13 Hours": a capital where the sentence has none."""
    text, unit = match.string, match["unit"]
    if not (unit[0].isupper() and unit[1:].islower()) or re.match(rf"{SP}[A-Z]", text[match.end() : match.end() + 3]):
        return False
    return _LOWER_NOUN.search(text, max(0, match.start() - 24), match.start()) is not None


@RULES.rule(_COUNTERS, rf"{_LENGTH}{_MORE}{_AWAY}")
def away_from(match: re.Match[str]) -> Meaning | None:
    way = re.sub(r"\s+", " ", match["way"].lower())
    unit = unit_of(match["unit"])
    if match["more"] or match["least"]:
        return None
    direction = _LATER.get(way, -1)
    is_deictic = way in {"ago", "hence", "from now", "from today"}
    return Away(Length(count_of(match["count"]), unit), direction, "anchor" if is_deictic else "text")


@RULES.rule(
    [
        "last",
        "past",
        "previous",
        "prior",
        "preceding",
        "next",
        "coming",
        "following",
        "upcoming",
        "trailing",
        "recent",
        "latest",
    ],
    rf"(?P<lead>last|past|previous|prior|preceding|next|coming|following|upcoming|trailing|recent|latest){GAP}(?:(?P<count>{NUMBER}|several|few|many|couple(?:{SP}of)?){GAP})?{_KINDS}(?P<unit>{UNIT})",
)
def stretch(match: re.Match[str]) -> Meaning | None:
    return _stretch(match)


_OPEN_LEADS = re.compile(
    r"(?:^|[.,;:—–(\"“]\s*|\n|\b(?:for|in|over|within|of|after|during|through|by|until|just|only|and|but|even|still|with"
    r"|despite|following|was|were|is|are|that|takes?|took|lasts?|lasting|spend|spent|spending|wait|[a-z]+ed|sold|held|came"
    r"|comes?|left|made|won|lost|began|met|shot|died)\s+)$",
    re.IGNORECASE,
)
# "weeks or months", "months, even years"
_OR_MORE = rf"(?:or|if{SP}not){SP}(?:even{SP})?(?:years|decades|months|weeks|days|hours)"
_OR_LEADS = re.compile(
    rf"\b(?:years|decades|months|weeks|days|hours|minutes)(?:,{SP}|{SP})(?:or{SP}even|even|or|if{SP}not|not){SP}$",
    re.IGNORECASE,
)
_OPEN_FOLLOWERS = re.compile(
    rf"{SP}(?:of|before|after|later|earlier|prior|without|following|to{SP}come|away|ahead|since|{_OR_MORE})\b"
)
_THE_LEADS = re.compile(rf"\b(?:in|over|during|for|within){SP}the{SP}$", re.IGNORECASE)
_FRAMED = re.compile(rf"{SP}(?:before|after|since|following|ahead|to{SP}come|leading{SP}up)\b")
_FIRM_LEADS = re.compile(rf"\b(?:for|over|within|after|takes?|took|lasts?|lasted|spent|spend){SP}$", re.IGNORECASE)


@RULES.rule(
    UNITS, rf"(?P<unit>years|decades|centuries|months|weeks|days|hours|minutes)\b(?:{SP}(?P<way>ago|earlier|later)\b)?"
)
def open_length(match: re.Match[str]) -> Meaning | None:
    """ "for years", "months of talks", "days after the vote"; "hours later"."""
    way = (match["way"] or "").lower()
    if way == "ago":
        return Vague("PAST_REF")
    before = match.string[max(0, match.start() - 24) : match.start()]
    if _THE_LEADS.search(before) and _FRAMED.match(match.string, match.end()):
        return Length(None, unit_of(match["unit"]))  # "in the weeks before the vote"
    is_open = way or _FIRM_LEADS.search(before) or _OR_LEADS.search(before) or re.search(rf"\b(?:in|of){SP}$", before)
    if not is_open and not _OPEN_FOLLOWERS.match(match.string, match.end()):
        return None
    return Length(None, unit_of(match["unit"])) if is_open or _OPEN_LEADS.search(before) else None


@RULES.rule(["all"], rf"all{SP}(?P<unit>day|night|week|month|year)\b")
def all_of_it(match: re.Match[str]) -> Meaning:
    """ "all week", "all year long"."""
    return Length(Decimal(1), unit_of(match["unit"]))


@RULES.rule(["another"], rf"another{SP}(?P<unit>hour|week|month|year|decade)\b(?!['’-])")
def another(match: re.Match[str]) -> Meaning:
    """ "will take another week"."""
    return Length(Decimal(1), unit_of(match["unit"]))


@RULES.rule(["quarter"], rf"quarter(?:{GAP}of{GAP}a)?{GAP}century\b")
def quarter_century(match: re.Match[str]) -> Meaning:
    return Length(Decimal(25), "year")


def _length(match: re.Match[str]) -> Meaning | None:
    words, unit = match["count"].lower(), unit_of(match["unit"])
    if words == "many" and re.search(
        rf"\b(?:as|how|so|too){SP}$", match.string[max(0, match.start() - 5) : match.start()]
    ):
        return None  # "the third attack in as many days"
    if unit == "year" and re.fullmatch(r"(?:19|20)\d\d", words):
        return None  # "our 2024 year-end"
    count = count_of(words)
    word = match["unit"].lower()
    text, end = match.string, match.end()
    if unit == "weekend" or (
        unit == "quarter" and (words in {"a", "an", "one", "half a"} or re.match(rf"{SP}of\b", text[end : end + 5]))
    ):
        return None  # "a quarter of sales", "three quarters of patients"
    if unit == "second" and (
        (word == "second" and not words[0].isdigit()) or ("-" not in match.group() and words in {"a", "an"})
    ):
        return None
    if word in {"min", "mins", "sec", "secs", "mo", "mos", "hr", "hrs", "wk", "wks", "yr", "yrs", "qtr"} and words in {
        "a",
        "an",
    }:
        return None
    if (not match["half"] and words in {"a", "an"}) or (
        words == "one" and unit in {"day", "night"} and not match["old"] and "-" not in match.group()
    ):
        before = text[max(0, match.start() - 32) : match.start()]
        if unit in {"second", "minute", "quarter"}:
            return None
        if _RATES.search(before) and not _LENGTH_LEADS.search(before):
            return None  # "$5 million a year": a rate is part of its figure
        if not _LENGTH_LEADS.search(before) and not _at_distance(text, end):
            return None
    if match["half"] and count is not None:
        return Length(count + Decimal("0.5"), unit)
    if match["least"] and count is not None:
        is_list = re.search(rf"{SP}and{SP}", match.group(), re.IGNORECASE) is not None
        if is_list and not re.search(
            rf"\bbetween{SP}$", text[max(0, match.start() - 10) : match.start()], re.IGNORECASE
        ):
            return Length(count, unit)
        least = count_of(match["least"])
        return Length(least, unit, count) if least is not None and least < count else None
    if count is not None and match["more"]:
        return _summed(count, unit, match["more"])
    return Length(count, unit)


_AT_DISTANCE = re.compile(
    rf"{SP}(?:before|after|prior|from|following|since|ended|ending|of|(?:has|have|had){SP}passed)\b"
)


def _at_distance(text: str, end: int) -> bool:
    """ "a day after the vote", "a week of talks", "a year has passed"."""
    return _AT_DISTANCE.match(text, end) is not None


def _summed(count: Decimal, unit: str, more: str) -> Meaning | None:
    """ "2 years 1 month" is 25 months: everything in the smallest unit."""

    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
    days = {"day": 1, "week": 7, "fortnight": 14}
    seconds = {"second": 1, "minute": 60, "hour": 3600}
    total, table = (count, months if unit in months else days if unit in days else seconds)
    if unit not in table:
        return Length(total, unit)
    smallest, value = unit, total * table[unit]
    for number, word in re.findall(r"(\d{1,3})[^\w]?\s*([A-Za-z]+)", more):
        other = UNITS.get(word.lower())
        if other not in table:
            return Length(total, unit)
        value += int(number) * table[other]
        smallest = other
    return Length(value / table[smallest], smallest)


def _stretch(match: re.Match[str]) -> Meaning | None:
    lead, words = match["lead"].lower(), match["count"]
    unit, word = unit_of(match["unit"]), match["unit"].lower()
    if words is None:
        if not word.endswith("s") or lead not in {
            "recent",
            "past",
            "coming",
            "preceding",
            "previous",
            "next",
            "last",
            "upcoming",
        }:
            return None
        count = None  # "in recent years"
    else:
        count = count_of(words) if words.lower() not in {"several", "few", "many"} else None
    if unit in {"second", "minute"} or (words and words.lower() in {"a", "an"}):
        return None
    return Stretch(Length(count, unit), 1 if lead in {"next", "coming", "following", "upcoming"} else -1)
