"""Each extractor as a spaCy factory, so that any spaCy pipeline can add it:

import extractors.pipeline  # registers the factories
nlp = spacy.load("en_core_web_lg")
nlp.add_pipe("factwire_times")
nlp.add_pipe("factwire_figures")
nlp("Sales rose 12% to $3.4bn.")._.records
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.reading import add_records
from schemas import Record

Find = Callable[[Doc], Iterable[Record]]


def register(name: str, find: Find) -> None:
    """Make `find` the spaCy component "factwire_<name>"."""

    def run(doc: Doc) -> Doc:
        add_records(doc, list(find(doc)))
        return doc

    Language.component(f"factwire_{name}", func=run)
