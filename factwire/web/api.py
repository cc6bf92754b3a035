"""The API's routes: extraction, the store, the contract, and how the server is."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from factwire.web import api_extract, api_store
from factwire.web.api_extract import BATCH_PATH as BATCH_PATH
from factwire.web.metrics import CONTENT_TYPE
from schemas import Model
from schemas.base import CONTRACT_VERSION
from schemas.publish import CONTRACT_MODELS, json_schema

router = APIRouter()
router.include_router(api_extract.router)
router.include_router(api_store.router)
server = APIRouter(tags=["server"])

ContractKind = StrEnum("ContractKind", {kind.upper(): kind for kind in CONTRACT_MODELS})  # type: ignore[misc]


class Contract(Model):
    contract: str
    """Its version: records of the same major version can be read alike."""
    kinds: tuple[str, ...]


class Health(Model):
    status: Literal["ok", "failing"]
    version: str
    model: Literal["loading", "ready", "failed"]
    """The language model; while it is loading, articles wait for it."""
    model_name: str | None
    store: bool
    """Whether this server has one."""


@server.get("/schema", response_model=Contract, summary="The kinds of the contract")
def list_schemas() -> Any:
    return JSONResponse({"contract": CONTRACT_VERSION, "kinds": list(CONTRACT_MODELS)})


@server.get("/schema/{kind}", summary="The JSON Schema of a record")
def one_schema(kind: ContractKind) -> dict[str, Any]:
    """Of what the API writes for this kind (draft 2020-12)."""
    return json_schema(kind.value)


@server.get("/healthz", response_model=Health, responses={503: {"model": Health}}, summary="Whether the server is well")
def healthz(request: Request) -> Response:
    """Asks for no API key. 503 where the language model cannot be loaded."""
    state = request.app.state
    model = getattr(state.model, "state", "ready")
    health = Health(
        status="failing" if model == "failed" else "ok",
        version=request.app.version,
        model=model,
        model_name=getattr(state.model, "name", None),
        store=state.store is not None,
    )
    return Response(health.model_dump_json(), 503 if model == "failed" else 200, media_type="application/json")


@server.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "Prometheus's format."}},
    summary="Counters for Prometheus",
)
def metrics(request: Request) -> Response:
    return Response(request.app.state.metrics.render(), headers={"Content-Type": CONTENT_TYPE})


router.include_router(server)
