"""The description of the API for programs: FastAPI's, with our problems, our bodies, and examples that were computed.

python -m factwire.web.api_examples      # computes the examples anew
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from factwire.web.api_input import ExtractRequest
from factwire.web.problems import MEDIA_TYPE, Problem

EXAMPLES_FILE: Final = Path(__file__).parent / "examples.json"

_TAGS = [
    {"name": "extract", "description": "Articles in, records out. Nothing is kept."},
    {"name": "archive", "description": "What the store of this server holds."},
    {"name": "server", "description": "The contract of the records, and how the server is."},
]
_PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
_REPLACED = ("HTTPValidationError", "ValidationError")
"""FastAPI's own shape of errors, which nothing here has."""


def install(app: FastAPI) -> None:
    """Make the application describe itself so; the description is computed once, when it is first asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = describe(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def describe(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes, tags=_TAGS
    )
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    for name in _REPLACED:
        schemas.pop(name, None)
    schemas.update(_own_schemas())
    examples = json.loads(EXAMPLES_FILE.read_text(encoding="utf-8")) if EXAMPLES_FILE.exists() else {}
    for name, operation in _operations(schema):
        _correct(operation)
        _illustrate(operation, examples.get(name, {}))
    if app.state.settings.api_key is not None:
        _ask_for_key(schema)
    return schema


def _own_schemas() -> dict[str, Any]:
    """Of the models that no signature names."""
    wanted: list[tuple[type[BaseModel], JsonSchemaMode]] = [(ExtractRequest, "validation"), (Problem, "serialization")]
    _, found = models_json_schema(wanted, ref_template="#/components/schemas/{model}")
    return dict(found["$defs"])


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each with its name: "GET /articles"."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def _correct(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    for status, words in (("4XX", "The request cannot be answered; `detail` says why."), ("5XX", "It can't be now.")):
        responses[status] = {"description": words, "content": {MEDIA_TYPE: _PROBLEM}}
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _without_null(parameter["schema"])


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A query has no null: what is not there is not asked for."""
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if not choices or len(choices) == len(schema["anyOf"]):
        return schema
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}


def _illustrate(operation: dict[str, Any], example: dict[str, Any]) -> None:
    for media_type, values in example.get("requests", {}).items():
        named = {name: {"value": value} for name, value in values.items()}
        operation["requestBody"]["content"][media_type]["examples"] = named
    for media_type, value in example.get("response", {}).items():
        operation["responses"]["200"]["content"][media_type]["example"] = value
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]


def _ask_for_key(schema: dict[str, Any]) -> None:
    schema["components"]["securitySchemes"] = {
        "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        "bearer": {"type": "http", "scheme": "bearer"},
    }
    schema["security"] = [{"key": []}, {"bearer": []}]
    schema["paths"]["/healthz"]["get"]["security"] = []
