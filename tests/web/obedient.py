"""A reader for processes that does what the first word of a text says. It imports little: processes start with it."""

from __future__ import annotations

import os

from factwire.web.apart_process import LoadedReader
from schemas import Article, ConfigError, Extraction, ExtractionError, Versions


def load() -> LoadedReader:
    return LoadedReader(_obey, "obedient 1.0")


def load_nothing() -> LoadedReader:
    raise ConfigError("there is no such model")


def _obey(article: Article) -> Extraction:
    """The `model` of the answer is the process that gave it."""
    match article.text.split()[0]:
        case "FOREVER":
            while True:
                pass
        case "DIE":
            os._exit(9)
        case "GREEDY":
            return _answer(article, len(bytearray(1 << 30)))
        case "FAIL":
            raise ExtractionError("it cannot be read", concerns=article.id)
    return _answer(article, os.getpid())


def _answer(article: Article, model: int) -> Extraction:
    return Extraction(article=article, versions=Versions(factwire="0", model=str(model)))
