"""The newsroom served on loopback, for the demo and the tests.

    with serve() as base:
        ...  # base is "http://127.0.0.1:PORT"

Links in the pages name https://newsroom.example; they are answered with the address that really serves them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

SITE = Path(__file__).parent / "site"
PUBLIC_HOST = "https://newsroom.example"

_MEDIA_TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml"}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/") or "index.html"
        path = (SITE / name).resolve()
        if not path.is_relative_to(SITE.resolve()) or not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = path.read_bytes().replace(PUBLIC_HOST.encode(), self._base().encode())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _MEDIA_TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _base(self) -> str:
        assert isinstance(self.server, ThreadingHTTPServer)
        return f"http://127.0.0.1:{self.server.server_port}"

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the ingestion reports what it fetched."""


@contextmanager
def serve(port: int = 0) -> Iterator[str]:
    """Serve the newsroom on 127.0.0.1 (by default on any free port) and give its base URL; ends with the block."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
