"""What all tests of the pages share: a browser and a server, a database of either kind."""

from tests.flows.conftest import database, database_url
from tests.web.browser import browser, context, page, serve

__all__ = ["browser", "context", "database", "database_url", "page", "serve"]
