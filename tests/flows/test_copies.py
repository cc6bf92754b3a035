"""Which articles say nothing that another one does not: those are not extracted again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from extractors.text import read_text
from flows.ties.copies import is_copy
from schemas import Article

DAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
HEADLINE = "Halden licenses HB-7 to Brightwater"
BODY = [
    "Halden Inc. said on Monday that it has licensed HB-7, an antibody against kidney disease, to Brightwater Inc.,"
    " which will pay $90 million upfront and up to $810 million in milestones.",
    "The agreement covers Europe and Japan. Halden keeps the rights in the United States, where a trial with 150"
    " patients began last year, and expects its first results by the end of 2027.",
    "About Halden",
    "Halden Inc. develops antibodies. It was founded in 2011 and has 300 employees.",
]


def article(headline: str = HEADLINE, body: list[str] = BODY, *, days: int = 0, dated: bool = True) -> Article:
    text = "\n\n".join([headline, *body])
    moment = DAY + timedelta(days=days) if dated else None
    read = read_text(text, url=f"https://wire.example/{abs(hash((text, days)))}", title=headline)
    return read.model_copy(update={"published_at": moment})


def changed(old: str, new: str) -> list[str]:
    assert any(old in paragraph for paragraph in BODY)
    return [paragraph.replace(old, new) for paragraph in BODY]


@pytest.mark.parametrize(
    "copy",
    [
        article(),
        article("Kidney drug changes hands"),
        article("HB-7 goes to Brightwater for $90M", days=3),
        article(body=["BASEL, March 2, 2026 /Harbour Wire/ -- " + BODY[0], *BODY[1:]]),
        article(body=BODY[:2]),  # cut, without what the company says of itself
        article(body=BODY[:1]),
        article(body=changed("300 employees", "320 employees")),  # of boilerplate nothing is extracted twice
    ],
    ids=["same", "headline", "amount in the headline", "dateline", "no boilerplate", "cut", "other boilerplate"],
)
def test_what_is_all_in_the_original_is_a_copy(copy: Article) -> None:
    assert is_copy(copy, of=article())


@pytest.mark.parametrize(
    "other",
    [
        article(body=changed("$90 million", "$95 million")),
        article(body=changed("Brightwater", "Korvath")),
        article(body=changed("150 patients", "250 patients")),
        article(body=changed("began last year", "failed last year")),
        article(body=[*BODY[:2], "Analysts doubt it, because two trials of the same kind have failed.", *BODY[2:]]),
        article("Halden to receive $950 million from Brightwater"),
        article(days=30),  # "last year", "by Monday" may say something else by then
        article(dated=False),
        article(body=["Read more on our site."]),
    ],
    ids=["amount", "name", "count", "verb", "sentence", "amount in the headline", "later", "undated", "stub"],
)
def test_what_says_anything_else_is_an_article_of_its_own(other: Article) -> None:
    assert not is_copy(other, of=article())


def test_the_longer_one_is_no_copy_of_the_shorter() -> None:
    assert is_copy(article(body=BODY[:1]), of=article())
    assert not is_copy(article(), of=article(body=BODY[:1]))
