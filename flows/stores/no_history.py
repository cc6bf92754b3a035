"""What a store of lines cannot do, said in one sentence each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NoReturn

from flows.stores.history import ArticleVersion, Change, MergePoint, RereadPoint, Superseded
from schemas import Article, ConfigError
from schemas.corrections import Correction


class KeepsNoHistory:
    """The part of Store that needs a database."""

    name: str

    def changes(
        self, since: int = 0, *, kinds: Collection[str] | None = None, limit: int | None = None
    ) -> Iterator[Change]:
        self._needs_database("keeps no history of changes")

    def last_change(self) -> int:
        self._needs_database("keeps no history of changes")

    def identity(self) -> str:
        self._needs_database("keeps no history of changes")

    def mark_at(self, cursor: int) -> str | None:
        self._needs_database("keeps no history of changes")

    def changed_articles(self, since: int = 0) -> list[str]:
        self._needs_database("keeps no history of changes")

    def merge_point(self, store_id: str) -> MergePoint | None:
        self._needs_database("cannot take over other stores")

    def keep_merge_point(self, store_id: str, point: MergePoint) -> None:
        self._needs_database("cannot take over other stores")

    def told_before(self, article_id: str) -> frozenset[str]:
        """Lines are tied to nothing."""
        return frozenset()

    def reread_point(self, settings: str) -> RereadPoint | None:
        """A run that was interrupted begins anew."""
        return None

    def keep_reread_point(self, settings: str, point: RereadPoint | None) -> None:
        """Nothing is kept."""

    def superseded(self, article_id: str | None = None, *, limit: int | None = None) -> Iterator[Superseded]:
        self._needs_database("keeps no history: what was replaced is gone")

    def article_versions(self, article_id: str) -> Iterator[ArticleVersion]:
        self._needs_database("keeps no history: earlier texts are gone")

    def correct(self, correction: Correction) -> None:
        self._needs_database("keeps no corrections")

    def withdraw(self, correction_id: str) -> None:
        self._needs_database("keeps no corrections")

    def corrections(self, article_id: str | None = None, *, limit: int | None = None) -> Iterator[Correction]:
        self._needs_database("keeps no corrections")

    def find_copy(self, article: Article) -> str | None:
        """Texts are compared letter by letter here (find_text): copies of other wires need the keys of a database."""
        return None

    def forget(self, before: datetime) -> dict[str, int]:
        return {}

    def tidy(self) -> None:
        """Lines are put in order whenever the store is closed."""

    def _needs_database(self, what: str) -> NoReturn:
        raise ConfigError(f"{self.name} holds lines and {what}: use a database (sqlite:///… or postgresql://…)")
