"""Products: medicines by code, nonproprietary or brand name, and what else is sold under a name.

"Acmera® (velatinib)"                     ->  one drug, "Acmera" alias "velatinib"
"AB-1234, an oral candidate for asthma"   ->  a drug
"the Harbor Cloud software"               ->  software
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc

from extractors.clusters import Cluster, clusters_in, key_of
from extractors.gazetteers import is_drug_name, word_group
from extractors.reading import make_record
from extractors.thing_patterns import is_product_code
from schemas import Product

ProductType = Literal["drug", "device", "software", "vehicle", "unknown"]

_TYPES: tuple[ProductType, ...] = ("drug", "device", "software", "vehicle")


def find_products(doc: Doc) -> Iterator[Product]:
    """One record for each product that the article names."""
    for cluster in clusters_in(doc, "product"):
        name = cluster.name(doc)
        yield make_record(
            doc,
            Product,
            "products",
            cluster.evidence(doc),
            key=key_of(doc, cluster),
            name=name,
            aliases=cluster.aliases(doc),
            mentions=cluster.spans(doc),
            type=_type(doc, cluster),
        )


def _type(doc: Doc, cluster: Cluster) -> ProductType:
    """By the form of a name, else by the noun behind one of its mentions."""
    for form in cluster.forms(doc):
        if is_drug_name(form) or is_product_code(form):
            return "drug"
    for name in cluster.mentions:
        for token in doc[name.end : name.end + 4]:
            if token.is_punct or token.is_space:
                if token.text in {"®", "™", "-"}:
                    continue
                break
            for kind in _TYPES:
                if token.lower_ in word_group(f"{kind} nouns"):
                    return kind
    return "unknown"
