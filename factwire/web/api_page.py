"""GET /docs: the API's description as a page to read and to try (fastapi_offline is touched here only).

That package carries Swagger UI's files (Apache-2.0) in its wheel: the page loads nothing from elsewhere.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.staticfiles import StaticFiles

from factwire.web.pages import POLICY, html_page

router = APIRouter(include_in_schema=False)

FILES_PATH = "/static/swagger"
_POLICY = POLICY.replace("img-src 'self'", "img-src 'self' data:")
"""Swagger UI's arrows stand in its style sheet as data."""


@router.get("/docs")
def api_page(request: Request) -> Response:
    page = html_page(request, "api.html", files=FILES_PATH, description=request.app.description)
    page.headers["Content-Security-Policy"] = _POLICY
    return page


def swagger_files() -> StaticFiles:
    """What create_app mounts at FILES_PATH."""
    return StaticFiles(directory=_folder())


@cache
def _folder() -> Path:
    found = find_spec("fastapi_offline")  # not imported: only its files are wanted
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "static"
