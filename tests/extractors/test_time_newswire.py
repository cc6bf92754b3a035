"""Newswire sentences and their times: which weekday, quarter, season or length is meant.

All sentences are our own words about invented people and companies; their values were written down before the scanner
read them.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.extractors.time_rows import row

THURSDAY = date(2013, 3, 21)
FRIDAY = date(1998, 8, 14)
TUESDAY = date(2026, 1, 13)
OCTOBER = date(1989, 10, 26)

NEWSWIRE = [
    (THURSDAY, "The minister resigned Monday after his party lost the vote.", "Monday=2013-03-18"),
    (THURSDAY, "The minister will resign Monday, his aides said.", "Monday=2013-03-25"),
    (THURSDAY, "Prosecutors said they expected to charge the driver on Tuesday.", "Tuesday=2013-03-26"),
    (
        THURSDAY,
        "Norvane, which reports on Wednesday, has warned twice this year.",
        "Wednesday=2013-03-27; this year=2013",
    ),
    (THURSDAY, "The Larks face Norwood on Saturday in the semifinal.", "Saturday=2013-03-23"),
    (THURSDAY, "Passengers can apply for a refund from Friday.", "Friday=2013-03-22"),
    (THURSDAY, "Visitors can see the comet Saturday evening.", "Saturday evening=2013-03-23TEV"),
    (
        THURSDAY,
        "Schools in the county were closed Wednesday and will stay shut through Friday.",
        "Wednesday=2013-03-20; Friday=2013-03-22",
    ),
    (THURSDAY, "The court is likely to rule Monday.", "Monday=2013-03-25"),
    (THURSDAY, "Orsk to Meet Creditors Tuesday", "Tuesday=2013-03-26"),
    (THURSDAY, "Brask Shares Tumble Wednesday on Profit Warning", "Wednesday=2013-03-20"),
    (THURSDAY, "The pope's inaugural Mass on Tuesday drew 150,000 people.", "Tuesday=2013-03-19"),
    (THURSDAY, "Sunday's runoff pits the mayor against a former judge.", "Sunday=2013-03-24"),
    (THURSDAY, "Sunday's runoff gave the mayor a third term.", "Sunday=2013-03-17"),
    (THURSDAY, "The parliament was due to vote on the levy late Thursday.", "late Thursday=2013-03-21"),
    (THURSDAY, "Banks have been shut since last Saturday.", "last Saturday=2013-03-16"),
    (THURSDAY, "He flew to Moscow this Tuesday to ask for a loan.", "this Tuesday=2013-03-19"),
    (THURSDAY, "The talks will continue this Sunday.", "this Sunday=2013-03-24"),
    (THURSDAY, "Next Monday is a holiday.", "Next Monday=2013-03-25"),
    (THURSDAY, "The finance ministers, meeting Friday in Dublin, will discuss the loan.", "Friday=2013-03-22"),
    (THURSDAY, "Thousands are expected at the funeral Saturday.", "Saturday=2013-03-23"),
    (THURSDAY, "The storm could reach the coast by Sunday night.", "Sunday night=2013-03-24TNI"),
    (THURSDAY, "Services will be held Friday at 11 a.m. at St. Orlan's.", "Friday at 11 a.m.=2013-03-22T11:00"),
    (THURSDAY, "Early Monday morning, gunmen attacked the base.", "Early Monday morning=2013-03-18TMO"),
    (
        THURSDAY,
        "Monday night's game was moved to Tuesday because of snow.",
        "Monday night=2013-03-18TNI; Tuesday=2013-03-19",
    ),
    (THURSDAY, "The yen rose for a third day Thursday.", "Thursday=2013-03-21"),
    (
        THURSDAY,
        "Investors await Friday's jobs report after Wednesday's weak factory data.",
        "Friday=2013-03-22; Wednesday=2013-03-20",
    ),
    (THURSDAY, "The bank must find 5.8 billion euros by Monday or lose its lifeline.", "Monday=2013-03-25"),
    (THURSDAY, "He pleaded not guilty Monday and is to be tried in June.", "Monday=2013-03-18; June=2013-06"),
    (
        THURSDAY,
        "Profit rose 4 percent in the fourth quarter from the year-ago quarter.",
        "the fourth quarter=2012-Q4; the year-ago quarter=2011-Q4",
    ),
    (THURSDAY, "Earlier this month the agency cut its forecast.", "Earlier this month=2013-03"),
    (THURSDAY, "Late last month, regulators sued the bank.", "Late last month=2013-02"),
    (THURSDAY, "Over the past five years, the firm has opened 30 stores.", "the past five years=P5Y"),
    (THURSDAY, "It has lost money for years.", "years=PXY"),
    (THURSDAY, "In recent weeks the price has doubled.", "recent weeks=PXW"),
    (THURSDAY, "Several months ago the two sides broke off talks.", "Several months ago=PAST_REF"),
    (
        THURSDAY,
        "The company currently has 300 workers and recently hired a chief.",
        "currently=PRESENT_REF; recently=PAST_REF",
    ),
    (THURSDAY, "The plant is now idle.", "now=PRESENT_REF"),
    (THURSDAY, "At the time, he was a clerk.", ""),
    (THURSDAY, "The board meets every month, usually on Tuesdays.", "every month=P1M; Tuesdays=XXXX-WXX-2"),
    (THURSDAY, "The survey is taken twice a year and published quarterly.", "twice a year=P1Y; quarterly=P1Q"),
    (THURSDAY, "Inflation ran at 8 percent in the 1970s and early 1980s.", "1970s=197; early 1980s=198"),
    (
        THURSDAY,
        "He was born in the summer of 1962 and died last winter.",
        "the summer of 1962=1962-SU; last winter=2012-WI",
    ),
    (
        THURSDAY,
        "The week's losses wiped out the gains of the previous week.",
        "The week=2013-W12; the previous week=2013-W11",
    ),
    (THURSDAY, "Stocks ended the week lower.", "the week=2013-W12"),
    (THURSDAY, "A decade ago the town had three mills.", "A decade ago=200"),
    (THURSDAY, "The six-month investigation ended Wednesday.", "The six-month=P6M; Wednesday=2013-03-20"),
    (
        THURSDAY,
        "He faces up to 20 years in prison when he is sentenced on June 10.",
        "up to 20 years=P20Y; June 10=2013-06-10",
    ),
    (THURSDAY, "The 90-day truce expires on May 1.", "90-day=P90D; May 1=2013-05-01"),
    (THURSDAY, "Within 48 hours the fire had spread.", "48 hours=PT48H"),
    (THURSDAY, "A year ago, the company earned 40 cents a share.", "A year ago=2012"),
    (THURSDAY, "The index is at its highest since October 2007.", "October 2007=2007-10"),
    (THURSDAY, "In December, the group said it would cut 4,000 jobs by 2015.", "December=2012-12; 2015=2015"),
    (THURSDAY, "In April, the group will name a chairman.", "April=2013-04"),
    (THURSDAY, "On Feb. 12 the North tested a bomb.", "Feb. 12=2013-02-12"),
    (THURSDAY, "Ten years after the invasion, the war goes on.", "Ten years=P10Y"),
    (THURSDAY, "May Sanders may run in May.", "May=2013-05"),
    (THURSDAY, "This year's harvest will be smaller than last year's.", "This year=2013; last year=2012"),
    (THURSDAY, "By late afternoon the crowd had grown.", "late afternoon=2013-03-21TAF"),
    (THURSDAY, "Trading begins at 9:30 a.m. Friday.", "9:30 a.m. Friday=2013-03-22T09:30"),
    (THURSDAY, "The flight left at 6 p.m. Wednesday.", "6 p.m. Wednesday=2013-03-20T18:00"),
    (THURSDAY, "The deal should close in the second half of 2013.", "the second half of 2013=2013-H2"),
    (FRIDAY, "Bombs went off outside two embassies last Friday, killing 250 people.", "last Friday=1998-08-07"),
    (
        FRIDAY,
        "Investigators said Thursday they would question him again next week.",
        "Thursday=1998-08-13; next week=1998-W34",
    ),
    (FRIDAY, "The suspect was arraigned here Friday.", "Friday=1998-08-14"),
    (FRIDAY, "The carrier arrives Monday for a week of drills.", "Monday=1998-08-17; a week=P1W"),
    (FRIDAY, "Tuesday's blast was the second in as many days.", "Tuesday=1998-08-11"),
    (FRIDAY, "Two days after the blast, on Sunday, the search was called off.", "Two days=P2D; Sunday=1998-08-09"),
    (FRIDAY, "Officials hope to have the road open by Wednesday.", "Wednesday=1998-08-19"),
    (FRIDAY, "The group has threatened to strike on Monday unless it is paid.", "Monday=1998-08-17"),
    (
        FRIDAY,
        "Pilots rejected the offer Wednesday and may strike Saturday.",
        "Wednesday=1998-08-12; Saturday=1998-08-15",
    ),
    (FRIDAY, "Stores opened Monday for the first time since the quake.", "Monday=1998-08-10"),
    (FRIDAY, "The game between Norwood and Leeds on Saturday is sold out.", "Saturday=1998-08-15"),
    (FRIDAY, "Tickets for Sunday's concert are sold out.", "Sunday=1998-08-16"),
    (FRIDAY, "He wants an answer Monday.", "Monday=1998-08-17"),
    (FRIDAY, "Polls show him ahead of Sunday's vote.", "Sunday=1998-08-16"),
    (FRIDAY, "The Friday deadline passed without a deal.", "The Friday=1998-08-14"),
    (FRIDAY, "As recently as Tuesday, he denied it.", "Tuesday=1998-08-11"),
    (FRIDAY, "From Tuesday to Thursday, the market lost 9 percent.", "Tuesday to Thursday=1998-08-11/1998-08-13"),
    (FRIDAY, "The fair runs Friday through Sunday.", "Friday through Sunday=1998-08-14/1998-08-16"),
    (FRIDAY, "Starting Monday, the ferry will run hourly.", "Monday=1998-08-17; hourly=PT1H"),
    (FRIDAY, "A spokesman who asked not to be named said Monday the plant might close.", "Monday=1998-08-10"),
    (FRIDAY, "Results are due Tuesday, analysts said Thursday.", "Tuesday=1998-08-18; Thursday=1998-08-13"),
    (FRIDAY, "The president, on vacation until next Sunday, said nothing.", "next Sunday=1998-08-23"),
    (
        FRIDAY,
        "It rained on Wednesday, Thursday and Friday.",
        "Wednesday=1998-08-12; Thursday=1998-08-13; Friday=1998-08-14",
    ),
    (FRIDAY, "Shares closed Thursday at $12, down 40 cents.", "Thursday=1998-08-13"),
    (FRIDAY, "The Dow opens Monday 3 percent below its July peak.", "Monday=1998-08-17; July=1998-07"),
    (
        FRIDAY,
        "Today's meeting follows one held yesterday and precedes tomorrow's.",
        "Today=1998-08-14; yesterday=1998-08-13; tomorrow=1998-08-15",
    ),
    (FRIDAY, "On the eve of Saturday's march, police took up posts.", "Saturday=1998-08-15"),
    (FRIDAY, "He has until Monday to respond.", "Monday=1998-08-17"),
    (FRIDAY, "The House is back in session Tuesday.", "Tuesday=1998-08-18"),
    (FRIDAY, "A memorial service is Wednesday.", "Wednesday=1998-08-19"),
    (FRIDAY, "Monday is the deadline for bids.", "Monday=1998-08-17"),
    (FRIDAY, "Monday was the deadline for bids.", "Monday=1998-08-10"),
    (FRIDAY, "She won gold Saturday and aims for a second medal Sunday.", "Saturday=1998-08-08; Sunday=1998-08-16"),
    (TUESDAY, "The chip maker will publish figures on Thursday, Feb. 5.", "Thursday, Feb. 5=2026-02-05"),
    (
        TUESDAY,
        "Results for the three months to December are due on Thursday.",
        "the three months to December=P3M; Thursday=2026-01-15",
    ),
    (TUESDAY, "Since 2021 prices have risen by a fifth.", "2021=2021"),
    (TUESDAY, "In the mid-1990s it had 9 sites.", "the mid-1990s=199"),
    (TUESDAY, "It plans to list in early 2027, at the earliest in the spring.", "early 2027=2027; the spring=2026-SP"),
    (TUESDAY, "At the end of last week the price stood at $4.", "the end of last week=2026-W02"),
    (TUESDAY, "At year-end, it had $9 million.", "year-end=2025"),
    (TUESDAY, "It aims to be profitable by year-end.", "year-end=2026"),
    (TUESDAY, "Over the weekend, three brokers quit.", "the weekend=2026-W02-WE"),
    (TUESDAY, "In the coming weeks it will name a chief.", "the coming weeks=PXW"),
    (TUESDAY, "Until now, it had no rival.", "now=PRESENT_REF"),
    (TUESDAY, "He retired after 12 years as chief.", "12 years=P12Y"),
]

# Conventions that the first list left open.
MORE = [
    (FRIDAY, "Friday the 13th passed quietly.", "Friday the 13th=1998-03-13"),
    (FRIDAY, "They will meet on Friday the 13th.", "Friday the 13th=1998-11-13"),
    (FRIDAY, "On Friday the 9th Circuit ruled.", "Friday=1998-08-14"),
    (FRIDAY, "As recently as Tuesday, he denied it.", "Tuesday=1998-08-11"),
    (FRIDAY, "By late afternoon the crowd had grown.", "late afternoon=1998-08-14TAF"),
    (FRIDAY, "It is cool in the early morning hours.", ""),
    (FRIDAY, "The film 13 Hours opened.", ""),
    (FRIDAY, "It fell below its July peak.", "July=1998-07"),
    (OCTOBER, "Net income rose to $3 million from $2 million a year earlier.", "a year earlier=1988-Q3"),
    (
        OCTOBER,
        "Net income for the year rose to $3 million from $2 million a year earlier.",
        "the year=1989; a year earlier=1988",
    ),
    (OCTOBER, "He joined the bank a year earlier.", "a year earlier=1988"),
    (date(1989, 2, 26), "Net income rose to $3 million from $2 million a year earlier.", "a year earlier=1988"),
    (date(2015, 12, 19), "He held his year-end news conference.", "year-end=2015"),
]


@pytest.mark.parametrize(("published", "sentence", "expected"), NEWSWIRE + MORE)
def test_newswire(published: date, sentence: str, expected: str) -> None:
    assert row(sentence, published) == expected
