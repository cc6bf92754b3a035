"""Times as news agencies write them: which week, which year, days in a row, holidays, and games."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.times import scan_times
from tests.extractors.time_rows import found, row

FRIDAY = date(2013, 3, 22)
MONDAY = date(2013, 4, 15)
WEDNESDAY = date(1998, 10, 7)
JULY = date(2025, 7, 21)
DECEMBER = date(2023, 12, 22)

WEEKDAYS = [
    (FRIDAY, "He was to appear before a judge Friday afternoon.", "Friday afternoon=2013-03-22TAF"),
    (FRIDAY, "He will miss Sunday's game.", "Sunday=2013-03-24"),
    (FRIDAY, "The shop was open for business Tuesday.", "Tuesday=2013-03-19"),
    (FRIDAY, "Polls open at 8 a.m. on Sunday.", "8 a.m. on Sunday=2013-03-24T08:00"),
    (FRIDAY, "The inspectors leave on Tuesday.", "Tuesday=2013-03-26"),
    (FRIDAY, "Markets in Lisbon reopen Tuesday.", "Tuesday=2013-03-26"),
    (FRIDAY, "The parliament votes Sunday on the plan.", "Sunday=2013-03-24"),
    (FRIDAY, "The choir is performing Saturday in Leeds.", "Saturday=2013-03-23"),
    (FRIDAY, "The Larks play at Norwood on Sunday.", "Sunday=2013-03-24"),
    (FRIDAY, "More snow is likely Sunday.", "Sunday=2013-03-24"),
    (FRIDAY, "The Senate vote Thursday was close.", "Thursday=2013-03-21"),
    (FRIDAY, "Play resumed on Thursday after the rain.", "Thursday=2013-03-21"),
    (FRIDAY, "Police blamed rebels for Thursday's attack.", "Thursday=2013-03-21"),
    (FRIDAY, "The group claimed responsibility for Wednesday's blast.", "Wednesday=2013-03-20"),
    (FRIDAY, "The team is preparing for Sunday's match.", "Sunday=2013-03-24"),
    (FRIDAY, "A hearing had been set for Monday, but was canceled.", "Monday=2013-03-18"),
    (FRIDAY, "The mayor was shot a week ago Tuesday.", "a week ago Tuesday=2013-03-12"),
    (FRIDAY, "It comes a day before Saturday's summit.", "a day=P1D; Saturday=2013-03-23"),
    (FRIDAY, "It was quiet on a cold Saturday afternoon.", ""),
    (MONDAY, "The gold price fell 9 percent Monday.", "Monday=2013-04-15"),
]

YEARS = [
    (
        date(2000, 4, 10),
        "On Jan. 5, the agency ruled that he must go back by Jan. 14.",
        "Jan. 5=2000-01-05; Jan. 14=2000-01-14",
    ),
    (
        date(2000, 4, 10),
        "The office will release March trade figures later this week.",
        "March=2000-03; later this week=2000-W15",
    ),
    (date(2025, 2, 11), "Harbour Hall, Tuesday, June 24, 7 p.m.", "Tuesday, June 24, 7 p.m.=2025-06-24T19:00"),
    (date(2025, 2, 11), "The hall was full when it sang there on Monday, June 24.", "Monday, June 24=2024-06-24"),
    (FRIDAY, "It met on Friday, March 21.", "Friday, March 21=2013-03-21"),  # a slip: it was a Thursday
    (FRIDAY, "He took office in April.", "April=2012-04"),
    (FRIDAY, "The rule takes effect in April.", "April=2013-04"),
    (FRIDAY, "He faces six years when he is sentenced June 7.", "six years=P6Y; June 7=2013-06-07"),
    (FRIDAY, "The agency will publish its February report on Friday.", "February=2013-02; Friday=2013-03-22"),
    (DECEMBER, "In February alone, the site had four outages.", "February=2023-02"),
    (DECEMBER, "Last fight: April 22. Next fight: March 2.", "April 22=2023-04-22; March 2=2024-03-02"),
    (DECEMBER, "Next up is a bout with the champion in April or May.", "April=2024-04; May=2024-05"),
    (FRIDAY, "Sales fell in December and January.", "December=2012-12; January=2013-01"),
    (WEDNESDAY, "It expects to report third-quarter earnings of 20 cents.", "third-quarter=1998-Q3"),
    (MONDAY, "They expect 52 cents a share for the first quarter.", "the first quarter=2013-Q1"),
    (JULY, "Sales rose 4% in the first half.", "the first half=2025-H1"),
    (JULY, "It raised its full-year forecast.", "full-year=2025"),
    (
        date(2024, 2, 10),
        "Sales rose to $10 million in 2023 from $8 million in 2022, while fourth-quarter profit fell.",
        "2023=2023; 2022=2022; fourth-quarter=2023-Q4",
    ),
    (MONDAY, "Exports grew in the January-March quarter.", "the January-March quarter=2013-Q1"),
    (FRIDAY, "He was in London for the 2012 Olympics.", "2012=2012"),
    (FRIDAY, "The 1984 Olympic champion retired.", "1984=1984"),
    (FRIDAY, "The 2011-12 season was cut short.", "2011-12=2011/2012"),
    (WEDNESDAY, "Back in '68 she was a clerk; the class of '69 met again.", "68=1968"),
    (WEDNESDAY, "They met in the summer of '69.", "the summer of '69=1969-SU"),
    (FRIDAY, "Laws changed after the Sept. 11 attacks.", "the Sept. 11=2001-09-11"),
    (FRIDAY, "Last winter was mild.", "Last winter=2012-WI"),
    (FRIDAY, "Last summer in Ohio, the plant closed.", "Last summer=2012-SU"),
]

DAYS = [
    (FRIDAY, "They play on April 5, 6 and 7.", "April 5=2013-04-05; 6=2013-04-06; 7=2013-04-07"),
    (FRIDAY, "It met on April 5 and 12, 2012.", "April 5=2012-04-05; 12, 2012=2012-04-12"),
    (FRIDAY, "On March 5 and 6 people died.", "March 5=2013-03-05"),
    (FRIDAY, "It lasted between March 3 and 5.", "March 3 and 5=2013-03-03/2013-03-05"),
    (FRIDAY, "Talks resume on the 15th of next month.", "the 15th of next month=2013-04-15"),
    (FRIDAY, "For the week, the index lost 1 percent.", "the week=2013-W12"),
    (FRIDAY, "Later in the day, he flew to Amman.", "Later in the day=2013-03-22"),
    (FRIDAY, "Oil ended the day at $93.", "the day=2013-03-22"),
    (FRIDAY, "At the end of the day, it is her choice.", ""),
    (FRIDAY, "It had its worst one-day drop.", "one-day=P1D"),
    (FRIDAY, "It can take weeks or months.", "weeks=PXW; months=PXM"),
    (FRIDAY, "She ran it in two hours, 20 minutes and 14 seconds.", "two hours, 20 minutes and 14 seconds=PT8414S"),
    (FRIDAY, "He visits his aunt every summer.", "every summer=XXXX-SU"),
    (MONDAY, "Shops reopened after the Lunar New Year holiday.", "the Lunar New Year=2013-02-10"),
    (MONDAY, "It was shut on Yom Kippur last year.", "Yom Kippur last year=2012-09-26"),
    (MONDAY, "The race was held on Patriots' Day.", "Patriots' Day=2013-04-15"),
]

GAMES = [
    "He threw for 300 yards in the second half.",
    "The first half ended 0-0.",
    "He left the game in the first quarter with a sore knee.",
    "Norwood led 55-40 after the third quarter.",
    "About 2000 or so left, 200 or 2000 more than planned.",
]


@pytest.mark.parametrize(("published", "sentence", "expected"), [*WEEKDAYS, *YEARS, *DAYS])
def test_news_are_dated_as_their_readers_would(published: date, sentence: str, expected: str) -> None:
    assert row(sentence, published) == expected


@pytest.mark.parametrize("sentence", GAMES)
def test_the_parts_of_a_game_are_no_times(sentence: str) -> None:
    assert found(sentence, FRIDAY) == []


def test_the_half_of_a_business_is_one() -> None:
    assert found("Profit fell in the second half as the 5-4 ruling cost it a match.", FRIDAY) != []


def test_a_moving_holiday_outside_of_the_table_has_no_day() -> None:
    assert scan_times("It was closed on Diwali 1923.", FRIDAY) == []
