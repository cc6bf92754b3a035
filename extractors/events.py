"""Events: conferences, trials and other happenings with a name.

"the 2026 Harbor Innovation Summit"        ->  a conference
"the Phase 3 KEYSTONE-1 trial"             ->  a trial, "KEYSTONE-1"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Doc

from extractors.clusters import clusters_in, key_of
from extractors.gazetteers import is_event_head
from extractors.reading import make_record
from extractors.thing_patterns import is_trial_name
from schemas import Event


def find_events(doc: Doc) -> Iterator[Event]:
    """One record for each event that the article names."""
    for cluster in clusters_in(doc, "event"):
        name = cluster.name(doc)
        yield make_record(
            doc,
            Event,
            "events",
            cluster.evidence(doc),
            key=key_of(doc, cluster),
            name=name,
            aliases=cluster.aliases(doc),
            mentions=cluster.spans(doc),
            type=_type(cluster.forms(doc)),
        )


_CONTESTS = frozenset(
    {"Cup", "Games", "Olympics", "Championship", "Championships", "Marathon", "Show", "Gala", "Festival"}
)


def _type(forms: Sequence[str]) -> Literal["conference", "trial", "unknown"]:
    for form in forms:
        if is_trial_name(form):
            return "trial"
        heads = [word for word in form.split() if is_event_head(word)]
        if heads and heads[-1] not in _CONTESTS:
            return "conference"
    return "unknown"
