"""Keeps the ties of articles up to date, inside the transaction that writes an article.

    untie(connection, article_id)     # before the article's records are replaced
    tie(connection, extraction)       # after they are written

Ties depend on the stored articles alone, never on the order in which they came. A write looks at what shares a key
with the article and at nothing else, so that it costs the same in a large store.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select

from flows.stores.tie_tables import tie_groups, tie_keys, tie_profiles, ties
from flows.ties.claims import ClaimProfile, compare, profile_claims
from flows.ties.deals import DealProfile, is_same_deal, profile_deals
from flows.ties.near_duplicates import Lead, is_near_duplicate, lead_of
from schemas import Extraction

_AT_ONCE: Final = 400
"""So many values in one IN (…): databases limit them."""
_LONGEST_KEY: Final = 300
_LEADS = TypeAdapter(Lead)
# Made once: SQLAlchemy takes longer to make and to read a query than SQLite to answer it.
_MEMBERS: Final = (
    select(tie_keys.c.kind, tie_keys.c.member, func.count())
    .where(tie_keys.c.key.in_(bindparam("keys", expanding=True)), tie_keys.c.article_id != bindparam("article"))
    .group_by(tie_keys.c.kind, tie_keys.c.member)
)
_PROFILES: Final = select(tie_profiles).where(tie_profiles.c.member.in_(bindparam("members", expanding=True)))
_KEEP_KEYS, _KEEP_PROFILES = tie_keys.insert(), tie_profiles.insert()


class _Pair(NamedTuple):
    """Two that are tied: an own member, another article's member."""

    mine: str
    other: str
    other_article: str
    likeness: float | None = None


class _Profile(NamedTuple):
    """Under which keys an own member is looked for, and what of it is compared."""

    kind: str
    member: str
    keys: Sequence[str]
    profile: str


def tie(connection: Connection, extraction: Extraction) -> None:
    """Tie an article that was just written. A duplicate of another article's text has nothing of its own to tie."""
    article = extraction.article
    if article.duplicate_of:
        return
    lead, claims, deals = lead_of(article), profile_claims(extraction), profile_deals(extraction)
    profiles = [_Profile("article", article.id, lead.bands, _LEADS.dump_json(lead).decode())] if lead else []
    profiles += [_Profile("claim", one.record_id, one.keys, one.model_dump_json()) for one in claims]
    profiles += [_Profile("deal", one.record_id, one.keys, one.model_dump_json()) for one in deals]
    others = _sharing(connection, profiles, article.id)
    if lead is not None:
        _tie_article(connection, lead, article.id, others["article"])
    _tie_claims(connection, claims, article.id, others["claim"])
    _tie_deals(connection, deals, article.id, others["deal"])
    _keep_profiles(connection, profiles, article.id)


def untie(connection: Connection, article_id: str) -> None:
    """Take out all ties of an article; what they held together without it stays together."""
    mine = tie_groups.c.article_id == article_id
    torn = connection.execute(select(tie_groups.c.kind, tie_groups.c.group_id).where(mine).distinct()).all()
    connection.execute(ties.delete().where(or_(ties.c.one_article == article_id, ties.c.other_article == article_id)))
    for table in (tie_groups, tie_keys, tie_profiles):
        connection.execute(table.delete().where(table.c.article_id == article_id))
    for kind, group_id in torn:
        _regroup(connection, kind, group_id)


def _tie_article(connection: Connection, lead: Lead, article_id: str, rows: list[Any]) -> None:
    found = [
        _Pair(article_id, row.member, row.article_id, likeness)
        for row in rows
        if (likeness := is_near_duplicate(lead, _LEADS.validate_json(row.profile))) is not None
    ]
    _keep_pairs(connection, "article", "corroborates", article_id, found)


def _tie_claims(connection: Connection, claims: list[ClaimProfile], article_id: str, rows: list[Any]) -> None:
    same: list[_Pair] = []
    against: list[_Pair] = []
    for other_article, group in groupby(rows, attrgetter("article_id")):
        alike, contrary = compare(claims, [ClaimProfile.model_validate_json(row.profile) for row in group])
        same += (_Pair(mine, other, other_article) for mine, other in alike)
        against += (_Pair(mine, other, other_article) for mine, other in contrary)
    _keep_pairs(connection, "claim", "corroborates", article_id, same)
    _keep_pairs(connection, "claim", "contradicts", article_id, against)


def _tie_deals(connection: Connection, deals: list[DealProfile], article_id: str, rows: list[Any]) -> None:
    others = [DealProfile.model_validate_json(row.profile) for row in rows]
    same = [
        _Pair(one.record_id, other.record_id, other.article_id)
        for one in deals
        for other in others
        if not set(one.keys).isdisjoint(other.keys) and is_same_deal(one, other)
    ]
    _keep_pairs(connection, "deal", "corroborates", article_id, same)


