"""The way from the tables of each version to those of the next, by alembic (which is touched in this package only).

A new version is a file in `versions`, a higher SCHEMA_VERSION, and the changed tables themselves: new stores are made
from the tables, at once; a test holds that migrated ones come out the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

VERSION_TABLE: Final = "factwire_migrations"


def migrate(connection: Connection, version: int) -> None:
    """Run in the transaction of `connection` whatever lies between the version of its tables and the latest."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    if not inspect(connection).has_table(VERSION_TABLE):  # written before there were migrations
        _context(connection).stamp(scripts, str(version))

    def steps(revision: Any, context: MigrationContext) -> Any:
        return scripts._upgrade_revs("head", revision)  # what alembic's own `upgrade` command passes here

    with EnvironmentContext(Config(), scripts, fn=steps) as environment:
        environment.configure(connection=connection, version_table=VERSION_TABLE)
        environment.run_migrations()


def _context(connection: Connection) -> MigrationContext:
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
