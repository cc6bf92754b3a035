"""The views that answer what an analyst asks across articles, in SQL that every database of ours reads.

    stories               each story once, with how many articles carry it
    near_duplicates       each article that repeats another one, and which
    corroborated_claims   each claim that several stories make, once, as the first of them put it
    corroborating_claims  all claims behind those
    corroborated_deals, corroborating_deals   the same for deals
    contradictions        two claims on one thing that cannot both be true
    newest_deals, company_claims …   what people ask every day (flows/stores/question_views.py)

docs/store.md describes their columns. `article_stories` serves them: the story of each article.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from flows.stores.question_views import QUESTION_ORDERS, QUESTION_VIEWS

_RANK: Final = "ORDER BY (CASE WHEN a.day IS NULL THEN 1 ELSE 0 END), a.day, a.id"

_ARTICLE_STORIES: Final = """
SELECT a.id AS article_id, COALESCE(g.group_id, a.duplicate_of, a.id) AS story_id
FROM articles a
LEFT JOIN tie_groups g ON g.kind = 'article' AND g.member = COALESCE(a.duplicate_of, a.id)
"""

_STORIES: Final = f"""
SELECT story_id, article_id, day, last_day, articles, publishers, title, publisher, url, removed_at
FROM (
    SELECT s.story_id, a.id AS article_id, a.day, a.title, a.publisher, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, ROW_NUMBER() OVER (PARTITION BY s.story_id {_RANK}) AS place
    FROM articles a JOIN article_stories s ON s.article_id = a.id
) firsts
JOIN (
    SELECT s.story_id AS counted_id, COUNT(*) AS articles, COUNT(DISTINCT a.publisher) AS publishers,
        MAX(a.day) AS last_day
    FROM articles a JOIN article_stories s ON s.article_id = a.id GROUP BY s.story_id
) counted ON counted_id = story_id
WHERE place = 1
"""

_NEAR_DUPLICATES: Final = """
SELECT a.id AS article_id, t.article_id AS original_id,
    CASE WHEN a.text_sha256 = o.text_sha256 THEN 'same text' ELSE 'near-duplicate' END AS repeats,
    CASE WHEN a.text_sha256 = o.text_sha256 THEN 1.0 ELSE (
        SELECT MAX(p.likeness) FROM ties p
        WHERE p.kind = 'article' AND p.relation = 'corroborates'
        AND (p.one = COALESCE(a.duplicate_of, a.id) OR p.other = COALESCE(a.duplicate_of, a.id))
    ) END AS likeness,
    a.day, a.title, a.publisher, COALESCE(a.canonical_url, a.url) AS url,
    t.day AS original_day, t.title AS original_title, t.publisher AS original_publisher, t.url AS original_url,
    a.removed_at
FROM articles a
JOIN article_stories s ON s.article_id = a.id
JOIN stories t ON t.story_id = s.story_id AND t.article_id <> a.id
JOIN articles o ON o.id = t.article_id
"""


def _members(kind: str, table: str, columns: str) -> str:
    """All records of the groups that more than one story has a part in."""
    return f"""
SELECT g.group_id, c.stories, c.articles, r.id AS {kind}_id, r.article_id, s.story_id, a.day,
    {columns}, a.publisher, a.title, COALESCE(a.canonical_url, a.url) AS url, a.removed_at
FROM tie_groups g
JOIN (
    SELECT m.group_id AS counted_id, COUNT(DISTINCT ms.story_id) AS stories,
        COUNT(DISTINCT m.article_id) AS articles
    FROM tie_groups m JOIN article_stories ms ON ms.article_id = m.article_id
    WHERE m.kind = '{kind}' GROUP BY m.group_id HAVING COUNT(DISTINCT ms.story_id) > 1
) c ON c.counted_id = g.group_id
JOIN {table} r ON r.id = g.member
JOIN articles a ON a.id = r.article_id
JOIN article_stories s ON s.article_id = a.id
WHERE g.kind = '{kind}'
"""


def _firsts(kind: str, members: str, columns: str) -> str:
    """Of each group the record of the earliest article, with the days between which it was told."""
    return f"""
SELECT group_id, stories, articles, first_day, last_day, {columns}, {kind}_id, article_id, publisher, title, url,
    removed_at
