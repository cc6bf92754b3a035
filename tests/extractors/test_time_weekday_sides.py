"""On which side of the publication a weekday lies: how news tells of what was, and of what is to come.

All sentences are our own words about invented companies and people, published on a Wednesday.
"""

from __future__ import annotations

from datetime import date

import pytest

from extractors.times import scan_times

WEDNESDAY = date(2025, 11, 12)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

BEFORE = (
    "She was named as Mr. Daro's acting deputy on Tuesday.",
    "He told the radio host Jo Roe on Monday that he would run.",
    "Dara Quill lost the highly anticipated race Saturday.",
    "Brask disclosed the price change Monday, adding that sales will suffer.",
    "The minister paid a scheduled visit Sunday to the dam.",
    "The Lantern Friday quotes him as saying that a cut may come.",
    "The ministry Monday says it will send more aid.",
    "The suit comes after the council's approval Monday of a road that will cut the wood in two.",
    "The guard was blamed for Sunday's blast, which may cost the mayor his post.",
    '"We are going to appeal," he told reporters Friday.',
    "A cease-fire went into effect Monday.",
    "A truce that took effect Sunday appeared to hold.",
    "According to a report published Friday, exports may fall.",
    "As of Monday, 41 cases had been confirmed.",
    "Brask on Monday withdrew its bid.",
    "Brask, which on Monday withdrew its bid, said it would sell its stake.",
    "By Tuesday Quzix had sold its stake.",
    "Charges filed Monday could send him to prison.",
    "Exports fell 3 percent, the government said Friday.",
    "From Monday through Wednesday, the index lost 4 percent.",
    "Gold rose $3 from Friday's close.",
    "He used a speech Monday to attack the court.",
    "Here's what we learned from Friday's jobs report.",
    "In Monday night's debate, the two traded charges.",
    "In Monday trading, the shares fell 50 cents.",
    "In Monday's trading, the shares fell 50 cents.",
    "In a statement Monday, the company denied the report.",
    "In an interview on Tuesday, she said the bank would not sell.",
    "In trading Monday on the New York Stock Exchange, the shares fell 50 cents to $21.",
    "It began to snow on Sunday.",
    "Measures announced Monday would cut costs.",
    "Monday was a holiday in Japan.",
    "Monday's killing of a priest may stop the talks.",
    "More than 60 people were hurt in clashes Sunday between police and protesters.",
    "Mr. Orsk, who will retire in May, said Monday the plan had worked.",
    "Negotiators missed a Monday deadline.",
    "Norvane beat Brask 3-1 on Sunday.",
    "Oil prices, which had climbed on Monday, gave up their gains.",
    "On Monday, the U.S. Treasury sold $12 billion of bills.",
    "Police said Sunday that three people had been arrested.",
    "President Orsk arrived in Tokyo on Saturday.",
    "Rebels who seized the town on Saturday say they will hold it.",
    "Seven Killed in Sunday Crash",
    "Shares of Quzix fell 4 percent on Monday after the company cut its outlook.",
    "She managed to score twice on Sunday.",
    "Speaking in Oslo on Monday, the minister said oil would rise.",
    "Stocks tumbled Friday in Tokyo, and bond prices rose.",
    "Stocks were lower Monday in London.",
    "The Treasury said Monday U.S. banks hold too few reserves.",
    "The army has been on alert since Friday.",
    "The bank's shares, halted Monday, have lost half their value.",
    "The central bank raised rates on Tuesday and said it would act again.",
    "The committee's last meeting was Tuesday.",
    "The deadline for bids was Friday.",
    "The deadline was Monday.",
    "The dispute flared Monday when Brask said it would cut supplies.",
    "The dollar fell to 142 yen from 143 yen Monday.",
    "The dollar traded at 141 yen, compared with 142 yen Monday.",
    "The index, up 1% from Monday, stood at 4,120.",
    "The killing Sunday of a priest may stop the talks.",
    "The plan would cost $4 billion, according to the office's Monday report.",
    "The president met Monday with leaders of the coal industry, who want the tax repealed.",
    "The rebels tried to take the town on Sunday.",
    "The regulator Friday ordered the bank to raise capital.",
    "The regulator on Friday ordered the bank to raise capital.",
    "The regulator ordered the bank Friday to raise capital.",
    "The senator declined to comment Monday.",
    "The shares rose to $5 Monday to close at a record.",
    "The show opened Friday at the Orpheum.",
    "The spill was discovered Saturday; cleanup will take weeks.",
    "The stock closed at $41.25 Friday on the Nasdaq.",
    "The team, which lost to Brask on Saturday, has not won since May.",
    "The truce expired Sunday.",
    "The vote Tuesday clears the way for construction.",
    "Thousands marched through the city on Sunday to demand his resignation.",
    "Thousands of people took to the streets Sunday, demanding that he resign.",
    "Three people have been arrested, police said Sunday.",
    "Traders were forced to sell on Monday.",
    "Trading was halted Friday pending news.",
    "Tuesday's vote clears the way for construction.",
    "What happened Sunday should never happen again.",
    "Winners and losers from Monday's debate",
    "Workers returned Monday.",
)
AFTER = (
    "Norvane, which reports on Friday, has warned twice.",
    "Passengers can apply for a refund from Friday.",
    "Visitors can see the comet Saturday.",
    "Sunday's runoff pits the mayor against a judge.",
    "The game between Norwood and Leeds on Saturday is sold out.",
    "He wants an answer Friday.",
    "On the eve of Saturday's march, police took up posts.",
    "The House is back in session Monday.",
    "She won gold on the first day and aims for a second medal Sunday.",
    "The two were level ahead of the Tolland ballot on Monday.",
    "Growers are bracing for another frost Friday.",
    "Hosts are preparing for a regatta Monday on the lake.",
    "Aides say Friday's meeting at the old mill, a mile from the town, will deal with flooding.",
    "Ms. Daro is the favourite for Sunday's election.",
    '"He\'s leaving Friday," his lawyer said.',
    '"The decision comes Friday," she said.',
    '"We\'ll know on Friday," said Ms. Daro.',
    "A cease-fire was to begin at dawn Friday.",
    "A cease-fire was to go into effect Thursday.",
    "A conference call is planned for Thursday.",
    "A decision could come as soon as Friday, people familiar with the matter said.",
    "A funeral was planned for Saturday.",
    "A hearing was set for Monday.",
    "A report Friday is expected to show that unemployment rose.",
    "A runoff will be held Sunday if no candidate wins a majority.",
    "Arraignment was scheduled for Thursday.",
    "At a news conference on Thursday, the mayor will present the plan.",
    "Brask Thursday begins hearings.",
    "Brask on Thursday will begin hearings.",
    "Effective Monday, the fare is $3.",
    "Financial markets will be closed Friday.",
    "He faces a hearing on Monday.",
    "He hopes to have an answer by Friday.",
    "He is expected to return to Washington on Saturday.",
    "He remains in custody and is due back in court on Friday.",
    "He was ordered to appear in court Friday.",
    "Here's what to expect from Friday's jobs report.",
    "Highs on Saturday will reach 30.",
    "If approved, the bill would go to the Senate on Thursday.",
    "Investors are looking ahead to Thursday's inflation data.",
    "It has promised an answer by Friday.",
    "Lawmakers have until Friday to pass the bill.",
    "Ministers gather in Oslo on Thursday.",
    "Mr. Orsk, who faces trial Monday, denied the charges.",
    "Negotiators are racing to meet a Friday deadline.",
    "Norvane is due to report earnings Thursday.",
    "People familiar with the matter said a deal could be announced as soon as Thursday.",
    "Polls ahead of Sunday's election show a tight race.",
    "Quzix to Host Call Thursday",
    "Rain is forecast for Saturday.",
    "Schools remain closed until Monday.",
    "Schools will reopen Monday.",
    "Shareholders have until Friday to tender their shares.",
    "She has agreed to testify on Thursday.",
    "She has been asked to testify Thursday.",
    "Starting Monday, commuters will pay more.",
    "Sunday marks the tenth anniversary of the accord.",
    "Sunday's election will be the first since the war.",
    "Talks resume Thursday in Geneva.",
    "The board called a special meeting for Thursday to discuss the bid.",
    "The committee's next meeting is Tuesday.",
    "The company hopes to resume production Monday.",
    "The company plans a conference call Thursday.",
    "The company plans to hold a conference call Thursday to discuss the results.",
    "The court is scheduled to hear arguments Monday.",
    "The deadline is Friday.",
    "The first of the trials starts on Monday.",
    "The government is to report Friday on unemployment.",
    "The hearing Friday will be the third this year.",
    "The hostages, who were seized in May, will be freed Thursday, officials said.",
    "The judge gave the company until Friday to turn over the files.",
    "The judge postponed the hearing until Monday.",
    "The judge scheduled a hearing for Friday.",
    "The men are to appear in court Thursday.",
    "The minister is to meet union leaders Friday.",
    "The offer expires on Friday.",
    "The plan, approved in May, is to be presented Friday.",
    "The president leaves Friday for a five-day tour of Asia.",
    "The ship is sailing to Malta, where it is expected Friday.",
    "The strike, set for Thursday, would be the first in a decade.",
    "The summit, which opens Friday, will draw 40 leaders.",
    "The team hosts Brask on Saturday.",
    "The team will try to recover when it hosts Brask on Saturday.",
    "The two sides agreed to meet again Thursday.",
    "The two sides agreed to meet again on Monday.",
    "There will be a rally on Friday.",
    "They are getting married on Saturday.",
    "Traders await Friday's jobs report.",
    "Trading in the shares is to begin Friday under the symbol QZX.",
    "What to Watch in Thursday's Debate",
    "Workers are expected back at work on Monday.",
    "Workers were told to return on Thursday.",
)
# P before, F after, T the day itself, in the order of the text.
SEVERAL = (
    ("The union said on Monday it will strike on Thursday if talks fail.", "PF"),
    ("The company said Tuesday that it expects to close the sale on Friday.", "PF"),
    ("The ministry announced Monday that elections would be held on Sunday.", "PF"),
    ("The House passed the bill Friday, and the Senate votes Monday.", "PF"),
    ("Shares rose on Wednesday.", "T"),
    ("Quzix said Wednesday that sales had risen.", "T"),
    ("Quzix will hold a call on Wednesday at 4:30 p.m.", "T"),
    ("Wednesday's gains were broad.", "T"),
    ("It rained on Saturday and Sunday.", "PP"),
    ("Rain is expected on Saturday and Sunday.", "FF"),
    ("The two sides will meet on Thursday and Friday.", "FF"),
    ("The two sides met on Monday and Tuesday.", "PP"),
    ("It met Monday and will meet again Thursday.", "PF"),
    ("He was arrested Sunday and will be arraigned Thursday.", "PF"),
    ("Arrested on Sunday, he is to be arraigned on Thursday.", "PF"),
)
# Names, and the hours of a shop.
NO_DAYS = (
    "He told the Sunday Herald that he would resign.",
    "It ran in the Baltimore Sunday Sun.",
    "Monday Night Brewing opened a second bar.",
    "The weekly “Terrific Thursday” fills the square.",
    "Lunch is cold; dinner is served Friday and Saturday 5-11 p.m.",
)


def sides(text: str) -> str:
    found = [match.first for match in scan_times(text, WEDNESDAY) if text[match.start :].startswith(DAYS)]
    return "".join("T" if day == WEDNESDAY else "P" if day < WEDNESDAY else "F" for day in found if day)


@pytest.mark.parametrize("text", BEFORE)
def test_before_the_publication(text: str) -> None:
    assert sides(text) == "P"


@pytest.mark.parametrize("text", AFTER)
def test_after_the_publication(text: str) -> None:
    assert sides(text) == "F"


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_in_a_sentence(text: str, expected: str) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_days(text: str) -> None:
    assert sides(text) == ""
