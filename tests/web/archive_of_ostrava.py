"""A small archive of invented news: Ostrava Bio's results and licence, a copy of the first, and a hostile article.

article = results()          # an Extraction, as if factwire had read it
"""

from __future__ import annotations

from datetime import date
from typing import Any

from extractors.text import read_text
from schemas import (
    Affiliation,
    Amount,
    Article,
    Attribution,
    Claim,
    Deal,
    Extraction,
    Figure,
    Measure,
    Organization,
    Period,
    Person,
    Quote,
    Record,
    Reference,
    Span,
    Versions,
    record_id,
)
from schemas.deals import Party, Term
from schemas.entities import Identifier

RESULTS = (
    "Ostrava Bio Reports Third-Quarter Results\n\n"
    "BRNO, Nov. 4, 2025 -- Ostrava Bio Inc. said on Tuesday that revenue rose to $26 million in the third quarter.\n\n"
    "“Demand held up in every market,” said Mei Lindqvist, chief executive of Ostrava Bio."
)
LICENCE = (
    "Ostrava Bio Licenses OB-12 to Halden Pharma\n\n"
    "Ostrava Bio licensed OB-12 to Halden Pharma for $130 million. Revenue was $31 million in the first quarter."
)
HOSTILE = (
    '<script>alert(1)</script> & "Quillon" <img src=x onerror=alert(2)> {{ 7*7 }}\n\n'
    'Quillon "><svg onload=alert(3)> Ltd. paid €7 million. \u202egnorw\u202c javascript:alert(4)'
)
VERSIONS = Versions(factwire="0.5.0", model="none 0")


class Reading:
    """Makes records of an article by the words that prove them."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.article.text.index(words, start + 1)
        return Span.of(self.article.text, start, start + len(words))

    def make(self, kind: type[Any], words: str, nth: int = 1, **values: Any) -> Any:
        span = self.span(words, nth)
        identity = record_id(kind.kind_prefix, self.article.id, "tests", f"{words} {nth}")
        common = {"id": identity, "article_id": self.article.id, "evidence": (span,), "section": "body"}
        return kind(**common, extractor="tests", **values)

    def money(self, words: str, value: str, measure: str | None, **values: Any) -> Figure:
        found = Measure(text=measure, head=measure, span=self.span(measure)) if measure else None
        return self.make(  # type: ignore[no-any-return]
            Figure, words, type="money", value=value, currency="USD", currency_basis="symbol", surface=words,
            measure=found, **values,
        )  # fmt: skip

    def extraction(self, *records: Record) -> Extraction:
        return Extraction(article=self.article, records=records, versions=VERSIONS)


def results(*, url: str = "https://example.org/results", publisher: str = "Example Wire") -> Extraction:
    """Two organizations' worth of names, a figure, its claim, a quote, a person with a role."""
    reading = Reading(_article(RESULTS, url, date(2025, 11, 4), publisher))
    company = reading.make(
        Organization, "Ostrava Bio Inc.", name="Ostrava Bio Inc.", aliases=("Ostrava Bio",), type="company",
        mentions=(reading.span("Ostrava Bio"), reading.span("Ostrava Bio Inc."), reading.span("Ostrava Bio", 3)),
        identifiers=(Identifier(scheme="cik", value="7001", name="OSTRAVA BIO INC", score="0.98", basis="name"),),
    )  # fmt: skip
    person = reading.make(Person, "Mei Lindqvist", name="Mei Lindqvist", mentions=(reading.span("Mei Lindqvist"),))
    whose = Reference(text=company.name, span=company.evidence[0], record_id=company.id)
    quarter = Period(start=date(2025, 7, 1), end=date(2025, 9, 30), value="2025-Q3", span=reading.span("third quarter"))
    revenue = reading.money("$26 million", "26000000", "revenue", subject=whose, period=quarter)
    said = Attribution(kind="organization", source=whose, cue=reading.span("said"))
    return reading.extraction(
        company, person,
        reading.make(
            Affiliation, "Mei Lindqvist, chief executive of Ostrava Bio", title=reading.span("chief executive"),
            person=Reference(text=person.name, span=person.evidence[0], record_id=person.id), organization=whose,
        ),
        revenue, claim_on(reading, revenue, "revenue rose to $26 million in the third quarter", attribution=said),
        reading.make(
            Quote, "Demand held up in every market", type="direct", cue=reading.span("said", 2),
            content=(reading.span("Demand held up in every market"),), source=reading.span("Mei Lindqvist"),
            speaker=Reference(text=person.name, span=person.evidence[0], record_id=person.id),
        ),
    )  # fmt: skip


def licence() -> Extraction:
    """The same company without a link, a deal, a figure of another quarter."""
    reading = Reading(_article(LICENCE, "https://example.org/licence", date(2026, 4, 20), "Other Paper"))
    company = reading.make(Organization, "Ostrava Bio", 2, name="Ostrava Bio", mentions=(reading.span("Ostrava Bio"),))
    partner = reading.make(Organization, "Halden Pharma", 2, name="Halden Pharma", mentions=())
    whose = Reference(text=company.name, span=company.evidence[0], record_id=company.id)
    other = Reference(text=partner.name, span=partner.evidence[0], record_id=partner.id)
    quarter = Period(start=date(2026, 1, 1), end=date(2026, 3, 31), value="2026-Q1")
    price = reading.money("$130 million", "130000000", None)
    revenue = reading.money("$31 million", "31000000", "Revenue", subject=whose, period=quarter)
    return reading.extraction(
        company, partner, price, revenue,
        claim_on(reading, revenue, "Revenue was $31 million in the first quarter"),
        reading.make(
            Deal, "Ostrava Bio licensed OB-12 to Halden Pharma for $130 million", type="licence", status="announced",
            parties=(Party(organization=whose, role="licensor"), Party(organization=other, role="licensee")),
            assets=(Reference(text="OB-12", span=reading.span("OB-12", 2)),),
            terms=(Term(term="total", figure_id=price.id, amount=amount_of(price)),),
        ),
    )  # fmt: skip


def hostile() -> Extraction:
    """Markup, scripts and bidi tricks in title, names, quotes and figures."""
    url = 'https://example.org/?q="><script>alert(5)</script>'
    reading = Reading(_article(HOSTILE, url, date(2026, 5, 2), "<b>Bold</b> Post"))
    name = 'Quillon "><svg onload=alert(3)> Ltd.'
    company = reading.make(Organization, name, name=name, mentions=(reading.span(name),))
    whose = Reference(text=name, span=company.evidence[0], record_id=company.id)
    day = Period(start=date(2026, 5, 1), end=date(2026, 5, 1))
    paid = reading.money("€7 million", "7000000", "onload", subject=whose, period=day)
    statement = 'Quillon "><svg onload=alert(3)> Ltd. paid €7 million'
    return reading.extraction(company, paid, claim_on(reading, paid, statement))


def claim_on(reading: Reading, figure: Figure, statement: str, **values: Any) -> Claim:
    return reading.make(  # type: ignore[no-any-return]
        Claim, statement, statement=reading.span(statement), subject=figure.subject, measure=figure.measure,
        amount=amount_of(figure), figure_id=figure.id, period=figure.period, **values,
    )  # fmt: skip


def amount_of(figure: Figure) -> Amount:
    return Amount(**{name: getattr(figure, name) for name in Amount.model_fields})


def _article(text: str, url: str, day: date, publisher: str) -> Article:
    article = read_text(text, published=day, url=url, title=text.split("\n", 1)[0])
    return article.model_copy(update={"publisher": publisher})
