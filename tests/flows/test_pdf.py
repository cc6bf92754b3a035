"""Releases as PDFs: the paragraphs are put together again, and what is no text is refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from flows.page import Page
from flows.parse import parse
from flows.parser_process import parse_apart
from flows.pdf import pdf_paragraphs
from schemas import ParseError

Line = tuple[str, int, int]
"""The words, how high above the foot of the page, and the size of the letters."""


def pdf(*pages: Sequence[Line]) -> bytes:
    """A PDF of these lines, as simple as one can be."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = "".join(f"BT /F1 {size} Tf 1 0 0 1 72 {height} Tm ({words}) Tj ET\n" for words, height, size in lines)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources {resources} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} /MediaBox [0 0 612 792] >>"
    written, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n"
    entries = "0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n{entries}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n"
    return f"{written}{table}startxref\n{len(written)}\n%%EOF".encode()


HEADLINE = [("Acme Bio raises 20 million dollars", 720, 18), ("for a new plant in Ohio", 698, 18)]
LEAD = [
    ("BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Acme Bio, Inc. today announced that it raised 20 mil-", 660, 11),
    ("lion dollars from three investors, who had put money into its first plant already two years ago.", 646, 11),
]
SECOND = [
    ("The plant will be built in Ohio by the end of 2027, and some two hundred people will work in it.", 620, 11),
    ("It is the second of its kind.", 606, 11),
]


def test_lines_become_paragraphs_by_their_gaps_and_sizes() -> None:
    assert pdf_paragraphs(pdf([*HEADLINE, *LEAD, *SECOND])) == [
        "Acme Bio raises 20 million dollars for a new plant in Ohio",
        "BOSTON, Jan. 12, 2026 (GLOBE NEWSWIRE) -- Acme Bio, Inc. today announced that it raised 20 million dollars "
        "from three investors, who had put money into its first plant already two years ago.",
        "The plant will be built in Ohio by the end of 2027, and some two hundred people will work in it. "
        "It is the second of its kind.",
    ]


def test_running_heads_and_page_numbers_are_left_out_and_sentences_go_on_over_pages() -> None:
    def page(number: int, *lines: Line) -> list[Line]:
        return [("Acme Bio, press release", 760, 8), *lines, (f"{number} / 2", 30, 8)]

    first, second = LEAD
    assert len(pdf_paragraphs(pdf(page(1, first), page(2, second)))) == 1
    assert "press release" not in " ".join(pdf_paragraphs(pdf(page(1, first), page(2, second))))


def test_a_pdf_is_an_article_with_title_and_dateline() -> None:
    page = Page("https://acme.example/r.pdf", "https://acme.example/r.pdf", pdf([*HEADLINE, *LEAD, *SECOND]),
                "application/pdf", None, datetime.now(UTC))  # fmt: skip
    article = parse_apart(page)
    assert article.title == "Acme Bio raises 20 million dollars for a new plant in Ohio"
    assert article.kind == "press_release"
    assert article == parse(page)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 ...", "cannot be read"),
        (pdf([]), "without text"),
        (pdf(LEAD)[:300], "PDF"),
        (b"%PDF-1.4\n" + b"1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj " * 3, "PDF"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        pdf_paragraphs(content)
