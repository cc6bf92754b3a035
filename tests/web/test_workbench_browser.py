"""The workbench in a real browser: paste, look, point, filter, copy, take along; with keys alone; on a phone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from factwire.web.standalone import notebook_view, render_report
from schemas import Extraction
from tests.web.browser import DARK, DARK_PHONE, LIGHT, NO_SCRIPT, PHONE, Serve, opened_file, serious_findings
from tests.web.velmora import hostile, long_article, velmora

Shown = Callable[[Extraction], Page]

BRIDGE = (
    "Halden Grid said on Monday that revenue rose 12 percent to $3.4 billion in 2025. The company will hire 900 people "
    "in Tamsel this year, said chief executive Mira Solberg, and expects orders of more than $5 billion in 2026."
)


@pytest.fixture
def shown(page: Page, serve: Serve) -> Shown:
    """The page of an article whose records are known."""

    def show(extraction: Extraction) -> Page:
        page.goto(serve(create_app(WebSettings(), extract=lambda _: extraction)))
        page.fill("#text-field", "any text")
        page.click("text=Extract")
        page.wait_for_selector("#result")
        page.wait_for_load_state()
        return page

    return show


def figure(page: Page, words: str) -> Locator:
    return page.locator(".g-figure .card", has_text=words).first


def test_a_pasted_article_is_read_at_once_by_the_real_pipeline(page: Page, serve: Serve) -> None:
    page.goto(serve(create_app(WebSettings())))
    page.fill("#published-field", "2026-01-12")
    page.evaluate("words => navigator.clipboard.writeText(words)", BRIDGE)
    page.focus("#text-field")
    page.keyboard.press("Control+V")
    page.wait_for_selector("#result", timeout=60_000)
    assert page.locator("mark.m-figure", has_text="$3.4 billion").count() == 1
    card = figure(page, "US$3.4 billion")
    expect(card).to_contain_text("revenue")
    expect(card).to_contain_text("2025")
    expect(page.locator(".g-person .card")).to_contain_text("Mira Solberg")


def test_the_text_stands_there_word_for_word(shown: Shown) -> None:
    page = shown(velmora())
    words = " ".join(velmora().article.text.split())
    labels = {"About", "Forward-looking statements", "Contact"}
    seen = " ".join(line for line in page.inner_text("#text").split("\n") if line and line not in labels)
    assert seen == " ".join(line for line in words.split("\n")).replace(" Contact ", " ")


def test_a_card_that_is_pointed_at_lights_its_evidence(shown: Shown) -> None:
    page = shown(velmora())
    page.evaluate("scrollTo(0, 1e6)")
    figure(page, "US$150 million").hover()
    lit = page.locator("#text .is-lit")
    expect(lit).to_have_text("$150 million")
    expect(lit).to_be_in_viewport()
    expect(page.locator("#text .is-support").first).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator("#text .is-lit")).to_have_count(0)


def test_evidence_that_is_pointed_at_lights_its_card(shown: Shown) -> None:
    page = shown(velmora())
    page.locator("#text mark.m-figure", has_text="$38.20").hover()
    active = page.locator(".card.is-active")
    expect(active).to_contain_text("US$38.20")
    expect(active).to_be_in_viewport()
    assert page.locator(".g-claim .card.is-related").count() == 2, "the claims of the sentence are marked, too"


def test_a_click_holds_what_is_lit_and_another_takes_the_next_that_covers_it(shown: Shown) -> None:
    page = shown(velmora())
    mark = page.locator("#text mark.m-figure", has_text="$38.20")
    mark.click()
    page.mouse.move(5, 5)
    expect(page.locator(".card.is-pinned")).to_contain_text("US$38.20")
    mark.click()
    expect(page.locator(".g-claim .card.is-pinned")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".card.is-pinned")).to_have_count(0)


def test_kinds_and_words_filter_cards_and_marks(shown: Shown) -> None:
    page = shown(velmora())
    page.click(".chip[data-group=figure]")
    assert page.locator(".card:visible").count() == page.locator(".g-figure .card").count() > 10
    assert page.locator("#text mark.m-claim").count() == 0
    page.fill("#filter", "revenue 2025")
    expect(page.locator("#shown-count")).to_have_text("2 of 60")
    assert page.locator("#text mark.m-figure").all_inner_texts() == ["$84.3 million", "22 percent"]
    page.fill("#filter", "no such words")
    expect(page.locator("#shown-count")).to_have_text("0 of 60")
    page.keyboard.press("Escape")
    page.click(".chip[data-group=figure]")
    expect(page.locator("#shown-count")).to_have_text("")
    assert page.locator("#text mark.m-claim").count() > 0


def test_keys_alone_are_enough(shown: Shown) -> None:
    page = shown(velmora())
    page.keyboard.press("/")
    expect(page.locator("#filter")).to_be_focused()
    page.keyboard.type("upfront")
    expect(page.locator("#shown-count")).to_have_text("5 of 60")  # the deal, three claims, the figure
    page.keyboard.press("Tab")  # the first mark of the text, one stop for all of them
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    page.keyboard.press("Tab")
    focused = page.locator(".card:focus")
    expect(focused).to_contain_text("Licence")
    page.keyboard.press("ArrowDown")
    expect(focused).to_contain_text("US$150 million")
    page.keyboard.press("End")
    expect(page.locator("#text .is-lit")).to_have_text("$150 million")
    page.keyboard.press("Enter")
    expect(page.locator("mark:focus")).to_have_text("$150 million")
    page.keyboard.press("Enter")
    expect(focused).to_contain_text("US$150 million")
    page.keyboard.press("c")
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("US$150 million · upfront payment")


def test_a_card_is_copied_as_text_and_as_json(shown: Shown) -> None:
    page = shown(velmora())
    card = figure(page, "US$110–125 million")
    card.hover()
    card.get_by_role("button", name="as text").click()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "US$110–125 million · revenue · Velmora Therapeutics, Inc. · 2026 · guidance"
    )
    card.get_by_role("button", name="as JSON").click()
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert copied in [record.model_dump(mode="json") for record in velmora().figures]


def test_the_records_are_taken_along_as_json_csv_and_report(shown: Shown, tmp_path: Path) -> None:
    page = shown(velmora())
    got = {}
    for name, format in (("JSON", "json"), ("CSV", "csv"), ("HTML report", "html")):
        with page.expect_download() as downloading:
            page.get_by_role("button", name=name, exact=True).click()
        assert downloading.value.suggested_filename.startswith("velmora-therapeutics-licenses-heart-drug")
        path = tmp_path / f"got.{format}"
        downloading.value.save_as(path)
        got[format] = path.read_text(encoding="utf-8")
    assert Extraction.model_validate_json(got["json"]) == velmora()
    assert len(list(csv.DictReader(io.StringIO(got["csv"])))) == len(velmora().records)
    opened_file(page, tmp_path / "got.html")
    figure(page, "US$150 million").hover()
    expect(page.locator("#text .is-lit")).to_have_text("$150 million")


def test_the_report_works_from_disk_and_gives_its_data(page: Page, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(render_report(velmora()), encoding="utf-8")
    opened_file(page, tmp_path / "report.html")
    for format in ("json", "csv"):
        with page.expect_download() as downloading:
            page.click(f"[data-download={format}]")
        downloading.value.save_as(tmp_path / format)
    assert Extraction.model_validate_json((tmp_path / "json").read_text(encoding="utf-8")) == velmora()
    assert (tmp_path / "csv").read_text(encoding="utf-8").startswith("kind,id,article_id")


def test_a_notebook_shows_the_report_in_a_frame_of_its_own(page: Page, tmp_path: Path) -> None:
    around = f"<!doctype html><style>.card {{ display: none }}</style>{notebook_view(velmora())}"
    (tmp_path / "notebook.html").write_text(around, encoding="utf-8")
    opened_file(page, tmp_path / "notebook.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".g-deal .card")).to_be_visible()
    frame.locator(".g-deal .card").click()
    expect(frame.locator("#text .is-lit").first).to_be_visible()


@pytest.mark.parametrize("context", [NO_SCRIPT], indirect=True)
def test_without_scripts_the_form_and_the_proofs_work(shown: Shown) -> None:
    page = shown(velmora())
    assert page.locator(".chips").is_hidden(), "what needs a script is not shown"
    page.locator(".g-figure .card a.headline", has_text="US$9 billion").click()
    expect(page.locator("mark:target")).to_have_text("$9 billion")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="CSV").click()
    assert downloading.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize("context", [PHONE, DARK_PHONE], indirect=True)
def test_on_a_phone_a_touched_mark_holds_up_its_card(shown: Shown) -> None:
    page = shown(velmora())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#text mark.m-figure", has_text="$150 million").tap()
    expect(page.locator("#peek .card")).to_contain_text("US$150 million · upfront payment")
    expect(page.locator("#text .is-lit")).to_be_in_viewport()
    assert serious_findings(page) == []
    page.locator("#peek").get_by_text("Close").tap()
    page.locator("[data-view=facts]").tap()
    expect(page.locator("#text")).to_be_hidden()
    page.locator(".g-quote .card").first.tap()
    expect(page.locator("#text .is-lit").first).to_be_in_viewport()


@pytest.mark.parametrize("context", [LIGHT, DARK], indirect=True)
def test_axe_has_no_serious_finding(shown: Shown) -> None:
    page = shown(velmora())
    page.locator(".g-deal .card").click()
    assert serious_findings(page) == [], "the article beside its cards, one of them lit"
    page.goto(page.url)
    page.click("text=Extract")
    expect(page.locator("#problem")).to_contain_text("Paste a text")
    assert serious_findings(page) == [], "the empty box, with a problem"


def test_axe_has_no_serious_finding_in_a_report(page: Page, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(render_report(velmora()), encoding="utf-8")
    assert serious_findings(opened_file(page, tmp_path / "report.html")) == []


def test_a_hostile_article_runs_nothing_and_turns_nothing(shown: Shown) -> None:
    page = shown(hostile())
    assert "<script>x()//" in page.inner_text("#text") and "RLO" in page.inner_text("#text")
    assert page.locator("a[href^=javascript], img, #result b, #result script").count() == 0
    page.fill("#filter", "<script>x()")
    expect(page.locator("#shown-count")).to_have_text("5 of 60")
    page.locator(".card:visible").first.click()
    assert serious_findings(page) == []
    page.keyboard.press("c")  # the fixture `page` fails for a dialog, an error, a refused script
    assert "[RLO]" in page.evaluate("navigator.clipboard.readText()")


def test_colours_are_chosen_and_remembered(shown: Shown) -> None:
    page = shown(velmora())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 249, 246)"
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 22, 25)"
    page.goto(page.url)
    assert page.get_attribute("html", "data-theme") == "dark"


def test_ten_thousand_words_stay_quick(shown: Shown) -> None:
    page = shown(long_article(33))
    assert page.locator(".card").count() > 1_500
    filtered = page.evaluate(
        """() => new Promise(done => {
            const field = document.getElementById("filter"), begun = performance.now();
            field.value = "upfront"; field.dispatchEvent(new Event("input"));
            const look = () => document.getElementById("shown-count").textContent
                ? requestAnimationFrame(() => done(performance.now() - begun)) : setTimeout(look, 5);
            look(); })"""
    )
    assert filtered < 2_000, f"{filtered:.0f} ms from a letter to the filtered page"
    page.fill("#filter", "")
    expect(page.locator("#shown-count")).to_have_text("")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 3)")
    card = page.locator(".g-figure .card", has_text="US$150 million").nth(16)
    card.hover()
    card.hover(position={"x": 9, "y": 9})  # what was laid out meanwhile may have moved it
    expect(page.locator("#text .is-lit")).to_be_in_viewport()
