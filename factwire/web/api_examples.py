"""The examples of the API's description, computed: our own text through the real model, a store and the API itself.

python -m factwire.web.api_examples      # writes factwire/web/examples.json; a test holds it to what the API answers
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any, Final

from fastapi.testclient import TestClient

from factwire.web.api_openapi import EXAMPLES_FILE
from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from flows.stores import open_store
from schemas import Extraction

TEXT: Final = (
    "Norvane Biologics licenses antibody to Calder Pharmaceuticals\n\n"
    "BASEL, Jan. 12, 2026 -- Norvane Biologics AG said on Monday that it had granted Calder Pharmaceuticals Inc. an "
    "exclusive licence to its antibody NVB-210 for an upfront payment of $45 million and milestones of up to $600 "
    "million.\n\n"
    "“We expect first results by the end of 2027,” said Petra Lindqvist, chief executive officer of Norvane. "
    "The company's revenue rose 12 percent to 84 million Swiss francs last year."
)
REQUEST: Final = {"text": TEXT, "url": "https://news.example/norvane-calder", "published": "2026-01-12"}
_JSON = "application/json"
_LINES = "application/x-ndjson"
_MOMENT = re.compile(r'("at":\s*")[^"]*(")')


def computed() -> dict[str, Any]:
    """What the API answers, by operation. Loads the language model."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/news.db"
        with TestClient(create_app(WebSettings(store=store)), base_url="http://127.0.0.1") as client:
            extraction = client.post("/extract", json=REQUEST).json()
            with open_store(store) as opened:
                opened.write(Extraction.model_validate(extraction))
            return _examples(client, extraction)


def write(path: Path = EXAMPLES_FILE) -> None:
    path.write_text(json.dumps(computed(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _examples(client: TestClient, extraction: dict[str, Any]) -> dict[str, Any]:
    identity = extraction["article"]["id"]
    lines = json.dumps({"text": TEXT, "published": "2026-01-12", "kinds": ["deal"]}) + "\n" + json.dumps({"text": 7})
    batch = client.post("/extract/batch", content=lines).text
    page = {"html": "<html>…</html>", "url": REQUEST["url"]}
    return {
        "POST /extract": {
            "requests": {
                _JSON: {"text": REQUEST, "url": {"url": REQUEST["url"]}, "html": page},
                "text/plain": {"text": TEXT},
            },
            "response": {_JSON: extraction},
        },
        "POST /extract/batch": {"requests": {_LINES: {"two lines": lines}}, "response": {_LINES: batch}},
        "GET /articles": _get(client, "/articles", organization="Norvane", limit=10),
        "GET /articles/{article_id}": _get(client, "/articles/{article_id}", article_id=identity),
        "GET /records/{kind}": _get(client, "/records/{kind}", kind="deal", currency="USD", low="50000000"),
        "GET /changes": _get(client, "/changes", since=0, kinds=["deal"], limit=10),
        "GET /schema": _get(client, "/schema"),
        "GET /healthz": _get(client, "/healthz"),
    }


def _get(client: TestClient, path: str, **parameters: Any) -> dict[str, Any]:
    query = {name: value for name, value in parameters.items() if f"{{{name}}}" not in path}
    answer = client.get(path.format(**parameters), params=query)
    answer.raise_for_status()
    stable = _MOMENT.sub(r"\g<1>2026-01-12T08:00:00Z\g<2>", answer.text)
    return {"parameters": parameters, "response": {_JSON: json.loads(stable)}}


if __name__ == "__main__":
    write()
