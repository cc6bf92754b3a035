"""The pipeline's component that hands on a user's list of companies: `build_nlp(entities="companies.csv")`.

The list travels with the pipeline as the model does, so that whoever reads articles with it, in this process or in
another one, links them alike.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.catalogues import read_catalogue

Doc.set_extension("catalogues", default=(), force=True)

COMPONENT = "factwire_known_companies"


def make_known_companies(nlp: Language, name: str, path: str) -> Callable[[Doc], Doc]:
    """Raises ConfigError for a list that cannot be read."""
    catalogues = (read_catalogue(path),)

    def hand_on(doc: Doc) -> Doc:
        doc._.catalogues = catalogues
        return doc

    return hand_on


Language.factory(COMPONENT, func=make_known_companies)
