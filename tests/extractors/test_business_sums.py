"""Sums of money in the sentences of business news, with what stands beside them.

All sentences are our own words about invented companies; their readings were written down before the scanner read them.
"""

from __future__ import annotations

import pytest

from tests.extractors.amount_rows import row_of_amounts

# sentence, then each amount: its text = type value [bound] [~] [currency] [unit] [/per]
ROWS = [
    ("Norvane paid $1.2bn for a 51% stake in Brask.", "$1.2bn = money 1200000000 USD; 51% = percent 51 percent"),
    ("The fund wants to raise $5-6 billion by spring.", "$5-6 billion = money 5000000000..6000000000 USD"),
    ("It set aside half a billion dollars for claims.", "half a billion dollars = money 500000000 USD"),
    ("The city will spend between €30 and €40 million on trams.", "€30 and €40 million = money 30000000..40000000 EUR"),
    (
        "Revenue climbed from $2.1 billion to $2.6 billion, a gain of 24 per cent.",
        "$2.1 billion = money 2100000000 USD; $2.6 billion = money 2600000000 USD; 24 per cent = percent 24 percent",
    ),
    ("The grant is worth ₹12 lakh a year.", "₹12 lakh = per_unit 1200000 INR /year"),
    ("Der Konzern aside, sales reached €1,2 Mrd.", "€1,2 Mrd = money 1200000000 EUR"),
    ("It lost $(1.2) million in the quarter.", "$(1.2) million = money -1200000 USD"),
    (
        "It lost $0.42 per diluted share, against a profit of 7 cents.",
        "$0.42 = per_unit 0.42 USD /share; 7 cents = money 0.07 USD cent",
    ),
    ("The $10-a-share offer values Quzix at A$2.3bn.", "$10 = per_unit 10 USD /share; A$2.3bn = money 2300000000 AUD"),
    ("Tens of millions of dollars went missing.", "Tens of millions of dollars = money 10000000..100000000 ~ USD"),
    (
        "Profit tripled to SFr 30m as volumes rose two and a half times.",
        "tripled = multiple 3; SFr 30m = money 30000000 CHF; two and a half times = multiple 2.5",
    ),
    (
        "Orders exceeded $130 billion, surpassing the 1,000-plane mark.",
        "$130 billion = money 130000000000 over USD; 1,000 = count 1000 over",
    ),
    ("It won a five-year, £18.5m contract.", "five-year = quantity 5 year; £18.5m = money 18500000 GBP"),
    (
        "US$3.4bn of notes and HK$500 million of loans fall due.",
        "US$3.4bn = money 3400000000 USD; HK$500 million = money 500000000 HKD",
    ),
    (
        "R$1.1 bilhões aside, the firm owes R$250 million.",
        "R$1.1 bilhões = money 1100000000 BRL; R$250 million = money 250000000 BRL",
    ),
    ("The Tokyo lender booked a loss of ¥45 billion.", "¥45 billion = money 45000000000 JPY"),
    (
        "Shenzhen's Orlan sold ¥3 billion of phones, 12% more than last year.",
        "¥3 billion = money 3000000000 CNY; 12% = percent 12 percent",
    ),
    (
        "It paid NT$14 billion and ₩900 billion.",
        "NT$14 billion = money 14000000000 TWD; ₩900 billion = money 900000000000 KRW",
    ),
    ("The krona loan of SEK 2.4bn matures next year.", "SEK 2.4bn = money 2400000000 SEK"),
    ("Norwegian kroner 300 million were repaid.", "Norwegian kroner 300 million = money 300000000 NOK"),
    ("The tunnel cost 4.2 billion Danish kroner.", "4.2 billion Danish kroner = money 4200000000 DKK"),
    (
        "The club paid 60 million euros, plus 15 million in add-ons.",
        "60 million euros = money 60000000 EUR; 15 million = money 15000000 EUR",
    ),
    ("Damages of $1.5 million to $2 million are sought.", "$1.5 million to $2 million = money 1500000..2000000 USD"),
    ("It expects adjusted EPS of $1.10-$1.15.", "$1.10-$1.15 = money 1.1..1.15 USD"),
    (
        "Capital spending of $400 million, plus or minus 5%, is planned.",
        "$400 million = money 400000000 USD; 5% = percent 5 percent",
    ),
    (
        "Shares fell 3.2%, or $1.45, to $43.90.",
        "3.2% = percent 3.2 percent; $1.45 = money 1.45 USD; $43.90 = money 43.9 USD",
    ),
    ("The company has $250-million in cash.", "$250-million = money 250000000 USD"),
    ("Brask holders get $12 in cash and 0.3 Norvane shares.", "$12 = money 12 USD; 0.3 = count 0.3"),
    (
        "The lender earned $2.4 million, or 31 cents a share.",
        "$2.4 million = money 2400000 USD; 31 cents = per_unit 0.31 USD cent /share",
    ),
    ("Tuition is $48,000 per student per year.", "$48,000 = per_unit 48000 USD /student"),
    ("Gas costs about €35 per megawatt-hour.", "€35 = per_unit 35 ~ EUR /MWh"),
    ("Rents rose to $62.50 per square foot.", "$62.50 = per_unit 62.5 USD /square foot"),
    ("The fee is 15 pence per transaction.", "15 pence = per_unit 0.15 GBP cent /transaction"),
    ("The stock gained 8p to 412p.", "8p = money 0.08 GBP cent; 412p = money 4.12 GBP cent"),
    (
        "The tax on incomes above $400,000 rises to 39.6%.",
        "$400,000 = money 400000 over USD; 39.6% = percent 39.6 percent",
    ),
    (
        "It will pay as little as $5 and as much as $50 per user.",
        "$5 = money 5 at_least USD; $50 = per_unit 50 at_most USD /user",
    ),
    (
        "Net income was $3.1 million (2024: $2.2 million).",
        "$3.1 million = money 3100000 USD; $2.2 million = money 2200000 USD",
    ),
    ("Sales of $1,234,567.89 were booked.", "$1,234,567.89 = money 1234567.89 USD"),
    ("Swiss sales reached CHF 1'250'000.", "CHF 1'250'000 = money 1250000 CHF"),
    ("A €7.5-billion rescue was agreed.", "€7.5-billion = money 7500000000 EUR"),
    ("Its £2bn-plus debt pile grew.", "£2bn = money 2000000000 at_least GBP"),
    ("The $100m+ project is late.", "$100m = money 100000000 at_least USD"),
    (
        "Losses ran into the hundreds of millions of euros.",
        "hundreds of millions of euros = money 100000000..1000000000 ~ EUR",
    ),
    (
        "The trust manages C$9.8 billion for 21,000 teachers.",
        "C$9.8 billion = money 9800000000 CAD; 21,000 = count 21000",
    ),
    (
        "A one-percentage-point rise costs €3 million.",
        "one-percentage-point = percentage_point 1 percentage point; €3 million = money 3000000 EUR",
    ),
    ("Norvane's 2024 revenue was flat at $8 billion.", "$8 billion = money 8000000000 USD"),
    ("Loans of one million pounds sterling were granted.", "one million pounds sterling = money 1000000 GBP"),
    (
        "It took on 4,000 pounds of debt and 4,000 pounds of cargo.",
        "4,000 pounds = money 4000 GBP; 4,000 pounds = quantity 4000 pound",
    ),
    ("The euro bought $1.0840, down from $1.0912.", "$1.0840 = money 1.084 USD; $1.0912 = money 1.0912 USD"),
    ("The dollar rose to 151.20 yen.", "151.20 yen = money 151.2 JPY"),
    ("It bought 1½ acres for $2¼ million.", "1½ acres = quantity 1.5 acre; $2¼ million = money 2250000 USD"),
    (
        "The loss widened to 12.3 million francs from 8.7 million.",
        "12.3 million francs = money 12300000; 8.7 million = money 8700000",
    ),
    (
        "It lets 1.2 million sq ft at £55/sq ft.",
        "1.2 million sq ft = quantity 1200000 square foot; £55 = per_unit 55 GBP /square foot",
    ),
    ("The Series B round raised $40m from 5 funds.", "$40m = money 40000000 USD; 5 = count 5"),
    ("It filed a Form 10-K with $3.3bn in sales.", "$3.3bn = money 3300000000 USD"),
    ("G7 and G20 leaders pledged $100bn.", "$100bn = money 100000000000 USD"),
    (
        "Under Rule 144A it sold $600 million of 6.125% notes due 2031.",
        "$600 million = money 600000000 USD; 6.125% = percent 6.125 percent",
    ),
    ("He sold 3M shares for 3.5 million dollars.", "3M = count 3000000; 3.5 million dollars = money 3500000 USD"),
    (
        "Bergholt sold its dairy arm for just shy of €750m, or 11 times last year's operating profit.",
        "€750m = money 750000000 under ~ EUR; 11 times = multiple 11",
    ),
    (
        "Adjusted loss was $(0.12) per share versus $(0.31) a year ago.",
        "$(0.12) = per_unit -0.12 USD /share; $(0.31) = per_unit -0.31 USD /share",
    ),
    (
        "It will invest £1.3bn, of which £400m comes from the state and the remaining 900 million from lenders.",
        "£1.3bn = money 1300000000 GBP; £400m = money 400000000 GBP; 900 million = money 900000000 GBP",
    ),
    (
        "The offer is a 34% premium to Tuesday's close of 212.5 pence.",
        "34% = percent 34 percent; 212.5 pence = money 2.125 GBP cent",
    ),
    (
        "A third of the 900-odd tenants are behind on rent of up to $2,100 a month.",
        "A third = ratio 0.3333333333; 900 = count 900 ~; $2,100 = per_unit 2100 at_most USD /month",
    ),
    (
        "Brask sold 6.5 million shares at $21 apiece, above the $18-to-$20 range.",
        "6.5 million = count 6500000; $21 = money 21 USD; $18-to-$20 = money 18..20 USD",
    ),
    (
        "The airline ordered 25 A350s and took options on 10 more in a deal worth $9bn at list prices.",
        "25 = count 25; 10 = count 10; $9bn = money 9000000000 USD",
    ),
    (
        "At $1,950 an ounce, the mine would have an NPV of $410 million and an IRR of 27%.",
        "$1,950 = per_unit 1950 USD /ounce; $410 million = money 410000000 USD; 27% = percent 27 percent",
    ),
    (
        "Cash flow from operations swung to minus €14 million from plus €9 million.",
        "minus €14 million = money -14000000 EUR; €9 million = money 9000000 EUR",
    ),
    (
        "It pays a quarterly dividend of 22 cents, for a yield of 3.1%.",
        "22 cents = money 0.22 USD cent; 3.1% = percent 3.1 percent",
    ),
    (
        "Its market value has fallen by two-thirds to about $4bn.",
        "two-thirds = ratio 0.6666666667; $4bn = money 4000000000 ~ USD",
    ),
    (
        "One in every 20 loans, worth a total of 3.4 trillion won, is past due.",
        "One in every 20 = ratio 0.05; 3.4 trillion won = money 3400000000000 KRW",
    ),
    ("The levy would raise Rs1,250cr a year.", "Rs1,250cr = per_unit 12500000000 INR /year"),
    ("It is buying back up to Rs 2.5 lakh crore of bonds.", "Rs 2.5 lakh crore = money 2500000000000 at_most INR"),
    (
        "It will issue two new shares for every five held at 85p each.",
        "two = count 2; five = count 5; 85p = money 0.85 GBP cent",
    ),
    (
        "It expects a charge of $85 million to $95 million, mostly non-cash.",
        "$85 million to $95 million = money 85000000..95000000 USD",
    ),
    ("More than 100 million euros' worth of wine was lost.", "100 million euros = money 100000000 over EUR"),
    ("The Boeing 787-9 seats 290 and costs $292.5 million.", "290 = count 290; $292.5 million = money 292500000 USD"),
    ("The PDUFA date is March 3; peak sales may reach $1 billion.", "$1 billion = money 1000000000 USD"),
    (
        "It cut its stake to 4.9% from 7.2% by selling 11.3m shares for A$56m.",
        "4.9% = percent 4.9 percent; 7.2% = percent 7.2 percent; 11.3m = count 11300000; A$56m = money 56000000 AUD",
    ),
    (
        "The 12 percent drop wiped $30bn off its value.",
        "12 percent = percent 12 percent; $30bn = money 30000000000 USD",
    ),
    (
        "China's Lanfeng paid 2.1 billion yuan ($290 million) for it.",
        "2.1 billion yuan = money 2100000000 CNY; $290 million = money 290000000 USD",
    ),
    ("(US$1 = C$1.37)", "US$1 = money 1 USD; C$1.37 = money 1.37 CAD"),
    ("Prices went from 99 cents to $1.29.", "99 cents = money 0.99 USD cent; $1.29 = money 1.29 USD"),
    (
        "A 3.5-carat stone fetched 1.1 million pounds.",
        "3.5-carat = quantity 3.5 carat; 1.1 million pounds = money 1100000 GBP",
    ),
    ("It lent $2-$3 billion.", "$2-$3 billion = money 2000000000..3000000000 USD"),
    (
        "Losses could be anywhere from $5 million to as much as $20 million.",
        "$5 million to as much as $20 million = money 5000000..20000000 USD",
    ),
    (
        "Spending grew more than $1 million but less than $2 million.",
        "$1 million but less than $2 million = money 1000000..2000000 USD",
    ),
    ("It sold the unit for one euro.", "one euro = money 1 EUR"),
    ("Shares in the $2-a-share spac doubled.", "$2 = per_unit 2 USD /share; doubled = multiple 2"),
    ("The tax is 19 cents per litre.", "19 cents = per_unit 0.19 USD cent /litre"),
    (
        "A €1.5bn bond, its first since 2019, drew bids of more than €6bn from over 200 accounts.",
        "€1.5bn = money 1500000000 EUR; €6bn = money 6000000000 over EUR; 200 = count 200 over",
    ),
    ("The Rs 3,200-crore plant will employ 1,500.", "Rs 3,200-crore = money 32000000000 INR; 1,500 = count 1500"),
    ("The 5-4 ruling voids fines of up to $100,000 a day.", "$100,000 = per_unit 100000 at_most USD /day"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sums_of_business_news(text: str, expected: str) -> None:
    assert row_of_amounts(text) == expected
