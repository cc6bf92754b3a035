"""Percentages, ratios, multiples, quantities and counts."""

from __future__ import annotations

import pytest

from tests.extractors.amount_rows import check_amounts

# sentence, then for each amount: its text and "type value [bound] [~] [currency] [unit] [/per]"
PERCENT = [
    (
        "30 percent, 30 per cent, 30% and 30 pct",
        [
            ("30 percent", "percent 30 percent"),
            ("30 per cent", "percent 30 percent"),
            ("30%", "percent 30 percent"),
            ("30 pct", "percent 30 percent"),
        ],
    ),
    ("a margin of (3.5)%", [("(3.5)%", "percent -3.5 percent")]),
    ("up 2 percentage points", [("2 percentage points", "percentage_point 2 percentage point")]),
    (
        "fell 180bp, then 25 basis points",
        [
            ("180bp", "percentage_point 180 basis point"),
            ("25 basis points", "percentage_point 25 basis point"),
        ],
    ),
    ("mid-single-digit percent royalties", [("mid-single-digit percent", "percent 4..6 ~ percent")]),
    (
        "low double-digit to mid-twenties percent",
        [
            ("low double-digit to mid-twenties percent", "percent 10..26 ~ percent"),
        ],
    ),
    ("3.1% a year", [("3.1%", "percent 3.1 percent /year")]),
    (
        "rates of 4-1/4 to 4-1/2 percent, then half a percent",
        [("4-1/4 to 4-1/2 percent", "percent 4.25..4.5 percent"), ("half a percent", "percent 0.5 percent")],
    ),
    ("a quarter-point cut", [("a quarter-point", "percentage_point 0.25 percentage point")]),
    ("by the quarter, point by point", []),
    ("up a full percentage point", [("a full percentage point", "percentage_point 1 percentage point")]),
    ("a 25-basis-point rise", [("25-basis-point", "percentage_point 25 basis point")]),
    (
        "The ratio climbed 9 points to 214%.",
        [("9 points", "percentage_point 9 percentage point"), ("214%", "percent 214 percent")],
    ),
    ("Sales grew by mid-single digits.", [("mid-single digits", "percent 4..6 ~ percent")]),
    ("royalties in the mid-teens to low twenties", [("mid-teens to low twenties", "percent 14..23 ~ percent")]),
    ("Highs were in the mid-teens to low twenties.", []),
    ("Profit is up 12pct.", [("12pct", "percent 12 percent")]),
    ("a margin of +4% to +6%", [("4% to +6%", "percent 4..6 percent")]),
    ("Shares Slide 17% at Acme", [("17%", "percent 17 percent")]),
]
OTHERS = [
    ("plus or minus 3 percent", [("3 percent", "percent 3 percent")]),
    (
        "4.1 percent, up 0.2 point",
        [("4.1 percent", "percent 4.1 percent"), ("0.2 point", "percentage_point 0.2 percentage point")],
    ),
    ("raised rates by half a point", [("half a point", "percentage_point 0.5 percentage point")]),
    ("rose 1.1 percent, or 28 points", [("1.1 percent", "percent 1.1 percent"), ("28", "count 28")]),
    ("140, or 56%, became founders", [("140", "count 140"), ("56%", "percent 56 percent")]),
    ("one in three agreed", [("one in three", "ratio 0.3333333333")]),
    ("a 3-for-1 split", [("3-for-1", "ratio 3")]),
    (
        "20+ years, 15-plus years",
        [("20+ years", "quantity 20 at_least year"), ("15-plus years", "quantity 15 at_least year")],
    ),
    (
        "500+ MW and 20 or more miles",
        [("500+ MW", "quantity 500 at_least MW"), ("20 or more miles", "quantity 20 at_least mile")],
    ),
    ("70+ brands, 20-odd km", [("70", "count 70 at_least"), ("20-odd km", "quantity 20 ~ km")]),
    ("a 2 million gallon-per-day plant", [("2 million gallon", "quantity 2000000 gallon /day")]),
    ("up to symmetrical 2 gigabits", [("2 gigabits", "quantity 2 at_most Gbps")]),
    ("more than one reason, up to personal taste", []),
    ("well above the regulatory minimum of 10.5%", [("10.5%", "percent 10.5 percent")]),
    ("with a minimum of 5%", [("5%", "percent 5 at_least percent")]),
    ("Imports fell by as much as a quarter.", [("a quarter", "ratio 0.25 at_most")]),
    ("It sold half as many as in 2019.", [("half", "ratio 0.5")]),
    ("It lasted as much as half.", []),
    ("1.83 Moz of gold", [("1.83 Moz", "quantity 1.83 Moz")]),
    ("two-thirds of them", [("two-thirds", "ratio 0.6666666667")]),
    ("output tripled", [("tripled", "multiple 3")]),
    ("It plans to double the fleet.", [("double", "multiple 2")]),
    ("sales more than doubled", [("doubled", "multiple 2 over")]),
    ("a five-fold increase to 2.5x", [("five-fold", "multiple 5"), ("2.5x", "multiple 2.5")]),
    ("a record 76 drugs", [("76", "count 76")]),
    ("Nine projects won.", [("Nine", "count 9")]),
    ("a dozen firms", [("a dozen", "count 12")]),
    ("5m customers in a hall 5m high", [("5m", "count 5000000"), ("5m", "quantity 5 m")]),
    ("5 mg/kg at 37.8 °C", [("5 mg/kg", "quantity 5 mg/kg"), ("37.8 °C", "quantity 37.8 °C")]),
    (
        "500 MW over 1.2 km and 40 hectares",
        [
            ("500 MW", "quantity 500 MW"),
            ("1.2 km", "quantity 1.2 km over"),
            ("40 hectares", "quantity 40 hectare"),
        ],
    ),
    ("500,000 barrels a day", [("500,000 barrels", "quantity 500000 barrel /day")]),
    ("a 3-inch pipe, 5 feet 6 inches long", [("3-inch", "quantity 3 inch"), ("5 feet 6 inches", "quantity 5.5 foot")]),
    ("three million two hundred thousand", [("three million two hundred thousand", "count 3200000")]),
    ("five and a half million users", [("five and a half million", "count 5500000")]),
    ("12,34,567 voters", [("12,34,567", "count 1234567")]),
    (
        "a five-year-old firm, ten years old",
        [("five-year-old", "quantity 5 year"), ("ten years old", "quantity 10 year")],
    ),
    ("children 12 years of age or older", [("12 years of age", "quantity 12 at_least year")]),
    ("for the last three quarters, in the half year to June", [("three quarters", "quantity 3 quarter")]),
    ("three quarters of it", [("three quarters", "ratio 0.75")]),
    ("12 in every 100 homes", [("12 in every 100", "ratio 0.12")]),
    ("a 1:10 reverse split at 1:10 p.m.", [("1:10", "ratio 0.1")]),
    ("a debt ratio of 0.8:1", [("0.8:1", "ratio 0.8")]),
    ("at 14 times expected earnings, in four times this year", [("14 times", "multiple 14"), ("four", "count 4")]),
    ("inventory turns of 1.7 times", [("1.7 times", "multiple 1.7")]),
    ("Sales halved after the fourth Bitcoin halving.", [("halved", "multiple 0.5")]),
    ("Costs fell by a quarter, output by half.", [("a quarter", "ratio 0.25"), ("half", "ratio 0.5")]),
    ("sixty (60) days and 30 (thirty) shares", [("sixty (60) days", "quantity 60 day"), ("30 (thirty)", "count 30")]),
    ("a couple of dozen staff", [("a couple of dozen", "count 24 ~")]),
    ("twenty-three fifths", [("twenty-three fifths", "ratio 4.6")]),
    ("two and fifty-four hundredths", [("two and fifty-four hundredths", "ratio 2.54")]),
    ("one over twenty-one", [("one over twenty-one", "ratio 0.04761904762")]),
    ("He paid 400 over three years.", [("400", "count 400"), ("three years", "quantity 3 year")]),
    ("5×10⁹ cells, 1.5 x 10^6 users", [("5×10⁹", "count 5000000000"), ("1.5 x 10^6", "count 1500000")]),
    ("2,345² shares in a 4x4 grid", [("2,345", "count 2345")]),
    ("1\u202f234.5 units", [("1\u202f234.5", "count 1234.5")]),
    ("3.2 g/t gold over 12 metres", [("3.2 g/t", "quantity 3.2 g/t"), ("12 metres", "quantity 12 m")]),
    ("20 J/m^2 on 78 R&D sites", [("20 J/m^2", "quantity 20 joule per square metre"), ("78", "count 78")]),
    ("In room 101, 15 jurors met.", [("15", "count 15")]),
    ("At Acme 300 senior people left.", [("300", "count 300")]),
    ("The four mills of the two firms beat the ten largest.", [("four", "count 4"), ("ten", "count 10")]),
    ("assigned two to one, in 9 of 10 cities", [("two to one", "ratio 2"), ("9 of 10", "ratio 0.9")]),
    ("Profit Triples, Beats Forecasts", [("Triples", "multiple 3")]),
    ("He won by one one-hundredth of a second.", [("one one-hundredth of a second", "quantity 0.01 second")]),
    ("two one hundred and fifths", [("two one hundred and fifths", "ratio 0.01904761905")]),
    ("It was the one hundred and fifth attack, on the hundred and first floor.", []),
    (
        "3 and 2/3, thirty-three and one-third",
        [("3 and 2/3", "count 3.6666666667"), ("thirty-three and one-third", "count 33.3333333333")],
    ),
    ("It cut 10 000 jobs, and on 15 000 came.", [("10 000", "count 10000"), ("15", "count 15")]),
    (
        "a 30x40 cm box, 6 × 4 × 2 m",
        [
            ("30", "quantity 30 cm"),
            ("40 cm", "quantity 40 cm"),
            ("6", "quantity 6 m"),
            ("4", "quantity 4 m"),
            ("2 m", "quantity 2 m"),
        ],
    ),
    ("The box is 30 x 40 in.", [("30", "quantity 30 inch"), ("40 in", "quantity 40 inch")]),
    ("a 10-by-12-foot shed", [("10", "quantity 10 foot"), ("12-foot", "quantity 12 foot")]),
    ("a 4x4 truck, a 4x400m relay, 30 x 40 in all", [("30", "count 30"), ("40", "count 40")]),
    ("a 24″ pipe, part 24703 L-202", [("24″", "quantity 24 inch")]),
    ("half of it in notes and half in shares", [("half", "ratio 0.5"), ("half", "ratio 0.5")]),
    ("We train 40 people to train 30 more.", [("40", "count 40"), ("30", "count 30")]),
]


@pytest.mark.parametrize(("text", "expected"), PERCENT + OTHERS)
def test_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    check_amounts(text, expected)
