"""Counts, percentages, quantities and ratios in the sentences of business news.

All sentences are our own words about invented companies; their readings were written down before the scanner read them.
"""

from __future__ import annotations

import pytest

from tests.extractors.amount_rows import row_of_amounts

# sentence, then each amount: its text = type value [bound] [~] [currency] [unit] [/per]
ROWS = [
    ("The bond pays 180bp over mid-swaps.", "180bp = percentage_point 180 basis point"),
    ("Hundreds of thousands of customers lost power.", "Hundreds of thousands = count 100000..1000000 ~"),
    ("One in three buyers paid in cash.", "One in three = ratio 0.3333333333"),
    ("Holders approved a 3-for-1 split.", "3-for-1 = ratio 3"),
    ("Nine out of 10 staff took the offer.", "Nine out of 10 = ratio 0.9"),
    (
        "Margins narrowed by 150 basis points to 12.5%.",
        "150 basis points = percentage_point 150 basis point; 12.5% = percent 12.5 percent",
    ),
    (
        "The rate was cut by a quarter of a percentage point.",
        "a quarter of a percentage point = percentage_point 0.25 percentage point",
    ),
    (
        "The bank raised rates by half a point to 4.5 percent.",
        "half a point = percentage_point 0.5 percentage point; 4.5 percent = percent 4.5 percent",
    ),
    (
        "It guided to low double-digit to mid-twenties percent royalties.",
        "low double-digit to mid-twenties percent = percent 10..26 ~ percent",
    ),
    ("Sales should grow at a mid-single-digit rate.", "mid-single-digit = percent 4..6 ~ percent"),
    ("It has a record 76 drugs in trials.", "76 = count 76"),
    ("Nine projects were shelved; nearly 30 go on.", "Nine = count 9; 30 = count 30 under ~"),
    (
        "As many as 1,200 workers, or 8 percent of the staff, could go.",
        "1,200 = count 1200 at_most; 8 percent = percent 8 percent",
    ),
    ("At least 40 stores will shut, and no more than 60.", "40 = count 40 at_least; 60 = count 60 at_most"),
    ("An estimated 2.5 million tonnes of ore are left.", "2.5 million tonnes = quantity 2500000 ~ tonne"),
    ("The plant makes some 500,000 barrels a day.", "500,000 barrels = quantity 500000 ~ barrel /day"),
    ("The drug is given at 12 mg/kg every three weeks.", "12 mg/kg = quantity 12 mg/kg; three weeks = quantity 3 week"),
    ("It makes a 3 GW cable of 450 km.", "3 GW = quantity 3 GW; 450 km = quantity 450 km"),
    ("The box measures 30 x 40 in.", "30 = quantity 30 inch; 40 in = quantity 40 inch"),
    ("A 10-by-12-foot shed burned down.", "10 = quantity 10 foot; 12-foot = quantity 12 foot"),
    ("The screen is 27 inches wide and weighs 6.2 kg.", "27 inches = quantity 27 inch; 6.2 kg = quantity 6.2 kg"),
    ("Two-thirds of the seats went to women.", "Two-thirds = ratio 0.6666666667"),
    ("The shares trade at 14 times forward earnings.", "14 times = multiple 14"),
    ("Net debt stood at 2.1x EBITDA.", "2.1x = multiple 2.1"),
    (
        "Unemployment was 4.1 percent, up 0.2 point.",
        "4.1 percent = percent 4.1 percent; 0.2 point = percentage_point 0.2 percentage point",
    ),
    (
        "Turnout fell five points to 61 percent.",
        "five points = percentage_point 5 percentage point; 61 percent = percent 61 percent",
    ),
    ("The firm employs 25,000 people in 40-plus countries.", "25,000 = count 25000; 40 = count 40 at_least"),
    (
        "More than a third of its 1.3 million users pay.",
        "a third = ratio 0.3333333333 over; 1.3 million = count 1300000",
    ),
    ("Just under half of the 82 judges agreed.", "half = ratio 0.5 under ~; 82 = count 82"),
    ("Only a handful of the 19 banks, fewer than six, passed.", "19 = count 19; six = count 6 under"),
    ("A dozen suppliers and two dozen dealers sued.", "A dozen = count 12; two dozen = count 24"),
    ("Roughly three in five adults own a smartphone.", "three in five = ratio 0.6 ~"),
    ("It swapped 1.25 of its shares for each Brask share.", "1.25 = count 1.25"),
    ("A 2.5 million-square-foot campus is planned.", "2.5 million-square-foot = quantity 2500000 square foot"),
    ("The 1.8-million-strong union struck.", "1.8-million = count 1800000"),
    (
        "Temperatures hit 41 degrees Celsius, 6 degrees above normal.",
        "41 degrees Celsius = quantity 41 °C; 6 degrees = quantity 6 degree",
    ),
    ("It cut emissions 40% below 2005 levels.", "40% = percent 40 percent"),
    ("Seven of the 12 mines are idle.", "Seven = count 7; 12 = count 12"),
    ("Its 2,400-strong sales force will shrink by a fifth.", "2,400 = count 2400; a fifth = ratio 0.2"),
    ("It sold 1.000.000 shares.", "1.000.000 = count 1000000"),
    ("Shareholders tendered 93.4 percent of the stock.", "93.4 percent = percent 93.4 percent"),
    (
        "The yield on the 10-year note fell 4 basis points to 4.21%.",
        "10-year = quantity 10 year; 4 basis points = percentage_point 4 basis point; 4.21% = percent 4.21 percent",
    ),
    ("A 20-fold rise in orders filled three ships.", "20-fold = multiple 20; three = count 3"),
    ("The pill was 50 percent more effective than the older one.", "50 percent = percent 50 percent"),
    ("Crude stocks rose 3.4m barrels.", "3.4m barrels = quantity 3400000 barrel"),
    ("It has 5m customers and a 5m-long counter.", "5m = count 5000000; 5m = quantity 5 m"),
    ("It ships 20ft and 40ft containers.", "20ft = quantity 20 foot; 40ft = quantity 40 foot"),
    ("An 18-hole course of 6,900 yards opened.", "18 = count 18; 6,900 yards = quantity 6900 yard"),
    ("Of 350 patients, 212 (60.6%) responded.", "350 = count 350; 212 = count 212; 60.6% = percent 60.6 percent"),
    ("In 2019, 2,019 cars were sold.", "2,019 = count 2019"),
    ("The rand fell to 18.40 per dollar.", "18.40 = count 18.4"),
    (
        "The budget deficit is 3.1% of GDP, above the 3 percent limit.",
        "3.1% = percent 3.1 percent; 3 percent = percent 3 percent",
    ),
    ("Twenty-three hundred homes burned.", "Twenty-three hundred = count 2300"),
    ("One hundred and twenty thousand tickets went on sale.", "One hundred and twenty thousand = count 120000"),
    ("Three and a half million doses arrived.", "Three and a half million = count 3500000"),
    ("A million and a half people fled.", "A million and a half = count 1500000"),
    ("A couple of hundred jobs will go.", "A couple of hundred = count 200 ~"),
    ("Zero of the 14 bids met the terms.", "Zero = count 0; 14 = count 14"),
    ("No fewer than 17 states sued, not more than 20.", "17 = count 17 at_least; 20 = count 20 at_most"),
    (
        "Margins of 12 to 13 percent are 2 to 3 points higher.",
        "12 to 13 percent = percent 12..13 percent; 2 to 3 points = percentage_point 2..3 percentage point",
    ),
    ("The firm cut 1,500 jobs, 900 of them in Italy and the rest abroad.", "1,500 = count 1500; 900 = count 900"),
    ("Emissions fell to 12.5 million tonnes of CO2.", "12.5 million tonnes = quantity 12500000 tonne"),
    ("The 787 carries 242 passengers 13,500 km.", "242 = count 242; 13,500 km = quantity 13500 km"),
    ("Route 66 Foods sold 66 diners.", "66 = count 66"),
    ("Article 5 of the pact was invoked by 3 members.", "3 = count 3"),
    ("The 737 MAX 8 fleet of 40 aircraft stays grounded.", "40 = count 40"),
    ("Phase 2b data on 84 patients were shown on slide 12.", "84 = count 84"),
    ("A 24/7 line took 900 calls.", "900 = count 900"),
    ("Flight 1549 had 155 people aboard.", "155 = count 155"),
    ("Clause 14(b) lets it claw back 20 per cent.", "20 per cent = percent 20 percent"),
    ("COVID-19 cost it 19 stores.", "19 = count 19"),
    ("The K-12 supplier serves 1,100 schools.", "1,100 = count 1100"),
    ("The M25 firm runs a 117-mile road.", "117-mile = quantity 117 mile"),
    ("3M cut 2,500 jobs.", "2,500 = count 2500"),
    ("Call +1 212 555 0147 for 10% off.", "10% = percent 10 percent"),
    ("At 1600 Harbour Avenue, Suite 210, it rents 12 desks.", "12 = count 12"),
    ("It is an ISO 9001 maker with 14 lines.", "14 = count 14"),
    ("Version 4.2 has 12 new features.", "12 = count 12"),
    ("At 9.30 a.m. and 16:45 GMT two blasts were heard.", "two = count 2"),
    (
        "The group, which has 4,300 shops in 17 countries, said like-for-like sales slipped 0.4 per cent.",
        "4,300 = count 4300; 17 = count 17; 0.4 per cent = percent 0.4 percent",
    ),
    ("Passenger numbers hit 8.4m in May, 6% up on May 2024.", "8.4m = count 8400000; 6% = percent 6 percent"),
    (
        "It has drilled 42 holes for 12,600 metres, hitting 3.2 metres at 14.5 g/t gold.",
        "42 = count 42; 12,600 metres = quantity 12600 m; 3.2 metres = quantity 3.2 m; 14.5 g/t = quantity 14.5 g/t",
    ),
    (
        "The 2.5 percent notes due 2031 were priced at 99.625 percent of par.",
        "2.5 percent = percent 2.5 percent; 99.625 percent = percent 99.625 percent",
    ),
    ("Orders for its E190 jets fell to 7 from 19.", "7 = count 7; 19 = count 19"),
    (
        "The union wants 7% this year, 6% next year and 5% in 2028.",
        "7% = percent 7 percent; 6% = percent 6 percent; 5% = percent 5 percent",
    ),
    (
        "The two companies' combined 46,000 staff will shrink by up to 5,000, or 11 percent.",
        "46,000 = count 46000; 5,000 = count 5000 at_most; 11 percent = percent 11 percent",
    ),
    ("The stake fell below the 5 percent disclosure threshold.", "5 percent = percent 5 under percent"),
    (
        "Production will average 310,000 to 325,000 boe/d, against 298,000 in 2025.",
        "310,000 to 325,000 boe/d = quantity 310000..325000 barrel of oil equivalent /day; 298,000 = count 298000",
    ),
    ("The 200-megawatt farm powers 80,000 homes.", "200-megawatt = quantity 200 MW; 80,000 = count 80000"),
    (
        "The fund returned 12.4% net of fees; the MSCI World returned 9%.",
        "12.4% = percent 12.4 percent; 9% = percent 9 percent",
    ),
    ("A share split of 1:10 takes effect on Monday.", "1:10 = ratio 0.1"),
    ("Every 10 old shares become one new share.", "10 = count 10; one = count 1"),
    ("The debt-to-equity ratio improved to 0.8 from 1.3.", "0.8 = count 0.8; 1.3 = count 1.3"),
    ("The PMI slipped to 49.2, below the 50 mark.", "49.2 = count 49.2; 50 = count 50 under"),
    ("Its shares trade on a price-to-earnings multiple of 9.5.", "9.5 = count 9.5"),
    ("Costs are seen rising in the high single digits.", "high single digits = percent 7..9 ~ percent"),
    (
        "Royalties run from mid-single to low double digits.",
        "mid-single to low double digits = percent 4..15 ~ percent",
    ),
    ("It closed nine of 41 plants, laying off 3,700.", "nine = count 9; 41 = count 41; 3,700 = count 3700"),
    ('Under its "10,000 Homes" scheme the city built 1,240 flats.', "1,240 = count 1240"),
    (
        "Its BR-V4 chip has 16 billion transistors and uses 30% less power.",
        "16 billion = count 16000000000; 30% = percent 30 percent",
    ),
    ("Halden's Gen 3 battery stores 500 Wh/kg.", "500 Wh/kg = quantity 500 Wh/kg"),
    ("QZX-101 reduced LDL-C by 55% at week 12.", "55% = percent 55 percent"),
    (
        "In Study 301, 57 of 120 patients on VR-22 responded (47.5%; P = .003).",
        "57 = count 57; 120 = count 120; 47.5% = percent 47.5 percent; .003 = count 0.003",
    ),
    ("Type 2 diabetes affects 37 million Americans.", "37 million = count 37000000"),
    ("Three of the Big Four firms bid.", "Three = count 3"),
    ("It has 1.5 times the capacity of its rival.", "1.5 times = multiple 1.5"),
    ("Prices are 2.5 times what they were in 2019.", "2.5 times = multiple 2.5"),
    ("Its output is half that of Brask.", "half = ratio 0.5"),
    ("The port handles 1.2 million TEUs a year.", "1.2 million TEUs = quantity 1200000 TEU /year"),
    ("Some 300 of the 500 biggest firms use it.", "300 = count 300 ~; 500 = count 500"),
    (
        "Eight in ten say prices are too high; 12 percent disagree.",
        "Eight in ten = ratio 0.8; 12 percent = percent 12 percent",
    ),
    ("The measure passed 217-213, with one member voting present.", "one = count 1"),
    ("The plan needs 60 of 100 votes.", "60 = count 60; 100 = count 100"),
    ("About 3,000 of its 4,500-strong workforce walked out at 6 a.m.", "3,000 = count 3000 ~; 4,500 = count 4500"),
    ("The chain will open 15-20 cafes.", "15-20 = count 15..20"),
    ("Fewer than one in 10 complained.", "one in 10 = ratio 0.1 under"),
    ("It is the 12th largest of 40 lenders.", "40 = count 40"),
    ("Capacity is 1.5 GW (AC).", "1.5 GW = quantity 1.5 GW"),
    ("It uses 100 kWh per 100 km.", "100 kWh = quantity 100 kWh; 100 km = quantity 100 km"),
    ("No one of the 30 staff was hurt.", "30 = count 30"),
    ("Two out of five loans soured.", "Two out of five = ratio 0.4"),
    (
        "Orsel Foods, whose 18 brands include Brightwell, cut its 2026 target to 3-4 per cent from 5-6 per cent.",
        "18 = count 18; 3-4 per cent = percent 3..4 percent; 5-6 per cent = percent 5..6 percent",
    ),
    (
        "Nearly one-fifth of the 62,000 borrowers were more than 90 days late.",
        "one-fifth = ratio 0.2 under ~; 62,000 = count 62000; 90 days = quantity 90 over day",
    ),
    (
        "Brask's two-for-one split doubled its share count to 84m.",
        "two-for-one = ratio 2; doubled = multiple 2; 84m = count 84000000",
    ),
    (
        "Output dropped to 1.02 million b/d, 14,000 b/d less than in May.",
        "1.02 million b/d = quantity 1020000 barrel per day; 14,000 b/d = quantity 14000 barrel per day",
    ),
    (
        "The carrier's load factor rose 1.8 points to 83.4%.",
        "1.8 points = percentage_point 1.8 percentage point; 83.4% = percent 83.4 percent",
    ),
    ("About 4 in 10 of its 1,900 outlets are franchised.", "4 in 10 = ratio 0.4 ~; 1,900 = count 1900"),
    ("Net debt-to-EBITDA was 3.4x, versus 2.9x a year before.", "3.4x = multiple 3.4; 2.9x = multiple 2.9"),
    (
        "The tower, 312 metres tall, has 68 floors and 2 basements.",
        "312 metres = quantity 312 m; 68 = count 68; 2 = count 2",
    ),
    (
        "At constant currency, revenue rose 6.3%; reported growth was 2.1%.",
        "6.3% = percent 6.3 percent; 2.1% = percent 2.1 percent",
    ),
    ("Of the 14 drugs in Phase 3, six are for Type 1 diabetes.", "14 = count 14; six = count 6"),
    ("It has raised prices five times since 2022, by 31% in all.", "five = count 5; 31% = percent 31 percent"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_counts_of_business_news(text: str, expected: str) -> None:
    assert row_of_amounts(text) == expected
