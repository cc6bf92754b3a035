"""What all tests of the pages share: a browser and a server."""

from tests.web.browser import browser, context, page, serve

__all__ = ["browser", "context", "page", "serve"]
