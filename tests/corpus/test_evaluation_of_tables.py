"""The scores of figures cover the cells of tables, as an article's figures do."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.evaluate_figures import evaluate_figures


def test_a_cell_has_the_scale_of_its_heading(tmp_path: Path) -> None:
    text = "(in thousands)\n\t2025\t2024\nNet sales\t$12,400\t$9,810\nNet income\t$1,240\t$981\n"
    start = text.index("$12,400")
    entry = {"start": start, "end": start + 7, "text": "$12,400", "kind": "money", "value": 12400000, "currency": "USD"}
    path = tmp_path / "tables.jsonl"
    path.write_text(json.dumps({"text": text, "expected": [entry]}), encoding="utf-8")
    scores = evaluate_figures([path], with_peers=False)["files"]["tables.jsonl"]["all"]["systems"]["factwire"]
    assert scores["value"]["hits"] == 1
