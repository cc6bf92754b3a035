"""POST /extract and POST /extract/batch."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from factwire.web.api_batch import MEDIA_TYPE, Batch
from factwire.web.api_input import ExtractRequest, QueryOptions, of_kinds, read_request
from factwire.web.problems import Problem, ProblemError
from schemas import Extraction

router = APIRouter(tags=["extract"])

BATCH_PATH = "/extract/batch"
_REQUEST_SCHEMA: dict[str, Any] = {"$ref": "#/components/schemas/ExtractRequest"}
_EXTRACT_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": _REQUEST_SCHEMA},
            "text/plain": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string", "minLength": 1}},
        },
    }
}
_BATCH_BODY = {
    "requestBody": {
        "required": False,  # nothing in, nothing out
        "description": "One JSON object a line, each as the body of POST /extract.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}


@router.post("/extract", openapi_extra=_EXTRACT_BODY, response_model=Extraction, summary="Read one article")
async def extract(request: Request, options: Annotated[QueryOptions, Query()]) -> Response:
    """All records of one article, each with the characters that prove it.

    Text and HTML may also be the body itself (text/plain, text/html); the query then says what else is known.
    """
    handed, kinds = await read_request(request, options)
    article = await request.app.state.read(handed)
    extraction = of_kinds(await request.app.state.extract(article), kinds)
    return Response(extraction.model_dump_json(), media_type="application/json")


@router.post(
    BATCH_PATH,
    openapi_extra=_BATCH_BODY,
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}, "description": "One line for each line."}
    },
    summary="Read many articles",
)
async def extract_batch(request: Request) -> Response:
    """One line for each line of the input, in its order, as soon as it is there.

    It is an Extraction, or where that one failed a problem with `line`.
    """
    declared = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if declared not in ("", MEDIA_TYPE, "application/ndjson", "application/jsonl", "application/json"):
        raise ProblemError(415, f"send {MEDIA_TYPE}", concerns="Content-Type")
    return Batch(request)


SCHEMAS = (ExtractRequest, Problem)
"""Models that no signature names, and that the OpenAPI schema needs."""
