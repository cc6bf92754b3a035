"""Lengths of time, what recurs, and what has no days: kept apart from dates."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.times import scan_times
from tests.extractors.time_rows import PUBLISHED, days, found, row

JANUARY = date(2026, 1, 12)  # a Monday
SUMMER = date(2025, 8, 20)  # a Wednesday
OCTOBER = date(1998, 10, 30)  # a Friday
AUGUST = date(1998, 8, 14)  # a Friday

LENGTHS_AND_SETS = [
    ("The patent runs for 18 months.", "18 months", "DURATION", "P18M"),
    ("Payment is due within 30 days of closing.", "30 days", "DURATION", "P30D"),
    ("A 24-week study began.", "24-week", "DURATION", "P24W"),
    ("With over three decades of experience, she leads.", "over three decades", "DURATION", "P3DE"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    ("It took several months.", "several months", "DURATION", "PXM"),
    ("It takes six to nine months.", "six to nine months", "DURATION", "P6M/P9M"),
    ("In recent years prices fell.", "recent years", "DURATION", "PXY"),
    ("The board meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("Fees are paid annually.", "annually", "SET", "P1Y"),
    ("Dividends are paid twice a year.", "twice a year", "SET", "P1Y"),
    ("It pays a quarterly dividend.", "quarterly", "SET", "P1Q"),
    ("Shops open Monday to Friday, 9 a.m. to 5 p.m.", "Monday to Friday, 9 a.m. to 5 p.m.", "SET",
     "XXXX-WXX-1/XXXX-WXX-5"),
    ("Shops open Monday to Friday.", "Monday to Friday", "SET", "XXXX-WXX-1/XXXX-WXX-5"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "surface", "kind", "value"), LENGTHS_AND_SETS)
def test_lengths_and_what_recurs_are_no_dates(sentence: str, surface: str, kind: str, value: str) -> None:
    assert found(sentence) == [(surface, kind, value)]


LENGTHS_THAT_END_ON_A_DAY = [
    ("Cash used in the nine months ended September 30, 2025", "the nine months ended September 30, 2025", "P9M",
     days("2025-01-01", "2025-09-30")),
    ("Sales for the 12 months ended June 30 rose.", "the 12 months ended June 30", "P12M",
     days("2024-07-01", "2025-06-30")),
    ("Orders in the first nine months of 2025 rose.", "the first nine months of 2025", "P9M",
     days("2025-01-01", "2025-09-30")),
    ("Orders fell in the first six months of last year.", "the first six months of last year", "P6M",
     days("2025-01-01", "2025-06-30")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "surface", "value", "interval"), LENGTHS_THAT_END_ON_A_DAY)
def test_a_length_with_its_days(sentence: str, surface: str, value: str, interval: tuple[date, date]) -> None:
    (match,) = scan_times(sentence, PUBLISHED)
    assert (sentence[match.start : match.end], match.type, match.value) == (surface, "DURATION", value)
    assert (match.first, match.last) == interval


LENGTHS = [
    (JANUARY, "They met several times over the past week.", "the past week=P1W"),
    (SUMMER, "Data are expected in the months ahead.", "the months=PXM"),
    (JANUARY, "Five years later he returned.", "Five years later=P5Y"),
    (JANUARY, "Two weeks later he was gone.", "Two weeks later=P2W"),
    (OCTOBER, "In the first nine months of the year sales grew.", "the first nine months of the year=P9M"),
    (OCTOBER, "In the first six months of the year sales grew.", "the first six months of the year=P6M"),
    (OCTOBER, "In the first six months of 1998 sales grew.", "the first six months of 1998=P6M"),
    (OCTOBER, "The first six months of treatment are free.", "six months=P6M"),
    (JANUARY, "The war lasted three years.", "three years=P3Y"),
    (JANUARY, "He waited for a decade.", "a decade=P1DE"),
    (JANUARY, "He lived there for three decades.", "three decades=P3DE"),
    (JANUARY, "It took several months.", "several months=PXM"),
    (JANUARY, "It took a few hours.", "a few hours=PTXH"),
    (JANUARY, "It took half an hour.", "half an hour=PT30M"),
    (JANUARY, "It took a half hour.", "a half hour=PT30M"),
    (JANUARY, "It took half a century.", "half a century=P50Y"),
    (JANUARY, "It took a half-century.", "a half-century=P50Y"),
    (JANUARY, "It took a quarter-century.", "quarter-century=P25Y"),
    (JANUARY, "It took two and a half hours.", "two and a half hours=PT2.5H"),
    (JANUARY, "It took a year and a half.", "a year and a half=P1.5Y"),
    (JANUARY, "It took 24 hours.", "24 hours=PT24H"),
    (JANUARY, "The two-day summit opened.", "The two-day=P2D"),
    (JANUARY, "The 12-month ban was lifted.", "12-month=P12M"),
    (JANUARY, "A 45-year-old man was held.", "45-year-old=P45Y"),
    (JANUARY, "He is 45 years old.", "45 years old=P45Y"),
    (JANUARY, "For years the plant stood idle.", "years=PXY"),
    (JANUARY, "After months of talks they agreed.", "months=PXM"),
    (JANUARY, "Years of drought ruined the farm.", "Years=PXY"),
    (JANUARY, "He was freed days after his arrest.", "days=PXD"),
    (JANUARY, "It was sold weeks before the vote.", "weeks=PXW"),
    (JANUARY, "Hours later he was gone.", "Hours later=PTXH"),
    (JANUARY, "Minutes after takeoff it crashed.", "Minutes=PTXM"),
    (JANUARY, "It has been closed for centuries.", "centuries=PXCE"),
    (JANUARY, "It was his first win in four years.", "four years=P4Y"),
    (JANUARY, "The first loss in three years came as a shock.", "three years=P3Y"),
    (JANUARY, "Over the past three years it grew.", "the past three years=P3Y"),
    (JANUARY, "During the last 10 years it grew.", "the last 10 years=P10Y"),
    (JANUARY, "Over the next five years it will grow.", "the next five years=P5Y"),
    (JANUARY, "In the past decade it grew.", "the past decade=P1DE"),
    (JANUARY, "In the past two decades it grew.", "the past two decades=P2DE"),
    (JANUARY, "In the past year it grew.", "the past year=P1Y"),
    (JANUARY, "In recent years it grew.", "recent years=PXY"),
    (JANUARY, "In the coming weeks it will grow.", "the coming weeks=PXW"),
    (JANUARY, "It will open within two weeks.", "two weeks=P2W"),
    (JANUARY, "It has worked for more than a year.", "more than a year=P1Y"),
    (JANUARY, "Payment is due within 30 days of closing.", "30 days=P30D"),
    (JANUARY, "A week of talks ended in failure.", "A week=P1W"),
    (JANUARY, "A day after the vote, he quit.", "A day=P1D"),
    (JANUARY, "Less than a month before the vote, he quit.", "Less than a month=P1M"),
    (JANUARY, "He spent 27 years in prison.", "27 years=P27Y"),
    (JANUARY, "It meets every day.", "every day=P1D"),
    (JANUARY, "It meets every year.", "every year=P1Y"),
    (JANUARY, "It meets each week.", "each week=P1W"),
    (JANUARY, "It meets twice a year.", "twice a year=P1Y"),
    (JANUARY, "It meets three times a week.", "three times a week=P1W"),
    (JANUARY, "Sales in the nine months ended September 30 fell.", "the nine months ended September 30=P9M"),
    (AUGUST, "A year after the crash, the cause is still unknown.", "A year=P1Y"),
    (AUGUST, "The 28-nation bloc meets twice a year.", "twice a year=P1Y"),
    (AUGUST, "The drought is the worst in 50 years.", "50 years=P50Y"),
    (AUGUST, "Output fell 8 percent in the 12 months through June.", "the 12 months through June=P12M"),
    (AUGUST, "The 30-year bond yielded 5.6 percent.", "30-year=P30Y"),
    (AUGUST, "He spent 10 of the past 12 years abroad.", "the past 12 years=P12Y"),
    (AUGUST, "They have been negotiating on and off for months.", "months=PXM"),
    (AUGUST, "In the weeks before the vote, prices doubled.", "the weeks=PXW"),
    (AUGUST, "It was the first such visit in more than a decade.", "more than a decade=P1DE"),
    (AUGUST, "In the last three months of 1997, profits fell.", "the last three months of 1997=P3M"),
    (AUGUST, "About 40 people died in the past 24 hours.", "the past 24 hours=PT24H"),
    (AUGUST, "Some 48 hours after the quake, aid arrived.", "Some 48 hours=PT48H"),
    (AUGUST, "The three-month-old conflict spread.", "The three-month-old=P3M"),
    (AUGUST, "For the past several weeks it has rained.", "the past several weeks=PXW"),
    (AUGUST, "They had 90 days to reply.", "90 days=P90D"),
    (AUGUST, "For the six months ended June 30, profit fell.", "the six months ended June 30=P6M"),
    (AUGUST, "All year long, they waited.", "All year=P1Y"),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "sentence", "times"), LENGTHS)
def test_lengths(anchor: date, sentence: str, times: str) -> None:
    assert row(sentence, anchor) == times


VAGUE = [
    (JANUARY, "The company now employs 400 people.", "now=PRESENT_REF"),
    (JANUARY, "It is currently the largest maker of valves.", "currently=PRESENT_REF"),
    (JANUARY, "Norvane recently hired a chief scientist.", "recently=PAST_REF"),
    (JANUARY, "In the past it had relied on imports.", "the past=PAST_REF"),
    (JANUARY, "It may raise prices in the future.", "the future=FUTURE_REF"),
    (JANUARY, "No dividend is planned in the near future.", "the near future=FUTURE_REF"),
    (JANUARY, "Rates will stay low for the foreseeable future.", "the foreseeable future=FUTURE_REF"),
    (JANUARY, "At the moment no talks are under way.", "the moment=PRESENT_REF"),
    (JANUARY, "We have no comment at this time.", "this time=PRESENT_REF"),
    (JANUARY, "At present the plant is idle.", "present=PRESENT_REF"),
    (JANUARY, "These days few people carry cash.", "These days=PRESENT_REF"),
    (JANUARY, "Few people buy records nowadays.", "nowadays=PRESENT_REF"),
    (JANUARY, "Right now the market is calm.", "now=PRESENT_REF"),
    (JANUARY, "Several years ago the town had a mill.", "Several years ago=PAST_REF"),
    (JANUARY, "Years ago the town had a mill.", "Years ago=PAST_REF"),
    (JANUARY, "A few weeks ago the bank failed.", "A few weeks ago=PAST_REF"),
    (JANUARY, "Decades ago the river was clean.", "Decades ago=PAST_REF"),
    (JANUARY, "Not long ago the river was clean.", "long ago=PAST_REF"),
    (JANUARY, "It is a relic of the past.", "the past=PAST_REF"),
    (JANUARY, "Unlike in the past, firms must report it.", "the past=PAST_REF"),
    (JANUARY, "It is investing in the future.", "the future=FUTURE_REF"),
    (AUGUST, "It is now 8 a.m. in Tokyo.", "now=PRESENT_REF; 8 a.m.=1998-08-14T08:00"),
    (AUGUST, "The strike, now in its third week, has cost $1 billion.", "now=PRESENT_REF"),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "sentence", "times"), VAGUE)
def test_what_has_no_days(anchor: date, sentence: str, times: str) -> None:
    assert row(sentence, anchor) == times