def _sharing(connection: Connection, profiles: Sequence[_Profile], article_id: str) -> dict[str, list[Any]]:
    """The profiles of other articles that share a key with one of these (two, for an article), by kind."""
    keys = {_key(key) for profile in profiles for key in profile.keys}
    shared: Counter[tuple[str, str]] = Counter()
    for some in _chunks(sorted(keys)):
        for kind, member, count in connection.execute(_MEMBERS, {"keys": some, "article": article_id}):
            shared[kind, member] += count
    rows: dict[str, list[Any]] = defaultdict(list)
    for some in _chunks(sorted(member for (kind, member), count in shared.items() if kind != "article" or count > 1)):
        for row in connection.execute(_PROFILES, {"members": some}):
            rows[row.kind].append(row)
    for found in rows.values():
        found.sort(key=lambda row: (row.article_id, row.member))
    return rows


def _keep_profiles(connection: Connection, profiles: Sequence[_Profile], article_id: str) -> None:
    keys, rows = [], []
    for kind, member, own_keys, profile in profiles:
        common = {"kind": kind, "member": member, "article_id": article_id}
        keys += [common | {"key": _key(key)} for key in dict.fromkeys(own_keys)]
        rows.append(common | {"profile": profile})
    for insert, some in ((_KEEP_KEYS, keys), (_KEEP_PROFILES, rows)):
        if some:
            connection.execute(insert, some)


def _key(key: str) -> str:
    """As it is kept: PostgreSQL's index takes no more than 2,700 bytes."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY]}…{blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"


def _keep_pairs(connection: Connection, kind: str, relation: str, article_id: str, pairs: list[_Pair]) -> None:
    if not pairs:
        return
    rows = []
    for pair in pairs:
        (one, one_article), (other, other_article) = sorted([(pair.mine, article_id), (pair.other, pair.other_article)])
        row: dict[str, Any] = {
            "kind": kind,
            "relation": relation,
            "likeness": pair.likeness,
            "one": one,
            "other": other,
        }
        rows.append(row | {"one_article": one_article, "other_article": other_article})
    connection.execute(ties.insert(), rows)
    if relation == "corroborates":
        _join_groups(connection, kind, article_id, pairs)


def _join_groups(connection: Connection, kind: str, article_id: str, pairs: list[_Pair]) -> None:
    """Put all that the pairs tie together, with the groups that they were in, into one group each."""
    by_member = sorted(pairs, key=attrgetter("mine"))
    for mine, group in groupby(by_member, attrgetter("mine")):
        homes = {pair.other: pair.other_article for pair in group} | {mine: article_id}
        is_one = and_(tie_groups.c.kind == kind, tie_groups.c.member.in_(sorted(homes)))
        old = _pairs(connection, select(tie_groups.c.member, tie_groups.c.group_id).where(is_one))
        name = min([*homes, *old.values()])
        renamed = and_(tie_groups.c.kind == kind, tie_groups.c.group_id.in_(sorted({*old.values()} - {name})))
        connection.execute(tie_groups.update().where(renamed).values(group_id=name))
        new = [
            {"kind": kind, "member": member, "article_id": home, "group_id": name}
            for member, home in sorted(homes.items())
            if member not in old
        ]
        if new:
            connection.execute(tie_groups.insert(), new)


def _regroup(connection: Connection, kind: str, group_id: str) -> None:
    """Part a group that has lost a member into what is still tied."""
    is_group = and_(tie_groups.c.kind == kind, tie_groups.c.group_id == group_id)
    homes = _pairs(connection, select(tie_groups.c.member, tie_groups.c.article_id).where(is_group))
    connection.execute(tie_groups.delete().where(is_group))
    rows = [
        {"kind": kind, "member": member, "article_id": homes[member], "group_id": min(part)}
        for part in _parts(homes, _edges(connection, kind, homes))
        if len(part) > 1
        for member in sorted(part)
    ]
    if rows:
        connection.execute(tie_groups.insert(), rows)


def _edges(connection: Connection, kind: str, members: Iterable[str]) -> Iterator[tuple[str, str]]:
    for some in _chunks(sorted(members)):
        query: Select[Any] = select(ties.c.one, ties.c.other).where(
            ties.c.kind == kind, ties.c.relation == "corroborates", ties.c.one.in_(some)
        )
        yield from ((row.one, row.other) for row in connection.execute(query))


def _parts(members: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The members in sets that are tied, directly or through others."""
    parts = {member: {member} for member in members}
    for one, other in edges:
        if parts[one] is not parts[other]:
            small, large = sorted((parts[one], parts[other]), key=len)
            large |= small
            parts |= dict.fromkeys(small, large)
    return list({id(part): part for part in parts.values()}.values())


def _pairs(connection: Connection, query: Select[tuple[str, str]]) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