FROM (
    SELECT m.*, MIN(m.day) OVER (PARTITION BY m.group_id) AS first_day,
        MAX(m.day) OVER (PARTITION BY m.group_id) AS last_day,
        ROW_NUMBER() OVER (
            PARTITION BY m.group_id
            ORDER BY (CASE WHEN m.day IS NULL THEN 1 ELSE 0 END), m.day, m.{kind}_id
        ) AS place
    FROM {members} m
) ranked
WHERE place = 1
"""


_CLAIM: Final = (
    "subject", "measure", "type", "value", "value_min", "value_max", "low", "high", "bound", "currency", "unit",
    "per", "direction", "comparison", "period", "period_start", "period_end", "scope", "modality", "source",
    "statement",
)  # fmt: skip
_DEAL: Final = ("type", "status", "parties", "assets", "territory", "total", "total_currency", "terms", "announced")

_CONTRADICTIONS: Final = """
SELECT subject, measure, period, period_start, period_end, currency, unit,
    value, value_min, value_max, bound, source, statement, day, title, publisher, url,
    other_value, other_value_min, other_value_max, other_bound, other_source, other_statement, other_day,
    other_title, other_publisher, other_url, modality, claim_id, other_claim_id, article_id, other_article_id,
    removed_at, other_removed_at
FROM (
    SELECT c.subject, c.measure, c.period, c.period_start, c.period_end, c.currency, c.unit,
        c.value, c.value_min, c.value_max, c.bound, c.source, c.statement, a.day, a.title, a.publisher,
        COALESCE(a.canonical_url, a.url) AS url,
        o.value AS other_value, o.value_min AS other_value_min, o.value_max AS other_value_max,
        o.bound AS other_bound, o.source AS other_source, o.statement AS other_statement, b.day AS other_day,
        b.title AS other_title, b.publisher AS other_publisher, COALESCE(b.canonical_url, b.url) AS other_url,
        c.modality, c.id AS claim_id, o.id AS other_claim_id, a.id AS article_id, b.id AS other_article_id,
        a.removed_at, b.removed_at AS other_removed_at,
        ROW_NUMBER() OVER (
            PARTITION BY p.story, p.other_story, c.measure_head, c.period_start, c.period_end, c.low, o.low
            ORDER BY a.day, b.day, c.id, o.id
        ) AS place
    FROM (
        SELECT t.one AS claim, t.other AS other_claim, s.story_id AS story, z.story_id AS other_story
        FROM ties t
        JOIN article_stories s ON s.article_id = t.one_article
        JOIN article_stories z ON z.article_id = t.other_article
        WHERE t.kind = 'claim' AND t.relation = 'contradicts'
        UNION ALL
        SELECT t.other, t.one, z.story_id, s.story_id
        FROM ties t
        JOIN article_stories s ON s.article_id = t.one_article
        JOIN article_stories z ON z.article_id = t.other_article
        WHERE t.kind = 'claim' AND t.relation = 'contradicts'
    ) p
    JOIN claims c ON c.id = p.claim
    JOIN claims o ON o.id = p.other_claim
    JOIN articles a ON a.id = c.article_id
    JOIN articles b ON b.id = o.article_id
    WHERE a.day < b.day OR (a.day IS NOT NULL AND b.day IS NULL)
        OR ((a.day = b.day OR COALESCE(a.day, b.day) IS NULL) AND c.id < o.id)
) pairs
WHERE place = 1
"""


def _columns(names: tuple[str, ...], table: str = "") -> str:
    return ", ".join(f"{table}{name}" for name in names)


VIEWS: Final[dict[str, str]] = {
    "article_stories": _ARTICLE_STORIES,
    "stories": _STORIES,
    "near_duplicates": _NEAR_DUPLICATES,
    "corroborating_claims": _members("claim", "claims", _columns(_CLAIM, "r.")),
    "corroborated_claims": _firsts("claim", "corroborating_claims", _columns(_CLAIM)),
    "corroborating_deals": _members("deal", "deals", _columns(_DEAL, "r.")),
    "corroborated_deals": _firsts("deal", "corroborating_deals", _columns(_DEAL)),
    "contradictions": _CONTRADICTIONS,
    **QUESTION_VIEWS,
}
"""Each view's query, those that others build on first."""

ORDERS: Final[dict[str, str]] = {
    "corroborated_claims": "stories DESC, first_day DESC NULLS LAST, group_id",
    "corroborated_deals": "stories DESC, first_day DESC NULLS LAST, group_id",
    "contradictions": "other_day DESC NULLS LAST, claim_id, other_claim_id",
    "near_duplicates": "original_day DESC NULLS LAST, original_id, article_id",
    "stories": "articles DESC, day DESC NULLS LAST, story_id",
}
"""The views of ties, and in which order they are shown."""

READ_IN: Final[dict[str, str]] = ORDERS | QUESTION_ORDERS
"""All views that people read, and in which order."""

_DAYS: Final = frozenset(
    {"day", "first_day", "last_day", "other_day", "original_day", "period_start", "period_end", "announced"}
)
_MOMENTS: Final = frozenset({"removed_at", "other_removed_at"})


def typed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a view with days and moments as such: SQLite gives text."""
    return {name: _typed(name, value) for name, value in row.items()}


def _typed(name: str, value: Any) -> Any:
    if name in _DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    if name in _MOMENTS and isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value
