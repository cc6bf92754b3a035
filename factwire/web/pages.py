"""Pages as responses: HTML with the headers that let nothing in from elsewhere, and the static files.

Every page of the server goes out through `html_page`; none has a script or a style inside it.
"""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from factwire.web.templating import STATIC_FOLDER, fragment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
NAVIGATION = (
    ("Workbench", "/"),
    ("Archive", "/archive"),
    ("Deals & claims", "/feed"),
    ("Sources", "/health"),
    ("API", "/docs"),
)


def html_page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A template that extends base.html, with the navigation: the entry of `request.url.path` is the current one."""
    path = request.url.path
    html = fragment(template, navigation=NAVIGATION, path=path, **context)
    return HTMLResponse(html, status_code=status, headers=HEADERS)


class _MarkedFiles(StaticFiles):
    """Files whose address bears a mark of their content (`asset`): a browser need not ask for them again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200 and scope["query_string"].startswith(b"v="):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def static_files() -> StaticFiles:
    """What create_app mounts at /static."""
    return _MarkedFiles(directory=STATIC_FOLDER)
