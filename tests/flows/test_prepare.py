"""A page made ready for trafilatura: whole sentences, whole paragraphs, whole articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.dates import read_moment
from flows.page import Page
from flows.parse import parse
from flows.zones import local_moment

FETCHED = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)
NAV = '<nav><a href="/">Home</a> <a href="/jobs">Jobs</a></nav>'
LEAD = "Acme Corp. said on Monday that it would buy Beta Therapeutics for $20 million in cash and stock."
SECOND = "The two companies expect to close the transaction in the second quarter, subject to approval by regulators."
THIRD = "Analysts of three houses had expected a higher price, because the pipeline of Beta had won two approvals."
FOURTH = "Acme will pay half of the price at once, and the other half when the first medicine comes to the market."


def text_of(body: str) -> str:
    content = f"<html><body>{NAV}<main>{body}</main></body></html>"
    url = "https://www.example.org/acme"
    return parse(Page(url, url, content.encode(), "text/html", None, FETCHED)).text


@pytest.mark.parametrize("name", ["link", "bottom", "share-price", "widget-quote", "ad-label"])
def test_a_mark_within_a_sentence_is_read_whatever_it_is_called(name: str) -> None:
    marked = LEAD.replace("$20 million", f'<span class="{name}"><a href="/x">$20 million</a></span>')
    assert LEAD in text_of(f"<p>{SECOND}</p><p>{marked}</p><p>{THIRD}</p>")


def test_two_line_breaks_end_a_paragraph_and_a_link_does_not() -> None:
    linked = LEAD.replace("Beta Therapeutics", '<a href="/b">Beta Therapeutics</a>')
    blocks = text_of(f"<div>{SECOND}<br><br>{linked}<br/>\n<br/>{THIRD}</div>").split("\n\n")
    assert blocks == [SECOND, LEAD, THIRD]


def piece(*paragraphs: str, name: str = "chunk") -> str:
    return f'<div class="{name}">{"".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)}</div>'


def test_an_article_that_is_cut_into_pieces_is_put_together_in_order() -> None:
    advertisement = '<div class="ad-slot"><span>Advertisement</span></div>'
    pieces = [piece(LEAD, SECOND, name="body__container"), "<h2>What it costs</h2>", advertisement,
              piece(THIRD, FOURTH, name="body__container")]  # fmt: skip
    text = text_of("".join(pieces))
    assert [text.index(part) for part in (LEAD, SECOND, "What it costs", THIRD, FOURTH)] == sorted(
        text.index(part) for part in (LEAD, SECOND, "What it costs", THIRD, FOURTH)
    )


def test_other_articles_and_comments_are_no_pieces_of_it() -> None:
    other = f"<article><h2>Gamma grows</h2>{piece(THIRD, FOURTH, name='body__container')}</article>"
    comment = piece(f"I say: {THIRD}", f"I add: {FOURTH}", name="comment-body")
    text = text_of(f"<article>{piece(LEAD, SECOND, LEAD + SECOND, name='body__container')}</article>{other}{comment}")
    assert LEAD in text and "I say" not in text


def test_a_sentence_that_is_mostly_a_link_is_no_link_to_another_article() -> None:
    sentence = 'It was announced in <a href="/j">an article published on Monday in the journal of the society</a>.'
    assert "It was announced in an article published" in text_of(f"<p>{LEAD}</p><p>{SECOND}</p><p>{sentence}</p>")


@pytest.mark.parametrize(
    ("line", "local"),
    [
        ("Jan. 11, 2026 5:06pm PT", "2026-01-11T17:06:51-08:00"),
        ("2026-01-11T17:06:51", "2026-01-11T17:06:51-08:00"),
        ("2026-01-11T20:06:51-05:00", "2026-01-11T20:06:51-05:00"),
        ("12 January 2026 10:06", "2026-01-12T10:06:51+09:00"),
        ("Updated Jan. 11, 2026 5:06pm", "2026-01-12T01:06:51+00:00"),
        ("Jan. 11, 2026 5:07pm", "2026-01-12T01:06:51+00:00"),
        ("January 11, 2026", "2026-01-12T01:06:51+00:00"),
    ],
)
def test_another_statement_of_the_moment_tells_its_zone(line: str, local: str) -> None:
    moment = read_moment("2026-01-12T01:06:51+00:00")
    assert moment is not None and local_moment(moment, [line]).isoformat() == local
