"""Names that mean the same thing, gathered: one cluster is one entity of the article.

"Acme Robotics, Inc.", "Acme", "ACME"         ->  one organization
"Jane Roe", "Dr. Roe"; "John Roe", "Mr. Roe"  ->  two people
"the United States", "U.S."                   ->  one place
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.definitions import end_before, find_definitions
from extractors.gazetteers import country_of, folded
from extractors.name_spans import Kind, Name, span_text
from extractors.names import names_in
from extractors.reading import article_of, span_at
from extractors.same_organization import is_same_organization, organization_keys
from extractors.same_person import group_people
from extractors.tickers import find_tickers
from schemas import Reference, Span, record_id

Doc.set_extension("clusters", default=None, force=True)


@dataclass
class Cluster:
    """All mentions of one entity by name, in the order of the text."""

    kind: Kind
    mentions: list[Name] = field(default_factory=list)
    fullest: str = ""

    def forms(self, doc: Doc) -> list[str]:
        """The different wordings, in the order of their first mention."""
        return list(dict.fromkeys(span_text(doc, name) for name in self.mentions))

    def name(self, doc: Doc) -> str:
        """The fullest form: the longest, and of equal ones the one that is not in capitals."""
        if not self.fullest:
            self.fullest = max(self.forms(doc), key=_fullness)
        return self.fullest

    def evidence(self, doc: Doc) -> list[Span]:
        """The first mention by the fullest form."""
        full = self.name(doc)
        best = next(name for name in self.mentions if span_text(doc, name) == full)
        return [name_span(doc, best)]

    def spans(self, doc: Doc) -> tuple[Span, ...]:
        return tuple(name_span(doc, name) for name in self.mentions)

    def aliases(self, doc: Doc) -> tuple[str, ...]:
        full = self.name(doc)
        return tuple(form for form in self.forms(doc) if form != full)


@dataclass(frozen=True)
class _RecordKind:
    prefix: str
    extractor: str


_RECORD_KINDS: dict[str, _RecordKind] = {
    "organization": _RecordKind("organization", "organizations"),
    "person": _RecordKind("person", "people"),
    "place": _RecordKind("place", "places"),
    "product": _RecordKind("product", "products"),
    "event": _RecordKind("event", "events"),
}


def key_of(doc: Doc, cluster: Cluster) -> str:
    """What tells the entity apart from others of its kind: its name; where two share it, also its place."""
    name = cluster.name(doc).casefold()
    is_shared = _clustering(doc, cluster.kind).bearers[name] > 1
    return f"{name}@{cluster.mentions[0].start}" if is_shared else name


def cluster_of(doc: Doc, name: Name) -> Cluster | None:
    """The entity that a name of `names_in` belongs to; None for a kind without records ("French", a law)."""
    return _clustering(doc, name.kind).of_name.get(name) if name.kind in _RECORD_KINDS else None


def reference_to(doc: Doc, cluster: Cluster, span: Span | None) -> Reference:
    """A Reference to the record of an entity, whether its extractor has run yet or not."""
    kind = _RECORD_KINDS[cluster.kind]
    identity = record_id(kind.prefix, article_of(doc).id, kind.extractor, key_of(doc, cluster))
    return Reference(text=cluster.name(doc), span=span, record_id=identity)


def _fullness(form: str) -> tuple[int, int, bool]:
    words = form.replace(".", "").split()
    shouted = form.isupper() and len(form) > 5
    return (-1 if shouted else 0, len(words) if len(words) < 3 else 3 + len(form), not form.isupper())


def name_span(doc: Doc, name: Name) -> Span:
    start = doc[name.start].idx
    last = doc[name.end - 1]
    return span_at(doc, start, last.idx + len(last))


def clusters_in(doc: Doc, kind: Kind) -> list[Cluster]:
    """The entities of one kind, in the order of their first mention. Computed once for each Doc."""
    return _clustering(doc, kind).clusters


class _Clustering:
    """The clusters of one kind, and how to find them."""

    def __init__(self, doc: Doc, kind: Kind) -> None:
        names = [name for name in names_in(doc) if name.kind == kind]
        found = [Cluster(kind, mentions) for mentions in _grouped(doc, kind, names)]
        self.clusters = sorted(found, key=lambda cluster: cluster.mentions[0].start)
        self.of_name = {name: cluster for cluster in found for name in cluster.mentions}
        self.bearers = Counter(cluster.name(doc).casefold() for cluster in found)


def _clustering(doc: Doc, kind: Kind) -> _Clustering:
    if doc._.clusters is None:
        doc._.clusters = {}
    if kind not in doc._.clusters:
        doc._.clusters[kind] = _Clustering(doc, kind)
    clustering: _Clustering = doc._.clusters[kind]
    return clustering


def _grouped(doc: Doc, kind: Kind, names: Sequence[Name]) -> list[list[Name]]:
    if kind == "person":
        return group_people(doc, names)
    if kind == "organization":
        return _merged_by(doc, names, is_same_organization, organization_keys)
    if kind == "place":
        return _merged_by(doc, names, _is_same_place, _place_keys)
    return _merged_by(doc, names, _is_same_word, lambda form: {_bare_key(form)})


def _place_keys(form: str) -> set[str]:
    return {folded(form), country_of(form) or folded(form)}


def _is_same_place(short: str, long: str) -> bool:
    if folded(short) == folded(long):
        return True
    code = country_of(short)
    return code is not None and code == country_of(long) and not ({short, long} & _PARTS_OF_BRITAIN)


_PARTS_OF_BRITAIN = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})


def _is_same_word(short: str, long: str) -> bool:
    return _bare_key(short) == _bare_key(long)


def _bare_key(form: str) -> str:
    words = folded(form).replace("®", "").replace("™", "").split()
    return " ".join(words[1:] if len(words) > 2 and words[0].isdigit() else words)


def _merged_by(
    doc: Doc, names: Sequence[Name], is_same: Callable[[str, str], bool], keys_of: Callable[[str], set[str]]
) -> list[list[Name]]:
    """Wordings, longest first; each joins the one cluster that has a longer form of it, or opens its own.

    Only wordings that share a key are compared, and no more than a few of them: linear on a list of a thousand names.
    """
    by_form: dict[str, list[Name]] = {}
    for name in names:
        by_form.setdefault(span_text(doc, name), []).append(name)
    defined = _definitions(doc, names)
    group_of: dict[str, list[str]] = {}
    groups: list[list[str]] = []
    by_key: dict[str, list[str]] = {}
    for form in sorted(by_form, key=lambda form: (-len(form), form)):
        keys = sorted(keys_of(form))
        known = [other for key in keys for other in by_key.get(key, ())[:_MAX_RIVALS]]
        group = _group_for(form, defined.get(form), known, group_of, is_same)
        if group is None:
            group = []
            groups.append(group)
        group.append(form)
        group_of[form] = group
        for key in keys:
            by_key.setdefault(key, []).append(form)
    return [sorted(name for form in group for name in by_form[form]) for group in groups]


_MAX_RIVALS = 60


def _group_for(
    form: str,
    long: str | None,
    known: Sequence[str],
    group_of: dict[str, list[str]],
    is_same: Callable[[str, str], bool],
) -> list[str] | None:
    """The one group that a wording belongs to: by definition, by an equal wording, by a longer form; else None."""
    if long in group_of:
        return group_of[long]
    fitting = {id(group_of[other]): group_of[other] for other in known if is_same(form, other)}
    exact = {id(group_of[other]): group_of[other] for other in known if folded(form) == folded(other)}
    chosen = exact or fitting
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def _definitions(doc: Doc, names: Sequence[Name]) -> dict[str, str]:
    """Short form → the name before the bracket that defines it: "Acme" → "Acme Robotics, Inc."."""
    text = doc.text
    ends = {name_span(doc, name).end: span_text(doc, name) for name in names}
    brackets = {bracket.end: bracket.start for bracket in find_tickers(text)}
    defined: dict[str, str] = {}
    for definition in find_definitions(text):
        if definition.is_generic:
            continue
        before = end_before(text, definition.start)
        while before in brackets:
            before = end_before(text, brackets[before])
        if long := ends.get(before):
            defined.setdefault(" ".join(definition.alias.text.split()), long)
    return {short: long for short, long in defined.items() if len(short) < len(long)}
