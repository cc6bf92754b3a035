"""What holds for all tests: nothing is kept in the user's cache folder; a PostgreSQL is there for those that ask."""

import os

from tests.databases import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

os.environ.setdefault("FACTWIRE_CACHE", "none")
