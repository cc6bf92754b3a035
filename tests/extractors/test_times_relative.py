"""Times that are counted from the publication, or from what the text spoke of last."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.times import scan_times
from tests.extractors.time_rows import PUBLISHED, found, row

JANUARY = date(2026, 1, 12)  # a Monday
SUMMER = date(2025, 8, 20)  # a Wednesday
OCTOBER = date(1998, 10, 30)  # a Friday
AUGUST = date(1998, 8, 14)  # a Friday

RELATIVE = [
    ("The two firms met on Sunday.", "Sunday", "2026-01-11"),
    ("Norvane said Monday it had won.", "Monday", "2026-01-12"),
    ("Norvane said Friday that the talks had failed.", "Friday", "2026-01-09"),
    ("Norvane will meet its lenders on Friday.", "Friday", "2026-01-16"),
    ("Last Friday the stock fell.", "Last Friday", "2026-01-09"),
    ("Talks resume next Monday.", "next Monday", "2026-01-19"),
    ("Norvane today announced a deal.", "today", "2026-01-12"),
    ("It was sold yesterday.", "yesterday", "2026-01-11"),
    ("Deals exceeded $9 billion last year.", "last year", "2025"),
    ("Prices rose last month.", "last month", "2025-12"),
    ("It is this year's first deal.", "this year", "2026"),
    ("Two rivals merged last week.", "last week", "2026-W02"),
    ("Orders fell in the third quarter.", "the third quarter", "2025-Q3"),
    ("We expect to report in the second quarter.", "the second quarter", "2026-Q2"),
    ("Demand fell last quarter.", "last quarter", "2025-Q4"),
    ("It was founded three years ago.", "three years ago", "2023"),
    ("It was founded 18 months ago.", "18 months ago", "2024-07"),
    ("The trial was halted two days ago.", "two days ago", "2026-01-10"),
    ("The vote was held in November.", "November", "2025-11"),
    ("The vote will be held in November.", "November", "2026-11"),
    ("Shops were shut over Christmas.", "Christmas", "2025-12-25"),
    ("Orders peaked on Thanksgiving last year.", "Thanksgiving last year", "2025-11-27"),
    ("The grant closes two weeks after March 2, 2026.", "two weeks after March 2, 2026", "2026-03-16"),
    ("Output peaked last summer.", "last summer", "2025-SU"),
    ("Norvane ships the week after next.", "the week after next", "2026-W05"),
    ("The last week of May is free.", "The last week of May", "2026-05"),
    ("Friday's Senate vote was close.", "Friday", "2026-01-09"),
    ("The June quarter was weak.", "The June quarter", "2025-Q2"),
]


@pytest.mark.parametrize(("sentence", "surface", "value"), RELATIVE)
def test_what_is_counted_from_the_publication(sentence: str, surface: str, value: str) -> None:
    assert found(sentence) == [(surface, "DATE", value)]
    assert [m.counted_from for m in scan_times(sentence, PUBLISHED)] in (["anchor"], [None])


@pytest.mark.parametrize(("sentence", "surface", "value"), RELATIVE)
def test_without_a_publication_date_it_stays_open(sentence: str, surface: str, value: str) -> None:
    for match in scan_times(sentence, None):
        if match.counted_from is None and match.value is not None:
            assert match.value[:4].isdigit(), "only what the text itself dates has a value"
            assert "20" in sentence
        else:
            assert (match.value, match.first, match.last) == (None, None, None)


LEANING_ON_THE_TEXT = [
    (
        "In the third quarter of 2025 sales were $4 million, up from $3 million a year earlier.",
        "a year earlier",
        "2024-Q3",
    ),
    ("Sales in Q2 2025 beat those of the prior-year period.", "the prior-year period", "2024-Q2"),
    ("Q2 2025 beat year-ago levels.", "year-ago", "2024-Q2"),
    ("Q2 2025 beat the same period last year.", "the same period last year", "2024-Q2"),
    ("Licensing in 2024 was twice the previous year's.", "the previous year", "2023"),
    ("Costs in the three months ended June 30, 2025 and 2024 were level.", "2024", "2024-Q2"),
    ("The fire was on May 3, 2019. Since May 3 the plant has stood still.", "May 3", "2019-05-03"),
    (
        "Norvane Reports Second Quarter 2024 Results\n\nSales in the second quarter fell.",
        "the second quarter",
        "2024-Q2",
    ),
    ("Norvane reported for Q3 2025. Sales in the quarter fell.", "the quarter", "2025-Q3"),
    (
        "Norvane's results for fiscal 2024 are out.\n\nNet debt fell to $4 million (previous year: $9 million).",
        "previous year",
        "2023",
    ),
    ("Better Than the Third Quarter of Last Year\n\nIn Q3 2026 sales rose.\n\nIn Q3, costs fell.", "Q3", "2026-Q3"),
    ("It opened in 2015. The following month it hired.", "2015", "2015"),
    ("In 2019 the firm was split, and in September the parts were sold.", "September", "2019-09"),
    ("Date: March 13, 2026\n\nTime: 11 a.m. ET", "11 a.m. ET", "2026-03-13T11:00"),
]


@pytest.mark.parametrize(("text", "surface", "value"), LEANING_ON_THE_TEXT)
def test_what_is_counted_from_the_text(text: str, surface: str, value: str) -> None:
    words, _, told = found(text)[-1]
    assert (words, told) == (surface, value)


PERIODS = [
    (JANUARY, "Two rivals merged last week.", "last week=2026-W02"),
    (JANUARY, "The tour starts next week.", "next week=2026-W04"),
    (JANUARY, "It met earlier this week.", "earlier this week=2026-W03"),
    (JANUARY, "Two men died over the weekend.", "the weekend=2026-W02-WE"),
    (JANUARY, "Two men died at the weekend.", "the weekend=2026-W02-WE"),
    (JANUARY, "They will play this weekend.", "this weekend=2026-W03-WE"),
    (JANUARY, "Two men died last weekend.", "last weekend=2026-W02-WE"),
    (SUMMER, "They will meet over the weekend.", "the weekend=2025-W34-WE"),
    (SUMMER, "They met over the weekend.", "the weekend=2025-W33-WE"),
    (JANUARY, "Two weeks ago the bank failed.", "Two weeks ago=2026-W01"),
    (JANUARY, "Prices fell a week ago.", "a week ago=2026-W02"),
    (SUMMER, "Sales rose in July.", "July=2025-07"),
    (SUMMER, "Sales rose in December.", "December=2024-12"),
    (SUMMER, "The plant will close in December.", "December=2025-12"),
    (SUMMER, "The plant closes in October.", "October=2025-10"),
    (SUMMER, "Trade data for July were weak.", "July=2025-07"),
    (SUMMER, "Crude for October delivery rose 40 cents.", "October=2025-10"),
    (SUMMER, "The October contract rose 40 cents.", "The October=2025-10"),
    (SUMMER, "He faces voters in the November election.", "the November=2025-11"),
    (SUMMER, "He lost the November election.", "the November=2024-11"),
    (SUMMER, "The bill passed last November.", "last November=2024-11"),
    (SUMMER, "The bill takes effect next January.", "next January=2026-01"),
    (SUMMER, "It has fallen since March.", "March=2025-03"),
    (SUMMER, "By October the plant should be ready.", "October=2025-10"),
    (SUMMER, "The trial was to begin in September.", "September=2025-09"),
    (SUMMER, "The trial is due to begin in September.", "September=2025-09"),
    (SUMMER, "Earlier this month it cut jobs.", "Earlier this month=2025-08"),
    (SUMMER, "Prices rose in late May.", "late May=2025-05"),
    (SUMMER, "In early August rains came.", "early August=2025-08"),
    (SUMMER, "In June of last year it closed.", "June of last year=2024-06"),
    (JANUARY, "Sales rose this year.", "this year=2026"),
    (JANUARY, "Sales fell last year.", "last year=2025"),
    (JANUARY, "Sales should rise next year.", "next year=2027"),
    (JANUARY, "Later this year it will list.", "Later this year=2026"),
    (JANUARY, "He was born in 1961.", "1961=1961"),
    (JANUARY, "He won the 1996 election.", "1996=1996"),
    (JANUARY, "After the 1991 Gulf War prices fell.", "1991=1991"),
    (JANUARY, "The 1987 crash wiped out savings.", "1987=1987"),
    (JANUARY, "A 1994 law bans it.", "1994=1994"),
    (JANUARY, "The 1986 tax law bans it.", "1986=1986"),
    (JANUARY, "Its 1990 invasion failed.", "1990=1990"),
    (JANUARY, "The film was shot in 1977-78.", "1977-78=1977/1978"),
    (JANUARY, "In the 1980s the mill closed.", "1980s=198"),
    (JANUARY, "In the mid-1990s the mill closed.", "the mid-1990s=199"),
    (JANUARY, "In the '90s the mill closed.", "90s=199"),
    (JANUARY, "In the early nineties the mill closed.", "the early nineties=199"),
    (JANUARY, "He fought in the Sixties.", "the Sixties=196"),
    (JANUARY, "Ten years ago the mill closed.", "Ten years ago=2016"),
    (JANUARY, "A decade ago the mill closed.", "A decade ago=201"),
    (JANUARY, "A century ago the mill opened.", "A century ago=19"),
    (JANUARY, "A year ago the mill closed.", "A year ago=2025"),
    (JANUARY, "Nearly 40 years ago the mill opened.", "Nearly 40 years ago=1986"),
    (JANUARY, "It happened 20 years earlier.", "20 years earlier=2006"),
    (JANUARY, "Growth in the 21st century will slow.", "the 21st century=20"),
    (JANUARY, "At the turn of the century it was sold.", "the turn of the century=20"),
    (JANUARY, "By year-end it will have 50 shops.", "year-end=2026"),
    (JANUARY, "By the end of the year it will have 50 shops.", "the end of the year=2026"),
    (JANUARY, "By year's end it will have 50 shops.", "year's end=2026"),
    (JANUARY, "It should open by midyear.", "midyear=2026"),
    (JANUARY, "It should open by mid-year.", "mid-year=2026"),
    (JANUARY, "By month's end it had 50 shops.", "month's end=2026-01"),
    (JANUARY, "In fiscal 1989 it lost money.", "fiscal 1989=1989"),
    (JANUARY, "It earned $5 million in the year ended June 30, 1998.", "the year ended June 30, 1998=1998"),
    (OCTOBER, "Profit fell in the third quarter.", "the third quarter=1998-Q3"),
    (OCTOBER, "Third-quarter profit fell.", "Third-quarter=1998-Q3"),
    (OCTOBER, "It took a charge in the fourth quarter.", "the fourth quarter=1998-Q4"),
    (OCTOBER, "It expects a loss in the fourth quarter.", "the fourth quarter=1998-Q4"),
    (OCTOBER, "It lost money in the second quarter.", "the second quarter=1998-Q2"),
    (OCTOBER, "It sees growth in the first quarter.", "the first quarter=1999-Q1"),
    (OCTOBER, "It will open in the first quarter of next year.", "the first quarter of next year=1999-Q1"),
    (OCTOBER, "The 1997 third quarter was better.", "1997 third quarter=1997-Q3"),
    (OCTOBER, "Profit rose from the year-earlier quarter.", "the year-earlier quarter=1997-Q3"),
    (OCTOBER, "In the third quarter it earned $5 million, up from $4 million a year earlier.",
     "the third quarter=1998-Q3; a year earlier=1997-Q3"),
    (OCTOBER, "In the third quarter it earned $5 million, up from $4 million in the same period a year ago.",
     "the third quarter=1998-Q3; the same period a year ago=1997-Q3"),
    (OCTOBER, "In the third quarter it earned $5 million, up from $4 million the previous year.",
     "the third quarter=1998-Q3; the previous year=1997"),
    (OCTOBER, "Sales grew in the first half.", "the first half=1998-H1"),
    (OCTOBER, "Sales should grow in the second half.", "the second half=1998-H2"),
    (OCTOBER, "Last quarter sales grew.", "Last quarter=1998-Q3"),
    (OCTOBER, "This quarter sales will grow.", "This quarter=1998-Q4"),
    (OCTOBER, "In the latest quarter sales grew.", "the latest quarter=1998-Q3"),
    (JANUARY, "It will open in two weeks.", "two weeks=2026-W05"),
    (JANUARY, "He won in 2012 and lost the following year.", "2012=2012; the following year=2013"),
    (JANUARY, "It was sold in May 2019 and closed two months later.", "May 2019=2019-05; two months later=2019-07"),
    (SUMMER, "It rained last summer.", "last summer=2024-SU"),
    (SUMMER, "This fall the school opens.", "This fall=2025-FA"),
    (SUMMER, "In the spring it rained.", "the spring=2025-SP"),
    (SUMMER, "The summer of 1998 was wet.", "The summer of 1998=1998-SU"),
    (JANUARY, "Margins fell in 3Q25.", "3Q25=2025-Q3"),
    (JANUARY, "The quarter ended Sept. 30 was strong.", "The quarter ended Sept. 30=2025-Q3"),
    (JANUARY, "Its fiscal third quarter ended Aug. 31 was strong.", "fiscal third quarter ended Aug. 31=2025-Q3"),
    (JANUARY, "He led it 2012-2018.", "2012-2018=2012/2018"),
    (JANUARY, "It grew from 2021 to 2024.", "2021 to 2024=2021/2024"),
    (JANUARY, "It fell from the same period a year earlier.", "the same period a year earlier=2025"),
    (JANUARY, "In 2019 the firm was split, and in September the parts were sold.", "2019=2019; September=2019-09"),
    (JANUARY, "Revenue for 2023 was $5 million, of which half came in Q2.", "2023=2023; Q2=2023-Q2"),
    (JANUARY, "The firm expects H2 2026 sales to grow.", "H2 2026=2026-H2"),
    (JANUARY, "He may march in May.", "May=2026-05"),
    (AUGUST, "Two suspects were flown to New York last week.", "last week=1998-W32"),
    (AUGUST, "He was sentenced to life in prison in May 1997.", "May 1997=1997-05"),
    (AUGUST, "Russia will hold parliamentary elections in December 1999.", "December 1999=1999-12"),
    (AUGUST, "The ruble has lost a third of its value since the beginning of the year.",
     "the beginning of the year=1998"),
    (AUGUST, "The ruble has lost a third of its value this week alone.", "this week=1998-W33"),
    (AUGUST, "NATO was founded 49 years ago.", "49 years ago=1949"),
    (AUGUST, "The country gained independence from Britain in 1963.", "1963=1963"),
    (AUGUST, "The war, which ended in 1995, killed 200,000.", "1995=1995"),
    (AUGUST, "The talks broke off in March and resumed in July.", "March=1998-03; July=1998-07"),
    (AUGUST, "The talks are to resume in September.", "September=1998-09"),
    (AUGUST, "In November, voters will choose a new governor.", "November=1998-11"),
    (AUGUST, "He won the 1996 presidential election.", "1996=1996"),
    (AUGUST, "The bank cut rates three times last year.", "last year=1997"),
    (AUGUST, "Unemployment rose to 5.5 percent in July from 5.3 percent in June.", "July=1998-07; June=1998-06"),
    (AUGUST, "July's figure was revised.", "July=1998-07"),
    (AUGUST, "The July figure was revised.", "The July=1998-07"),
    (AUGUST, "Crude oil for September delivery fell 20 cents.", "September=1998-09"),
    (AUGUST, "In the first half of the decade, prices doubled.", "the first half of the decade=199"),
    (AUGUST, "Last summer's fires cost $1 billion.", "Last summer=1997-SU"),
    (AUGUST, "This summer's fires cost $1 billion.", "This summer=1998-SU"),
    (AUGUST, "The school year begins in September.", "September=1998-09"),
    (AUGUST, "He declined to say when the report, due this month, would be out.", "this month=1998-08"),
    (AUGUST, "Earlier this year, it sold its mills.", "Earlier this year=1998"),
    (AUGUST, "Later this month it will sell its mills.", "Later this month=1998-08"),
    (AUGUST, "Two months ago it sold its mills.", "Two months ago=1998-06"),
    (AUGUST, "It sold its mills two years earlier.", "two years earlier=1996"),
    (AUGUST, "Since last October, 40 people have died.", "last October=1997-10"),
    (AUGUST, "The 1997-98 season was his best.", "1997-98=1997/1998"),
    (AUGUST, "A new round is expected before the end of the month.", "the end of the month=1998-08"),
    (AUGUST, "The year 2000 problem worries banks.", "The year 2000=2000"),
    (AUGUST, "By the year 2010, it will be gone.", "the year 2010=2010"),
    (AUGUST, "Half a dozen years ago he was unknown.", "Half a dozen years ago=1992"),
    (AUGUST, "A dozen years ago he was unknown.", "A dozen years ago=1986"),
    (AUGUST, "The company was founded in the 19th century.", "the 19th century=18"),
    (AUGUST, "The late 1980s were good years.", "The late 1980s=198"),
    (AUGUST, "The law was passed during the 1989 session.", "1989=1989"),
    (AUGUST, "His term runs through 2001.", "2001=2001"),
    (AUGUST, "His term, which expires in 2001, is his last.", "2001=2001"),
    (AUGUST, "The company expects to break even next year and to post a profit in 2000.", "next year=1999; 2000=2000"),
    (AUGUST, "The first-quarter loss widened.", "The first-quarter=1998-Q1"),
    (AUGUST, "Its fiscal first quarter ended July 31.", "fiscal first quarter ended July 31=1998-Q1"),
    (AUGUST, "For the quarter, profit fell.", "the quarter=1998-Q2"),
    (AUGUST, "For the year, profit is expected to fall.", "the year=1998"),
    (AUGUST, "In mid-August it will be hot.", "mid-August=1998-08"),
    (AUGUST, "He was hired in the fall of 1994.", "the fall of 1994=1994-FA"),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "sentence", "times"), PERIODS)
def test_periods_by_tense(anchor: date, sentence: str, times: str) -> None:
    assert row(sentence, anchor) == times


DAYS = [
    (JANUARY, "The board meets today.", "today=2026-01-12"),
    (JANUARY, "The board met yesterday.", "yesterday=2026-01-11"),
    (JANUARY, "The board meets tomorrow morning.", "tomorrow morning=2026-01-13TMO"),
    (JANUARY, "It was announced late yesterday.", "late yesterday=2026-01-11"),
    (JANUARY, "Polls open tonight.", "tonight=2026-01-12TNI"),
    (JANUARY, "The fire broke out last night.", "last night=2026-01-11TNI"),
    (JANUARY, "The fire broke out this morning.", "this morning=2026-01-12TMO"),
    (JANUARY, "The fire broke out early this morning.", "early this morning=2026-01-12TMO"),
    (JANUARY, "The vote is due this afternoon.", "this afternoon=2026-01-12TAF"),
    (JANUARY, "He spoke this evening.", "this evening=2026-01-12TEV"),
    (JANUARY, "It happened yesterday afternoon.", "yesterday afternoon=2026-01-11TAF"),
    (JANUARY, "It happened the day before yesterday.", "the day before yesterday=2026-01-10"),
    (SUMMER, "On Aug. 1 the firm closed.", "Aug. 1=2025-08-01"),
    (SUMMER, "The firm will close on Oct. 1.", "Oct. 1=2025-10-01"),
    (SUMMER, "The term ends Oct. 1.", "Oct. 1=2025-10-01"),
    (SUMMER, "He was arrested on Dec. 12.", "Dec. 12=2024-12-12"),
    (SUMMER, "Voters go to the polls on Nov. 4.", "Nov. 4=2025-11-04"),
    (SUMMER, "The Nov. 4 election looms.", "The Nov. 4=2025-11-04"),
    (JANUARY, "The Nov. 4 election was close.", "The Nov. 4=2025-11-04"),
    (JANUARY, "The blast came at 1430 GMT.", "1430 GMT=2026-01-12T14:30Z"),
    (JANUARY, "Trading opens at noon tomorrow.", "noon tomorrow=2026-01-13T12:00"),
    (JANUARY, "On the morning of Jan. 5 two men fled.", "the morning of Jan. 5=2026-01-05TMO"),
    (JANUARY, "He arrived on Jan. 5 and left the next day.", "Jan. 5=2026-01-05; the next day=2026-01-06"),
    (JANUARY, "He arrived on Jan. 5 and left two days later.", "Jan. 5=2026-01-05; two days later=2026-01-07"),
    (JANUARY, "He arrived on Jan. 5, a day after the vote.", "Jan. 5=2026-01-05; a day=P1D"),
    (JANUARY, "He left on Jan. 5; his wife had left the previous day.",
     "Jan. 5=2026-01-05; the previous day=2026-01-04"),
    (JANUARY, "He left on Jan. 5; his wife had left the day before.", "Jan. 5=2026-01-05; the day before=2026-01-04"),
    (JANUARY, "He left on Jan. 5; his wife followed the day after.", "Jan. 5=2026-01-05; the day after=2026-01-06"),
    (JANUARY, "He left on Jan. 5; his wife left the same day.", "Jan. 5=2026-01-05; the same day=2026-01-05"),
    (JANUARY, "He left on Jan. 5; that day his wife left.", "Jan. 5=2026-01-05; that day=2026-01-05"),
    (JANUARY, "He won in 2012, two years after his father died.", "2012=2012; two years=P2Y"),
    (JANUARY, "On Christmas Eve the shop shut.", "Christmas Eve=2025-12-24"),
    (JANUARY, "New Year's Day was cold.", "New Year's Day=2026-01-01"),
    (SUMMER, "The shop opens after Labor Day.", "Labor Day=2025-09-01"),
    (SUMMER, "On July 4 the town cheered.", "July 4=2025-07-04"),
    (JANUARY, "The fair ran Nov. 18-20.", "Nov. 18-20=2025-11-18/2025-11-20"),
    (JANUARY, "The fair ran Oct.15-17, 2024.", "Oct.15-17, 2024=2024-10-15/2024-10-17"),
    (JANUARY, "Orders for Oct.15, 2024 were lost.", "Oct.15, 2024=2024-10-15"),
    (JANUARY, "The fair is on March 3 - 5, 2026.", "March 3 - 5, 2026=2026-03-03/2026-03-05"),
    (JANUARY, "The fair runs March 30-April 2.", "March 30-April 2=2026-03-30/2026-04-02"),
    (JANUARY, "The fair runs from Feb. 27 through March 2.", "Feb. 27 through March 2=2026-02-27/2026-03-02"),
    (AUGUST, "The bombs went off within minutes of each other on Aug. 7.", "minutes=PTXM; Aug. 7=1998-08-07"),
    (AUGUST, "He had been in custody since his arrest on June 3.", "June 3=1998-06-03"),
    (AUGUST, "The plane took off at 8:15 p.m. and crashed an hour later.",
     "8:15 p.m.=1998-08-14T20:15; an hour later=PT1H"),
    (AUGUST, "The Nov. 3 elections are 11 weeks away.", "The Nov. 3=1998-11-03; 11 weeks=P11W"),
    (AUGUST, "The Aug. 7 bombings killed 12 Americans.", "The Aug. 7=1998-08-07"),
    (AUGUST, "It has until Oct. 15 to comply.", "Oct. 15=1998-10-15"),
    (AUGUST, "A cease-fire took effect at midnight.", "midnight=1998-08-14T00:00"),
    (AUGUST, "The government said today that 40 people died.", "today=1998-08-14"),
    (AUGUST, "The quake struck at 3:04 a.m. local time.", "3:04 a.m. local time=1998-08-14T03:04"),
    (AUGUST, "Then on Aug. 3 he resigned.", "Aug. 3=1998-08-03"),
    (AUGUST, "He resigned Aug. 3, citing his health.", "Aug. 3=1998-08-03"),
    (AUGUST, "It was in his Feb. 4 speech.", "Feb. 4=1998-02-04"),
    (AUGUST, "A two-week, 14-city tour begins Sept. 1.", "two-week=P2W; Sept. 1=1998-09-01"),
    (AUGUST, "Mar. 3, 1998 was a Tuesday.", "Mar. 3, 1998=1998-03-03"),
    (AUGUST, "Last Christmas he was in jail.", "Last Christmas=1997-12-25"),
    (AUGUST, "He will be home by Thanksgiving.", "Thanksgiving=1998-11-26"),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "sentence", "times"), DAYS)
def test_days_and_moments_by_tense(anchor: date, sentence: str, times: str) -> None:
    assert row(sentence, anchor) == times
