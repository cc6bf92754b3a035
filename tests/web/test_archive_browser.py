"""The archive in a real browser: search, filter, correct by picking words, withdraw, retry; nothing hostile runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from flows.state import Outcome, Visit
from flows.stores import Store, open_store
from schemas import Failure
from tests.web.archive_of_ostrava import hostile, licence, results
from tests.web.browser import DARK_PHONE, LIGHT, NO_SCRIPT, Serve, serious_findings

ARTICLE = results().article.id
REVENUE = results().figures[0]
DEAD = "https://example.org/news/7?a=<script>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'news.db'}") as opened:
        for extraction in (results(), licence(), hostile()):
            opened.write(extraction)
        failure = Failure(stage="parse", error="ParseError", message="no article <b>here</b>")
        now = datetime(2026, 5, 3, tzinfo=UTC)
        opened.record_visit(
            Visit(url=DEAD, source="wires", outcome=Outcome.DEAD, visited_at=now, attempts=8, failure=failure)
        )
        yield opened


@pytest.fixture
def home(store: Store, serve: Serve) -> str:
    def nothing(article: object) -> object:
        raise AssertionError("no page of the archive reads an article")

    return serve(create_app(WebSettings(), extract=nothing, store=store)).rstrip("/")  # type: ignore[arg-type]


def test_search_then_filter_then_sort(page: Page, home: str) -> None:
    page.goto(f"{home}/archive")
    page.get_by_label("Words").fill("ostrava")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".hit")).to_have_count(2)
    page.get_by_label("Look for").select_option("figure")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="amount").click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("amount ▾")
    page.get_by_label("Words").fill("")
    page.get_by_text("More filters").click()
    page.get_by_label("Amount from").fill("100,000,000")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="$130 million").click()
    expect(page).to_have_url(f"{home}/archive/articles/{licence().article.id}#{licence().figures[0].id}")
    expect(page.locator(f"#{licence().figures[0].id}")).to_be_in_viewport()


def test_a_figure_is_corrected_by_picking_words_and_that_is_withdrawn(
    page: Page,
    home: str,
    store: Store,
) -> None:
    page.goto(f"{home}/archive/articles/{ARTICLE}#{REVENUE.id}")
    page.locator(f"#{REVENUE.id}").get_by_role("link", name="Correct").click()
    page.get_by_label("Who you are").fill("M. Hale")
    page.locator("#value").fill("26.5 million")
    page.get_by_role("button", name="Keep the change").click()
    expect(page.locator('[aria-invalid="true"]')).to_have_value("26.5 million")
    page.locator("#value").fill("26,500,000")
    page.locator('.words:has([id="measure.span"])').get_by_role("button").click()
    select_in_article(page, "market")
    page.get_by_role("button", name="Keep the change").click()
    expect(page.locator(f"#{REVENUE.id}")).to_contain_text("changed by M. Hale")
    stored = store.read(ARTICLE)
    assert stored is not None
    changed = next(figure for figure in stored.figures if figure.id == REVENUE.id)
    assert changed.value == Decimal(26_500_000)
    assert changed.measure is not None and changed.measure.span.text == "market"
    assert stored.article.text[changed.measure.span.start :].startswith("market,”")
    row = page.locator("#corrections tbody tr", has=page.locator("td[data-label=kind]", has_text="figure"))
    row.get_by_role("button", name="Withdraw").click()
    expect(page.locator("#corrections")).to_contain_text("withdrawn")
    stored = store.read(ARTICLE)
    assert stored == results()


def select_in_article(page: Page, words: str) -> None:
    """Selects words of the article as a mouse does."""
    page.evaluate(
        """words => {
            const article = document.getElementById("article-text");
            const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                article.dispatchEvent(new MouseEvent("mouseup"));
                return;
            }
        }""",
        words,
    )


@pytest.mark.parametrize("context", [NO_SCRIPT], indirect=True)
def test_a_verdict_needs_no_script(page: Page, home: str, store: Store) -> None:
    page.goto(f"{home}/archive/articles/{ARTICLE}")
    page.get_by_label("You correct as").fill("mh")
    page.locator(f"#{REVENUE.id}").get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Rejected:")).to_be_visible()
    assert [(one.by, one.verdict, one.record_id) for one in store.corrections()] == [("mh", "rejected", REVENUE.id)]


def test_what_was_given_up_is_tried_again(page: Page, home: str, store: Store) -> None:
    page.goto(f"{home}/health")
    page.locator("#dead").get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_contain_text("1 URL is due again")
    visit = store.visit(DEAD)
    assert visit is not None and visit.outcome is Outcome.FAILED and visit.attempts == 0


EVIL = hostile()
PAGES = (
    "/archive", "/archive?text=ostrava", "/archive?kind=claim", "/archive/organizations", "/archive/contradictions",
    "/archive/corrections", "/archive/organizations/cik:7001", "/archive/alike", "/feed",
    "/health", f"/archive/articles/{ARTICLE}/records/{REVENUE.id}", f"/archive/articles/{EVIL.article.id}",
)  # fmt: skip


@pytest.mark.parametrize("context", [LIGHT, DARK_PHONE], indirect=True)
def test_nobody_is_kept_out_and_nothing_hostile_runs(page: Page, home: str) -> None:
    findings = {}
    for address in PAGES:
        page.goto(home + address)
        if found := serious_findings(page):
            findings[address] = found
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, f"{address} is {width} pixels too wide"
    assert findings == {}
