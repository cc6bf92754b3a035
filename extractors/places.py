"""Places: countries, regions, cities, built places.

"in San Francisco"               ->  a city, US
"Burlington, Ontario"            ->  a city, CA, by what follows
"the US and the United States"   ->  one country
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.clusters import Cluster, clusters_in, key_of, name_span
from extractors.gazetteers import PlaceReading, is_facility_word, place_reading, postal_region
from extractors.reading import article_of, make_record
from schemas import Place


def find_places(doc: Doc) -> Iterator[Place]:
    """One record for each place that the article names. "French" and "Californians" are no places."""
    for cluster in clusters_in(doc, "place"):
        name = cluster.name(doc)
        kind, country = _type_and_country(doc, cluster, name)
        yield make_record(
            doc,
            Place,
            "places",
            cluster.evidence(doc),
            key=key_of(doc, cluster),
            name=name,
            aliases=cluster.aliases(doc),
            mentions=cluster.spans(doc),
            type=kind,
            country=country,
        )


def _type_and_country(doc: Doc, cluster: Cluster, name: str) -> tuple[str, str | None]:
    reading = place_reading(name)
    if reading is None and (region := postal_region(name)):
        reading = PlaceReading("region", region[0])
    larger = _place_behind(doc, cluster)
    if reading is not None and reading.type == "country" and (state := _postal_code_behind(doc, cluster)):
        return "city", state  # "Holland, MI"
    if reading is not None:
        return reading.type, larger if larger and reading.type != "country" else reading.country
    kind = "facility" if is_facility_word(name.split()[-1]) else "city" if larger else "unknown"
    return kind, larger


def _postal_code_behind(doc: Doc, cluster: Cluster) -> str | None:
    text = article_of(doc).text
    for name in cluster.mentions:
        end = name_span(doc, name).end
        code = text[end : end + 5].removeprefix(", ").rstrip(" .,;")
        if text[end : end + 2] == ", " and (region := postal_region(code)):
            return region[0]
    return None


def _place_behind(doc: Doc, cluster: Cluster) -> str | None:
    """The country of what follows after a comma: "Burlington, Ontario", "Waltham, MA", "Georgia, USA"."""
    article = article_of(doc)
    for name in cluster.mentions:
        end = name_span(doc, name).end
        behind = article.text[end : end + 40]
        if not behind.startswith(", "):
            continue
        for words in range(3, 0, -1):
            text = " ".join(behind[2:].split()[:words]).rstrip(",;:)")
            region = postal_region(text.rstrip("."))
            reading = None if region else place_reading(text) or place_reading(text.rstrip("."))
            if region:
                return region[0]
            if reading is not None and reading.type in {"country", "region"} and reading.country:
                return reading.country
    return None
