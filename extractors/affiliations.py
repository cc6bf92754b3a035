"""People's roles: who is what, and where.

"said Jane Roe, chief medical officer at Acme"     ->  Jane Roe, "chief medical officer", Acme
"Acme CEO John Doe", "Acme's former chair, J. Doe" ->  John Doe, "CEO", Acme; "former" in the second
"Acme appointed Ann Poe as chief financial officer"->  Ann Poe, "chief financial officer", Acme
"Dr. Ray Lim, who leads Harbor's oncology unit"    ->  Ray Lim, no title, Harbor
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from extractors.clusters import Cluster, cluster_of, key_of, name_span, reference_to
from extractors.reading import make_record, span_at
from extractors.role_context import Role, RoleContext
from extractors.roles import RoleReader
from extractors.titles import Title
from schemas import Affiliation, Span


def find_affiliations(doc: Doc) -> Iterator[Affiliation]:
    """One record for each role that the article gives a person, at its first telling."""
    seen: set[tuple[str, str, str]] = set()
    for cluster, role in _without_repeats(doc, RoleReader(RoleContext(doc)).roles()):
        person = reference_to(doc, cluster, name_span(doc, role.person))
        title = _title_span(doc, role.title)
        where = role.organization.text if role.organization else ""
        key = (key_of(doc, cluster), title.text.casefold() if title else "", where)
        as_one = (key[0], _in_one_form(key[1]), where)
        if as_one in seen:
            continue
        seen.add(as_one)
        evidence = [
            span for span in (title, person.span, role.organization.span if role.organization else None) if span
        ]
        yield make_record(
            doc,
            Affiliation,
            "affiliations",
            evidence,
            key="|".join(key),
            person=person,
            title=title,
            organization=role.organization,
            status=role.status,
        )


def _in_one_form(title: str) -> str:
    """The same for "producer" and "producers", for "CEO & founder" and "founder and CEO"."""
    return " ".join(sorted(word.removesuffix("s") for word in title.replace("&", "and").split()))


def _without_repeats(doc: Doc, roles: Iterable[Role]) -> Iterator[tuple[Cluster, Role]]:
    """Without "Jane Roe, Chief Executive Officer" below a release that calls her "CEO of Acme" above."""
    told = [
        (cluster, role)
        for role in roles
        if (cluster := cluster_of(doc, role.person)) is not None and not _is_authorship(doc, role.title)
    ]
    known = {
        (key_of(doc, cluster), initials)
        for cluster, role in told
        if role.organization is not None
        for initials in _initials(doc, role.title)
    }
    housed: dict[str, list[set[str]]] = {}
    for cluster, role in told:
        for initials in _initials(doc, role.title) if role.organization is not None else ():
            housed.setdefault(key_of(doc, cluster), []).append(set(initials.split()))
    titled = {
        (key_of(doc, cluster), role.organization.record_id)
        for cluster, role in told
        if role.title is not None and role.organization is not None
    }
    for cluster, role in told:
        # "Founded by Jane Roe, Acme …" beside "Jane Roe, founder of Acme"
        if role.title is None and role.organization and (key_of(doc, cluster), role.organization.record_id) in titled:
            continue
        is_known = any((key_of(doc, cluster), initials) in known for initials in _initials(doc, role.title))
        # "stepped down as CEO" beside "Acme's founder and CEO"
        words = set(next(_initials(doc, role.title), "").split())
        is_known = is_known or any(words <= told_words for told_words in housed.get(key_of(doc, cluster), ()))
        if role.organization is not None or not is_known:
            yield cluster, role


def _is_authorship(doc: Doc, title: Title | None) -> bool:
    words = {token.lower_ for token in doc[title.start : title.end]} if title is not None else set()
    return len(words) > 1 and words <= _AUTHORS


_AUTHORS = frozenset({"study", "paper", "report", "lead", "senior", "first", "corresponding", "co", "-", "author"})
"""What somebody is of a study alone: "the study's lead author". It says nothing of an office."""


def _initials(doc: Doc, title: Title | None) -> Iterator[str]:
    """ "CEO" for "CEO" and for "Chief Executive Officer"; a short title as it is."""
    if title is None:
        return
    words = [token.lower_ for token in doc[title.start : title.end] if token.is_alpha]
    yield " ".join(words).removesuffix("s")
    if 1 < len(words) < 5 and words[-1] == "officer":
        yield "".join(word[0] for word in words)


def _title_span(doc: Doc, title: Title | None) -> Span | None:
    if title is None:
        return None
    start, last = doc[title.start].idx, doc[title.end - 1]
    return span_at(doc, start, last.idx + len(last))
