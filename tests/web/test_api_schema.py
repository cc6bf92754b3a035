"""The API's description is true: schemathesis asks what it allows and what it doesn't; its examples are computed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction, negative_data_rejection, positive_data_acceptance

from factwire.web.api import BATCH_PATH
from factwire.web.api_examples import computed
from factwire.web.api_openapi import EXAMPLES_FILE
from flows.stores import open_store
from tests.web.web_apps import client, telling

WEB = client()


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = str(tmp_path_factory.mktemp("store") / "news.db")
    with open_store(path) as store:
        store.write(telling(1, "2026-01-11"))
        store.write(telling(2, "2026-01-12"))
    with client(store=path, allowed_hosts=("testserver",)) as web:
        yield schemathesis.openapi.from_asgi("/openapi.json", web.app)


schemathesis.serializer.alias("application/x-ndjson", "text/plain")

NOT_HERE: list[CheckFunction] = [positive_data_acceptance]
"""A URL that nobody has, a filter that a kind has nothing for and a forged cursor fit the schema, and are refused."""
OPERATIONS = [
    (path, method) for path, methods in WEB.app.openapi()["paths"].items() for method in methods  # type: ignore[attr-defined]
]  # fmt: skip


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_no_server_error_and_no_answer_outside_the_schema(
    api: Any, path: str, method: str, mode: GenerationMode
) -> None:
    """What fits the schema ("positive") and what doesn't."""
    operation = api[path][method]
    # Whatever stands in a batch is an answer of its own, line by line.
    left_out = [*NOT_HERE, negative_data_rejection] if path == BATCH_PATH else NOT_HERE

    @settings(max_examples=12, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(excluded_checks=left_out)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # an operation without parameters cannot be called wrongly


def test_the_description_is_openapi_and_knows_our_errors() -> None:
    described = WEB.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "HTTPValidationError" not in json.dumps(described)
    paths = {
        "/extract", "/extract/batch", "/articles", "/articles/{article_id}", "/records/{kind}", "/changes", "/schema",
        "/schema/{kind}", "/healthz", "/metrics",
    }  # fmt: skip
    assert set(described["paths"]) == paths
    for methods in described["paths"].values():
        for operation in methods.values():
            assert operation["responses"]["4XX"]["content"] == {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
            assert operation["summary"]


def test_a_key_is_described_where_there_is_one() -> None:
    keyed = client(api_key="k3y-of-the-news-desk").get("/openapi.json", headers={"X-API-Key": "k3y-of-the-news-desk"})
    assert keyed.json()["components"]["securitySchemes"]["key"]["name"] == "X-API-Key"
    assert "securitySchemes" not in WEB.get("/openapi.json").json()["components"]


def test_the_examples_are_what_the_api_answers() -> None:
    """Where this fails after a deliberate change: python -m factwire.web.api_examples"""
    shown = json.loads(Path(EXAMPLES_FILE).read_text(encoding="utf-8"))
    assert _without_versions(shown) == _without_versions(computed())


def _without_versions(value: Any) -> Any:
    if isinstance(value, dict):
        left_out = ("versions", "version", "model_name", "model")
        return {key: _without_versions(one) for key, one in value.items() if key not in left_out}
    if isinstance(value, list):
        return [_without_versions(one) for one in value]
    if isinstance(value, str) and value.startswith("{"):
        return [_without_versions(json.loads(line)) for line in value.splitlines()]
    return value
