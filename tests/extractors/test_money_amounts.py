"""Money: every way to write it, its currency, its scale, and what it is a price of."""

from __future__ import annotations

import pytest

from tests.extractors.amount_rows import check_amounts

# sentence, then for each amount: its text and "type value [bound] [~] [currency] [unit] [/per]"
MONEY = [
    (
        "SKr18.4bn, NKr300m, R12bn and Yuan 5 billion",
        [
            ("SKr18.4bn", "money 18400000000 SEK"),
            ("NKr300m", "money 300000000 NOK"),
            ("R12bn", "money 12000000000 ZAR"),
            ("Yuan 5 billion", "money 5000000000 CNY"),
        ],
    ),
    ("the R18 bus and an SR71", []),
    (
        "€60 million, plus up to 15 million in add-ons, and 2 million shares",
        [
            ("€60 million", "money 60000000 EUR"),
            ("15 million", "money 15000000 at_most EUR"),
            ("2 million", "count 2000000"),
        ],
    ),
    ("4,000 pounds of debt", [("4,000 pounds", "money 4000 GBP")]),
    ("a result of EUR -0.6 million", [("EUR -0.6 million", "money -600000 EUR")]),
    ("Revenue was $1.2bn.", [("$1.2bn", "money 1200000000 USD")]),
    ("It raised USD 22.5 million.", [("USD 22.5 million", "money 22500000 USD")]),
    ("It raised 22.5 million US dollars.", [("22.5 million US dollars", "money 22500000 USD")]),
    ("a $250-million bridge", [("$250-million", "money 250000000 USD")]),
    ("a loss of $(1.2) million", [("$(1.2) million", "money -1200000 USD")]),
    ("worth €1,2 Mrd in all", [("€1,2 Mrd", "money 1200000000 EUR")]),
    ("half a billion dollars", [("half a billion dollars", "money 500000000 USD")]),
    (
        "sales of US$4bn, A$300m, C$1.1 bn and HK$12.30",
        [
            ("US$4bn", "money 4000000000 USD"),
            ("A$300m", "money 300000000 AUD"),
            ("C$1.1 bn", "money 1100000000 CAD"),
            ("HK$12.30", "money 12.3 HKD"),
        ],
    ),
    (
        "NT$5 billion, R$2 million, ₩900 billion, ₹40 crore",
        [
            ("NT$5 billion", "money 5000000000 TWD"),
            ("R$2 million", "money 2000000 BRL"),
            ("₩900 billion", "money 900000000000 KRW"),
            ("₹40 crore", "money 400000000 INR"),
        ],
    ),
    (
        "RMB 2.3 billion and CNY 40 million and 4.56bn yuan",
        [
            ("RMB 2.3 billion", "money 2300000000 CNY"),
            ("CNY 40 million", "money 40000000 CNY"),
            ("4.56bn yuan", "money 4560000000 CNY"),
        ],
    ),
    ("a profit of Rs 1,250 crore", [("Rs 1,250 crore", "money 12500000000 INR")]),
    ("Harbour Tools of Tokyo paid ¥5 billion.", [("¥5 billion", "money 5000000000 JPY")]),
    ("Its plant in China cost ¥5 billion.", [("¥5 billion", "money 5000000000 CNY")]),
    ("The Swedish group earned 4 billion kronor.", [("4 billion kronor", "money 4000000000 SEK")]),
    ("a stake for 1.2 trillion won", [("1.2 trillion won", "money 1200000000000 KRW")]),
    ("They won 3 games.", [("3", "count 3")]),
    ("25 million pounds sterling", [("25 million pounds sterling", "money 25000000 GBP")]),
    ("The baby weighs 7 pounds.", [("7 pounds", "quantity 7 pound")]),
    ("528 million francs", [("528 million francs", "money 528000000")]),
    ("a fee of 98 cents", [("98 cents", "money 0.98 USD cent")]),
    ("20 dollars and 43 cents", [("20 dollars and 43 cents", "money 20.43 USD")]),
    ("120 MEUR of orders", [("120 MEUR", "money 120000000 EUR")]),
    ("$5 million CAD", [("$5 million CAD", "money 5000000 CAD")]),
    ("$0.42 per diluted share", [("$0.42", "per_unit 0.42 USD /share")]),
    ("a $10-a-share bid", [("$10", "per_unit 10 USD /share")]),
    ("a 12-cent-a-share dividend", [("12-cent", "per_unit 0.12 USD cent /share")]),
    ("oil above $80 a barrel", [("$80", "per_unit 80 over USD /barrel")]),
    ("$3.0 billion a year earlier", [("$3.0 billion", "money 3000000000 USD")]),
    ("the c $ 16.4 million charge", [("c $ 16.4 million", "money 16400000 CAD")]),
    ("tens of millions of dollars", [("tens of millions of dollars", "money 10000000..100000000 ~ USD")]),
    (
        "Net loss was ($1.2) million, or ($0.14) per share.",
        [("($1.2) million", "money -1200000 USD"), ("($0.14)", "per_unit -0.14 USD /share")],
    ),
    ("ten cents ($0.10) each", [("ten cents", "money 0.1 USD cent"), ("$0.10", "money 0.1 USD")]),
    (
        "Net income $ (5,370) $ (5,064) $ 74",
        [("$ (5,370)", "money -5370 USD"), ("$ (5,064)", "money -5064 USD"), ("$ 74", "money 74 USD")],
    ),
    ("a charge of EUR (3.4) million", [("EUR (3.4) million", "money -3400000 EUR")]),
    ("EBITDA was negative $4.2 million.", [("negative $4.2 million", "money -4200000 USD")]),
    (
        "$830 million, plus or minus $10 million",
        [("$830 million", "money 830000000 USD"), ("$10 million", "money 10000000 USD")],
    ),
    (
        "turnover of SEK 4 120 million and NOK 12 500",
        [("SEK 4 120 million", "money 4120000000 SEK"), ("NOK 12 500", "money 12500 NOK")],
    ),
    ("a quarter of a billion dollars", [("a quarter of a billion dollars", "money 250000000 USD")]),
    ("a couple of million dollars", [("a couple of million dollars", "money 2000000 ~ USD")]),
    ("Loans rose to €7.4 Mrd. and more.", [("€7.4 Mrd", "money 7400000000 EUR")]),
    ("sales of 3,4 Mrd. Euro", [("3,4 Mrd. Euro", "money 3400000000 EUR")]),
    ("The shares closed at 312.5p.", [("312.5p", "money 3.125 GBP cent")]),
    ("The film is shown in 1080p.", []),
    ("wheat at $5.67-1/2 a bushel", [("$5.67-1/2", "per_unit 5.675 USD /bushel")]),
    ("worth $1-3/4 billion", [("$1-3/4 billion", "money 1750000000 USD")]),
    ("10 $ 30 $", [("10 $", "money 10 USD"), ("30 $", "money 30 USD")]),
    ("67 cents a share on revenue", [("67 cents", "per_unit 0.67 USD cent /share")]),
    ("$3 billion a year on research", [("$3 billion", "per_unit 3000000000 USD /year")]),
    ("up on $3 billion a year earlier", [("$3 billion", "money 3000000000 USD")]),
    ("40 euros per megawatt-hour", [("40 euros", "per_unit 40 EUR /MWh")]),
    ("$2.95 per million BTU, $60/t", [("$2.95", "per_unit 2.95 USD /MMBtu"), ("$60", "per_unit 60 USD /tonne")]),
    ("$0.30 per American depositary share", [("$0.30", "per_unit 0.3 USD /ADS")]),
    ("She bought $5 a T-shirt.", [("$5", "money 5 USD")]),
    ("Of each euro, 46 cents is tax.", [("46 cents", "money 0.46 EUR cent")]),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text: str, expected: list[tuple[str, str]]) -> None:
    check_amounts(text, expected)
