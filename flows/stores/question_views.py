"""The views for what people ask of a store every day, in SQL that every database of ours reads.

    newest_deals             each deal once, however many articles tell of it
    company_claims           what is claimed of a company, for which period
    organization_figures     the figures of an organization
    roles                    who is what where
    person_quotes            what a person said

Copies count once: `stories` says how many stories say it, `articles` how many articles carry those stories. The row
is that of the article that told it first. An article that its site has taken down gives way to one that stands; where
all are taken down, `removed_at` says since when. docs/store.md describes the columns.
"""

from __future__ import annotations

from typing import Final


def _once(table: str, identity: str, columns: str, *, more: str = "", joins: str = "", where: str = "1 = 1") -> str:
    """Of all rows of a table that say the same the first, with how many stories and articles say it.

    `columns` are those shown, under the names that they have in `told`: all of the table's, and what `more` adds.
    """
    return f"""
WITH told AS (
    SELECT r.*, s.story_id, a.day, a.publisher, a.title AS headline, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, {identity} AS identity{more}
    FROM {table} r
    JOIN articles a ON a.id = r.article_id
    JOIN article_stories s ON s.article_id = a.id
    {joins}
    WHERE {where}
), by_story AS (
    SELECT identity AS told_identity, story_id AS told_story, MIN(day) AS first_day, MAX(day) AS last_day
    FROM told GROUP BY identity, story_id
), carried AS (
    SELECT story_id AS carried_story, COUNT(*) AS carriers FROM article_stories GROUP BY story_id
), counted AS (
    SELECT told_identity, COUNT(*) AS stories, CAST(SUM(carriers) AS INTEGER) AS articles,
        MIN(first_day) AS first_day, MAX(last_day) AS last_day
    FROM by_story JOIN carried ON carried_story = told_story GROUP BY told_identity
), ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (
        PARTITION BY identity
        ORDER BY (CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END), (CASE WHEN day IS NULL THEN 1 ELSE 0 END), day, id
    ) AS place
    FROM told t
)
SELECT {columns}
FROM ranked JOIN counted ON told_identity = identity
WHERE place = 1
"""


def _words(*columns: str) -> str:
    """Columns run together, to compare."""
    return " || '|' || ".join(["s.story_id", *(f"COALESCE({column}, '')" for column in columns)])


def _group(kind: str) -> str:
    return f"LEFT JOIN tie_groups g ON g.kind = '{kind}' AND g.member = r.id"


_AMOUNT: Final = "type, value, value_min, value_max, low, high, bound, approximate, currency, unit, per"
_SAME_AMOUNT: Final = ("r.type", "r.value", "r.value_min", "r.value_max", "r.currency", "r.unit", "r.per")
_COUNTS: Final = "stories, articles, first_day, last_day"
_ARTICLE: Final = "publisher, headline AS title, url, article_id, removed_at"

QUESTION_VIEWS: Final[dict[str, str]] = {
    "newest_deals": _once(
        "deals",
        f"COALESCE(g.group_id, {_words('r.type', 'r.parties', 'r.assets', 'r.total', 'r.total_currency')})",
        f"first_day, type, status, parties, assets, territory, total, total_currency, terms, announced, stories, "
        f"articles, last_day, evidence, id AS deal_id, {_ARTICLE}",
        joins=_group("deal"),
    ),
    "company_claims": _once(
        "claims",
        "COALESCE(g.group_id, "
        f"{_words('r.subject', 'r.measure', *_SAME_AMOUNT, 'r.comparison', 'r.period', 'r.scope', 'r.modality')})",
        "subject AS company, company_identifier, period, period_start, period_end, measure, measure_head, "
        f"{_AMOUNT}, direction, comparison, scope, modality, source, statement, {_COUNTS}, id AS claim_id, "
        f"subject_id AS company_id, {_ARTICLE}",
        more=", o.identifier AS company_identifier",
        joins=f"JOIN organizations o ON o.id = r.subject_id {_group('claim')}",
    ),
    "organization_figures": _once(
        "figures",
        _words("r.subject", "r.measure", *_SAME_AMOUNT, "r.period", "r.direction", "r.change_role", "r.modality"),
        "subject AS organization, organization_identifier, measure, measure_head, period, period_start, period_end, "
        f"{_AMOUNT}, direction, change_role, modality, source, surface, first_day AS day, articles, "
        f"id AS figure_id, subject_id AS organization_id, {_ARTICLE}",
        more=", o.identifier AS organization_identifier",
        joins="JOIN organizations o ON o.id = r.subject_id",
    ),
    "roles": _once(
        "affiliations",
        "LOWER(r.person) || '|' || LOWER(COALESCE(r.title, '')) || '|' || LOWER(COALESCE(r.organization, '')) || '|' "
        "|| COALESCE(r.status, '')",
        f"person, role, organization, organization_identifier, status, {_COUNTS}, evidence, id AS affiliation_id, "
        f"person_id, organization_id, {_ARTICLE}",
        more=", r.title AS role, o.identifier AS organization_identifier",
        joins="LEFT JOIN organizations o ON o.id = r.organization_id",
    ),
    "person_quotes": _once(
        "quotes",
        _words("r.speaker", "r.content"),
        "speaker AS person, speaker_title AS role, organization, content, type, cue, first_day AS day, articles, "
        f"id AS quote_id, speaker_id AS person_id, {_ARTICLE}",
        more=", (SELECT MIN(f.organization) FROM affiliations f"
        " WHERE f.article_id = r.article_id AND f.person_id = r.speaker_id) AS organization",
        joins="JOIN people p ON p.id = r.speaker_id",
    ),
}

QUESTION_ORDERS: Final[dict[str, str]] = {
    "newest_deals": "first_day DESC NULLS LAST, deal_id",
    "company_claims": "company, period_start DESC NULLS LAST, period, first_day DESC NULLS LAST, claim_id",
    "organization_figures": "organization, day DESC NULLS LAST, figure_id",
    "roles": "person, organization, last_day DESC NULLS LAST, affiliation_id",
    "person_quotes": "person, day DESC NULLS LAST, quote_id",
}
