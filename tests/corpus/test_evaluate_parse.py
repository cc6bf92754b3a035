"""The scores of the parser: what counts as kept, right and missing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from corpus.evaluate_parse import evaluate_parse, same_people
from corpus.text_overlap import mean_overlap, shingle_overlap, token_overlap, visible_text
from factwire.page_reading import read_page
from schemas import ConfigError

BODY = [
    "Acme Corp. said on Monday that it would buy Beta Therapeutics for $20 million in cash and stock.",
    "The two companies expect to close the transaction in the second quarter, subject to approval by regulators.",
]
PARAGRAPHS = "".join(f"<p>{one}</p>" for one in BODY)
PAGE = f"""<html><head><title>Acme buys Beta | The Example</title>
<meta property="article:published_time" content="2025-05-01T09:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Acme buys Beta</h1><p>By <a rel="author" href="/roe">Jane Roe</a></p>{PARAGRAPHS}
</article></body></html>"""


@pytest.mark.parametrize(
    ("true", "found", "precision", "recall"),
    [
        ("a b c d e", "a b c d e", 1.0, 1.0),
        ("a b c d e", "a b c d", 1.0, 0.5),
        ("a b c d", "a b c d e f", 1 / 3, 1.0),
        ("a b", "a b", 1.0, 1.0),
        ("a b c d", "", 0.0, 0.0),
        ("", "", 1.0, 1.0),
    ],
)
def test_shingles_are_four_words_in_a_row(true: str, found: str, precision: float, recall: float) -> None:
    assert shingle_overlap(true, found) == pytest.approx((precision, recall))


def test_each_page_weighs_the_same_and_order_does_not_count_for_words() -> None:
    assert token_overlap("a b b", "b a") == pytest.approx((1.0, 2 / 3))
    assert mean_overlap([token_overlap("a", "a"), token_overlap("a", "b")]) == (0.5, 0.5)


def test_the_words_that_are_shown() -> None:
    tree = document_fromstring(
        "<title>x</title><p>R<b>even</b>ue</p><td>4</td><td>5</td><p hidden>no</p><script>s</script>"
    )
    assert visible_text(tree).split() == ["Revenue", "4", "5"]


def test_people_are_the_same_in_any_order() -> None:
    assert same_people(["Jane Roe, John Doe"], ("John Doe", "Jane Roe"))
    assert not same_people(["Jane Roe"], ("Jane Roe", "John Doe"))


def test_a_folder_of_pages_is_scored_beside_trafilatura(tmp_path: Path) -> None:
    html = tmp_path / "news" / "html"
    html.mkdir(parents=True)
    (html / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    truth = {"id": "a", "url": "https://www.example.org/a", "body": "\n\n".join(BODY), "title": "Acme buys Beta",
             "authors": ["Jane Roe"], "date": "2025-05-01"}  # fmt: skip
    (tmp_path / "news" / "truth.jsonl.gz").write_bytes(gzip.compress(json.dumps(truth).encode()))
    (tmp_path / "edgar").mkdir()
    (tmp_path / "edgar" / "b.htm.gz").write_bytes(gzip.compress(f"<html><body><p>{BODY[0]}</p></body></html>".encode()))
    result = evaluate_parse(tmp_path, read_page)
    ours = result["files"]["news"]["systems"]["factwire"]
    assert ours["shingles"]["f"] > 0.9 and ours["empty"] == 0
    assert [ours[field]["right"] for field in ("title", "authors", "date")] == [1, 1, 1]
    assert result["filings"]["b.htm"]["factwire"] == 100.0
    assert set(result["versions"]) == {"factwire", "trafilatura"}


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds neither"):
        evaluate_parse(tmp_path, read_page)
