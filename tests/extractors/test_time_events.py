"""Times beside what happened in them: the year of a convention, the day of an attack, and names that hold times."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.times import scan_times
from tests.extractors.time_rows import row

THURSDAY = date(2014, 6, 5)

YEARS = [
    ("She spoke at the 1968 Radical convention.", "1968=1968"),
    ("A 2011 Labor Institute study found the same.", "2011=2011"),
    ("A 1976 Norvanian airliner bombing killed 73 people.", "1976=1976"),
    ("He ran Dale Orsk's 2004 Radical presidential campaign.", "2004=2004"),
    ("Troops stayed on after the 2003 U.N.-led withdrawal.", "2003=2003"),
    ("The 2026 Summit brings talks to Tolland.", ""),
    ("The 2026 Growth Summit takes place in Tolland.", ""),
    ("The 2025 Spring Gala raised $2 million for a campaign.", ""),
    ("The 2025 Global Leadership Awards honored a film.", ""),
    ("The 2010 Poverty Assessment shows a deal.", ""),
]

SIDES = [
    ("The storm is forecast to make landfall on Monday.", "Monday=2014-06-09"),
    ("He will be formally charged in the case on Monday.", "Monday=2014-06-09"),
    ("The pact is expected to be finally signed in Tolland Monday.", "Monday=2014-06-09"),
    ("The agency reports Saturday that 150 soldiers will leave on Tuesday.", "Saturday=2014-05-31; Tuesday=2014-06-10"),
    ("An official announcement in Tolland Saturday says he will stay.", "Saturday=2014-05-31"),
    ("The vote will follow the president's decision Wednesday to stay.", "Wednesday=2014-06-04"),
    ("Few will vote because of the slaying in Tolland on Friday of a priest.", "Friday=2014-05-30"),
    ("Work goes ahead, with lawmakers on Tuesday passing a bill that will help.", "Tuesday=2014-06-03"),
    ("He heads back to the capital Friday for a meeting.", "Friday=2014-06-06"),
    ("On Wednesday, the committee selected the town to host the games.", "Wednesday=2014-06-04"),
    ("The court will announce its decision Wednesday.", "Wednesday=2014-06-11"),
    ("The two will meet after the vote Sunday.", "Sunday=2014-06-08"),
]

WORDS_IN_BETWEEN = [
    ("Talks went on, but by late Sunday afternoon the speech had changed.", "late Sunday afternoon=2014-06-01TAF"),
    ("The campaign is releasing a new online ad Monday aimed at voters.", "Monday=2014-06-09"),
    ("In Monday's trading, crude oil for May delivery rose 41 cents.", "Monday=2014-06-02; May=2014-05"),
    ("Prices later rose 52 cents to close at $54.95 a barrel on Monday.", "Monday=2014-06-02"),
    ("Her victories in Tolland on Tuesday will only help her.", "Tuesday=2014-06-03"),
    ("He should get a boost from the win Tuesday, aides said.", "Tuesday=2014-06-03"),
    ("The team is set to play Norwood in the 102nd Rose Bowl Saturday.", "Saturday=2014-06-07"),
    ("The bank said the vote didn't look close on Tuesday.", "Tuesday=2014-06-03"),
    ("The judge adjourned the trial until at least Wednesday.", "Wednesday=2014-06-11"),
    ("The agency quotes her as saying Wednesday that the state will pay.", "Wednesday=2014-06-04"),
    ("Dale Orsk on Wednesday, saying that his rival would bring war.", "Wednesday=2014-06-04"),
    ("He has to agree, and by Monday he must sign.", "Monday=2014-06-09"),
    ("A spokesman would not say Monday whether the talks would go on.", "Monday=2014-06-02"),
    ("Wednesday is the last day for filing claims.", "Wednesday=2014-06-11"),
    ("Orsk is big in Tolland, which holds a vote on Saturday.", "Saturday=2014-06-07"),
    ("The panel's recommendation Friday to join should end the debate.", "Friday=2014-05-30"),
    ("The tape, broadcast Friday, carries a message that he will return.", "Friday=2014-05-30"),
    ("The channel will broadcast the match Sunday.", "Sunday=2014-06-08"),
    ("In a report to the council Friday, Dale Orsk says voters will decide.", "Friday=2014-05-30"),
    ("A letter by the group Wednesday accuses him of theft and will be published.", "Wednesday=2014-06-04"),
    ("She will outline the plan in a speech Monday.", "Monday=2014-06-09"),
    ("You will know that on Sunday the whole board resigned.", "Sunday=2014-06-01"),
    ("He said that on Monday the shop will open.", "Monday=2014-06-09"),
    ("He arrived Friday and on Saturday will meet her.", "Friday=2014-05-30; Saturday=2014-06-07"),
]

BESIDE = [
    ("Shops expect brisk trade on the day after Thanksgiving.", "the day after Thanksgiving=2014-11-28"),
    ("Roads were empty the day before Easter.", "the day before Easter=2014-04-19"),
    ("They met the day after Friday's vote.", "Friday=2014-05-30"),
    ("The weekend attack killed four soldiers.", "The weekend=2014-W22-WE"),
    ("The weekend's fighting left 30 dead.", "The weekend=2014-W22-WE"),
    ("They spent the weekend in Tolland.", "the weekend=2014-W22-WE"),
    ("He visits his mother every weekend.", "every weekend=XXXX-WXX-WE"),
    ("The weekend paper is thick.", ""),
    ("Sales in the Christmas season were weak.", ""),
    ("The nineties have been kind to the port.", "The nineties=199"),
    ("It opened in October 2011, and grew the following spring.", "October 2011=2011-10; the following spring=2012-SP"),
    ("They will go the following spring.", "the following spring=2015-SP"),
    ("The bond pays interest semi-annually.", "semi-annually=P6M"),
    ("The ballot was moved from Wednesday to Friday.", "Wednesday=2014-06-04; Friday=2014-05-30"),
]

NAMES = [
    ("She told USA TODAY so today.", "today=2014-06-05"),
    ('He said on the "Today" show that he was done.', ""),
    ("“Today,” he said, “we won.”", "Today=2014-06-05"),
    ("“Today’s vote was close,” he said.", "Today=2014-06-05"),
    ('She told the host of "This Week" so.', ""),
    ("He told This Week in Norvane that he was done.", ""),
    ("Norvane to Present This Week in Tolland", "This Week=2014-W23"),
    ("The March of Hopes met in March.", "March=2014-03"),
]


JUNE, MARCH = date(2016, 6, 10), date(2016, 3, 30)

MONTHS = [
    (JUNE, "Radicals see a realistic chance of winning in November.", "November=2016-11"),
    (JUNE, "The party has 24 seats up in November.", "November=2016-11"),
    (JUNE, "Tolland became the home of the November showdown.", "the November=2016-11"),
    (JUNE, "Aides downplayed any impact that it may have in November.", "November=2016-11"),
    (JUNE, "Sales in the north were up 5 percent in November.", "November=2015-11"),
    (JUNE, "She posted a comment on her page in November.", "November=2015-11"),
    (MARCH, "The fight played out on live television in August.", "August=2015-08"),
    (
        JUNE,
        "Rates, near zero since December 2008, are expected to rise in December.",
        "December 2008=2008-12; December=2016-12",
    ),
    (
        MARCH,
        "He will face one count of battery at a court as a result of the March 8 incident.",
        "the March 8=2016-03-08",
    ),
    (MARCH, "The fair will open on March 8.", "March 8=2017-03-08"),
]


@pytest.mark.parametrize(("published", "sentence", "times"), MONTHS)
def test_months_and_days_of_the_year_that_is_meant(published: date, sentence: str, times: str) -> None:
    assert row(sentence, published) == times


@pytest.mark.parametrize(("sentence", "times"), YEARS + SIDES + WORDS_IN_BETWEEN + BESIDE + NAMES)
def test_times_beside_events_and_in_names(sentence: str, times: str) -> None:
    assert row(sentence, THURSDAY) == times


def test_late_keeps_its_own_modifier_behind_a_preposition() -> None:

    mods = [match.mod for match in scan_times("In force since late 2011, it ends by late 2016.", THURSDAY)]
    assert mods == ["END", "END"]
