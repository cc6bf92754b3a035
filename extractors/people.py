"""People, by all the names that the article gives them.

"Dr. Jane Roe, M.D., leads the trial. Roe said …"  ->  "Jane Roe", honorific "Dr.", suffix "M.D.", alias "Roe"
"Zhang Jianmin … Zhang said"                       ->  "Zhang Jianmin", alias "Zhang"
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.clusters import Cluster, clusters_in, key_of
from extractors.gazetteers import is_honorific, is_person_suffix
from extractors.reading import make_record
from schemas import Person


def find_people(doc: Doc) -> Iterator[Person]:
    """One record for each person whom the article names."""
    for cluster in clusters_in(doc, "person"):
        name = cluster.name(doc)
        yield make_record(
            doc,
            Person,
            "people",
            cluster.evidence(doc),
            key=key_of(doc, cluster),
            name=name,
            aliases=cluster.aliases(doc),
            mentions=cluster.spans(doc),
            honorific=_honorific(doc, cluster),
            suffix=_suffix(doc, cluster),
        )


def _honorific(doc: Doc, cluster: Cluster) -> str | None:
    """ "Dr." before one of the mentions; the first one that is found."""
    for name in cluster.mentions:
        if name.start and is_honorific(doc[name.start - 1].text):
            honorific: str = doc[name.start - 1].text
            return honorific
    return None


def _suffix(doc: Doc, cluster: Cluster) -> str | None:
    """ "M.D., Ph.D." after one of the mentions, as written."""
    for name in cluster.mentions:
        end = name.end
        while end < len(doc):
            following = end + 1 if doc[end].text == "," and end + 1 < len(doc) else end
            if not is_person_suffix(doc[following].text):
                break
            end = following + 1
        words: str = doc[name.end : end].text.strip(" ,")
        if words and "\n" not in words:
            return words
    return None
