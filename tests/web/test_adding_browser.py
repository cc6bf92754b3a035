"""Adding an overlooked fact in a real browser: marked by the mouse, by keys alone, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from flows.stores import Store, open_store
from schemas import Figure
from tests.web.archive_of_ostrava import hostile, licence
from tests.web.browser import DARK_PHONE, LIGHT, Serve, serious_findings

ARTICLE = licence().article
OVERLOOKED = licence().figures[1]
EVIL = hostile().article


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'news.db'}") as opened:
        kept = tuple(one for one in licence().records if one.id != OVERLOOKED.id and one.kind_prefix != "claim")
        opened.write(licence().model_copy(update={"records": kept}))
        opened.write(hostile().model_copy(update={"records": ()}))
        yield opened


@pytest.fixture
def home(store: Store, serve: Serve) -> str:
    return serve(create_app(WebSettings(), extract=lambda _: licence(), store=store)).rstrip("/")


def drag(page: Page, words: str) -> None:
    """Draws the mouse over words of the article."""
    box = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words), range = document.createRange();
                if (at < 0) continue;
                range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + words.length);
                const {left, right, top, height} = range.getBoundingClientRect();
                return [left, right, top + height / 2];
            }
        }""",
        words,
    )
    page.mouse.move(box[0] + 1, box[2])
    page.mouse.down()
    page.mouse.move(box[1] - 1, box[2], steps=4)
    page.mouse.up()


def added(store: Store, article: str = ARTICLE.id) -> list[Figure]:
    stored = store.read(article)
    return [one for one in stored.figures if one.extractor == "correction"] if stored else []


def test_words_that_are_drawn_over_become_a_fact(page: Page, home: str, store: Store) -> None:
    page.goto(f"{home}/archive/articles/{ARTICLE.id}")
    expect(page.locator("#adding")).to_be_hidden()
    drag(page, "$31 million")
    page.get_by_role("toolbar").get_by_role("button", name="figure").click()
    expect(page.locator(".marked-words")).to_have_text("$31 million")
    expect(page.locator("#value")).to_have_value("31000000")
    expect(page.locator("#article-text mark")).to_have_text("$31 million")
    page.get_by_label("Who you are").fill("M. Hale")
    page.get_by_role("button", name="Add it").click()
    [figure] = added(store)
    assert figure.evidence == OVERLOOKED.evidence
    expect(page.locator(f"#{figure.id}")).to_contain_text("added by M. Hale")
    expect(page.locator("#text mark.m-figure", has_text="$31 million")).to_have_count(1)
    page.locator("#corrections").get_by_role("button", name="Withdraw").click()
    expect(page.locator("#corrections")).to_contain_text("withdrawn")
    assert added(store) == []


def test_keys_alone_are_enough(page: Page, home: str, store: Store) -> None:
    page.goto(f"{home}/archive/articles/{ARTICLE.id}")
    page.keyboard.press("a")
    page.locator("#kind").select_option("quote")
    page.locator("#article-text").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    chosen = page.locator("#words").input_value()
    assert chosen.startswith("Licenses OB") and chosen in ARTICLE.text
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Go on").press("Enter")
    expect(page.locator(".marked-words")).to_have_text(chosen)
    page.get_by_label("Who you are").fill("mh")
    page.get_by_role("button", name="Add it").press("Enter")
    expect(page.locator(".g-quote .card")).to_contain_text(chosen)


def test_offsets_hold_behind_characters_that_nobody_sees(page: Page, home: str, store: Store) -> None:
    page.goto(f"{home}/archive/articles/{EVIL.id}")
    drag(page, "javascript:alert(4)")
    page.get_by_role("toolbar").get_by_role("button", name="product").click()
    expect(page.locator("#name")).to_have_value("javascript:alert(4)")


@pytest.mark.parametrize("context", [LIGHT, DARK_PHONE], indirect=True)
def test_the_pages_keep_nobody_out(page: Page, home: str) -> None:
    for query in ("", "?kind=figure&start=50&end=56", "?kind=deal&start=46&end=105"):
        page.goto(f"{home}/archive/articles/{ARTICLE.id}/add{query}")
        assert serious_findings(page) == [], query
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert serious_findings(page) == [], query
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.goto(f"{home}/archive/articles/{ARTICLE.id}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#text p:last-of-type'))")
    expect(page.locator("#adding")).to_be_visible()
    assert serious_findings(page) == []
