"""The workbench's sample article as factwire read it, stored: tests of the page need no language model.

python -m tests.web.velmora      # reads it again, after a change of the records
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from schemas import Extraction, Span
from schemas.article import text_sha256

STORED = Path(__file__).parent / "velmora.json"


@cache
def velmora() -> Extraction:
    return Extraction.model_validate_json(STORED.read_text(encoding="utf-8"))


def long_article(times: int) -> Extraction:
    """The sample so many times one after the other, each with records of its own."""
    once = velmora().model_dump(mode="json")
    text = once["article"]["text"] + "\n"
    records: list[Any] = []
    sections: list[Any] = []
    for number in range(times):
        shifted = _shifted(once, number * len(text), f"{number:04x}")
        records += shifted["records"]
        sections += shifted["article"]["sections"]
    whole = text * times
    article = {**once["article"], "text": whole, "text_sha256": text_sha256(whole), "sections": sections}
    return Extraction.model_validate({**once, "article": article, "records": records})


def hostile() -> Extraction:
    """Velmora's article with an attack wherever an article has a say: names, quotes, measures, title, address."""
    found = with_text(velmora(), "Maren Holloway", "<script>x()//\u202e")
    found = with_text(found, "Ostrava Pharma", '"onfocus=x()//')
    found = with_text(found, "Calder Research", "</textarea><b>x")
    found = with_text(found, "hospital stays", "</script><b>xy")
    values: dict[str, Any] = {"url": "javascript:alert(1)", "canonical_url": None, "title": "</title><script>alert(2)"}
    values |= {"publisher": "<img src=x onerror=alert(3)>", "authors": ("\u2067gnp\u2069",), "language": '"><i>'}
    return found.model_copy(update={"article": found.article.model_copy(update=values)})


def with_text(extraction: Extraction, before: str, after: str) -> Extraction:
    """The same records over a text in which words were exchanged for others of the same length."""
    assert len(before) == len(after)
    exchanged = json.dumps(before, ensure_ascii=False)[1:-1], json.dumps(after, ensure_ascii=False)[1:-1]
    return Extraction.model_validate_json(extraction.model_dump_json().replace(*exchanged))


def _shifted(value: Any, by: int, mark: str) -> Any:
    """A dumped value with every span moved and every record id made another one."""
    if isinstance(value, list):
        return [_shifted(item, by, mark) for item in value]
    if isinstance(value, str):
        kind, _, digits = value.partition("_")
        return f"{kind}_{digits[:12]}{mark}" if len(digits) == 16 and kind.isalpha() and kind != "a" else value
    if not isinstance(value, dict):
        return value
    moved = {name: _shifted(item, by, mark) for name, item in value.items()}
    if set(moved) == set(Span.model_fields):
        moved.update(start=moved["start"] + by, end=moved["end"] + by)
    return moved


if __name__ == "__main__":
    import factwire
    from factwire.web.templating import static_text
    from factwire.web.workbench import SAMPLE_PUBLISHED

    found = factwire.extract(static_text("sample.txt"), published=SAMPLE_PUBLISHED)
    STORED.write_text(found.model_dump_json() + "\n", encoding="utf-8")
