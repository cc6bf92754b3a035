"""Names that mean the same thing, gathered: one cluster is one entity of the article.

"Acme Robotics, Inc.", "Acme", "ACME"         ->  one organization
"Jane Roe", "Dr. Roe"; "John Roe", "Mr. Roe"  ->  two people
"the United States", "U.S."                   ->  one place
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.misread_names import names_of_kind
from extractors.name_spans import Kind, Name, span_text
from extractors.names import names_in
from extractors.reading import article_of, span_at
from extractors.same_person import group_people
from extractors.same_spelling import bare_words, said_once
from extractors.wordings import group_organizations, group_places, group_things
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
    # "Harbor Ltd. Harbor Ltd.": a heading without a full stop runs into the name below it.
    spelled = [word.casefold() for word in bare_words(form)]
    is_said_twice = said_once(spelled) != spelled
    has_full_stop = form.endswith(".") and len(words) == 1 and len(form) > 6  # of its sentence
    is_odd = shouted or is_said_twice or has_full_stop
    return (-1 if is_odd else 0, len(words) if len(words) < 3 else 3 + len(form), not form.isupper())


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
        every = names_in(doc)
        read_as = dict(names_of_kind(doc, every, kind))
        found = [Cluster(kind, mentions) for mentions in _grouped(doc, kind, sorted(read_as.values()), every)]
        self.clusters = sorted(found, key=lambda cluster: cluster.mentions[0].start)
        of_mention = {name: cluster for cluster in found for name in cluster.mentions}
        self.of_name = {name: of_mention[read] for name, read in read_as.items()}
        self.bearers = Counter(cluster.name(doc).casefold() for cluster in found)


def _clustering(doc: Doc, kind: Kind) -> _Clustering:
    if doc._.clusters is None:
        doc._.clusters = {}
    if kind not in doc._.clusters:
        doc._.clusters[kind] = _Clustering(doc, kind)
    clustering: _Clustering = doc._.clusters[kind]
    return clustering


def _grouped(doc: Doc, kind: Kind, names: Sequence[Name], every: Sequence[Name]) -> list[list[Name]]:
    match kind:
        case "person":
            return group_people(doc, names)
        case "organization":
            return group_organizations(doc, names, every)
        case "place":
            return group_places(doc, names)
    return group_things(doc, names)
