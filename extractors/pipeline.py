"""From an Article to an Extraction: the language model, then each extractor in its order.

article = read_text("Acme raised $20 million.", published=date(2026, 1, 12))
extraction = extract(article)
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors import known_companies, name_labels, paragraphs  # noqa: F401  (register their factories)
from extractors.affiliations import find_affiliations
from extractors.claims import find_claims
from extractors.component import Find, register
from extractors.deals import find_deals
from extractors.encoder.component import available_cores  # (and registers the models' factory)
from extractors.events import find_events
from extractors.figures import find_figures
from extractors.glued_words import with_glued_words_parted
from extractors.organizations import find_organizations
from extractors.people import find_people
from extractors.places import find_places
from extractors.products import find_products
from extractors.quotes import find_quotes
from extractors.reading import add_records, article_of
from extractors.sections import with_sections
from extractors.times import find_times
from extractors.tokens import make_doc
from schemas import Article, ConfigError, Extraction, FactwireError, Failure, Versions

logger = logging.getLogger(__name__)

SHIPPED_MODELS = {name: Path(__file__).parent / "models" / name for name in ("accurate", "fast")}
"""What `model` may be without anything installed: a pretrained encoder, and half of its layers, which are faster."""
DEFAULT_MODEL = "accurate"
_SENTENCE_MAKERS = frozenset({"factwire_encoder", "parser", "senter", "sentencizer"})

EXTRACTORS: tuple[tuple[str, Find], ...] = (
    ("times", find_times),
    ("organizations", find_organizations),
    ("people", find_people),
    ("affiliations", find_affiliations),
    ("products", find_products),
    ("places", find_places),
    ("events", find_events),
    ("quotes", find_quotes),
    ("figures", find_figures),
    ("claims", find_claims),
    ("deals", find_deals),
)
"""In the order in which they run: a later one may use what an earlier one found."""

for _name, _find in EXTRACTORS:
    register(_name, _find)


@lru_cache(maxsize=4)
def build_nlp(model: str | None = None, entities: str | None = None) -> Language:
    """The spaCy pipeline: one that ships with factwire (accurate or fast), or any installed one by name or path.

    Beside the model's own components it marks paragraphs and corrects names by rule (`doc.ents`). `entities` is the
    path of a user's list of companies to link organizations to, beside the one that ships.
    Raises ConfigError if there is no such pipeline, or no such list.
    """
    name = model or DEFAULT_MODEL
    try:
        nlp = load_model(name)
    except (OSError, ValueError, ImportError) as error:
        raise ConfigError(f"no spaCy pipeline named {name!r} is installed") from error
    if not _SENTENCE_MAKERS & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer")
    nlp.add_pipe("factwire_paragraphs", first=True)
    nlp.add_pipe("factwire_names", last=True)
    if entities:
        nlp.add_pipe(known_companies.COMPONENT, config={"path": entities})
    return nlp


def load_model(name: str) -> Language:
    """The bare pipeline: one of SHIPPED_MODELS, or any that spaCy can load."""
    return spacy.load(SHIPPED_MODELS.get(name, name))


def model_version(nlp: Language) -> str:
    """Name and version of a pipeline: "en_factwire 0.1.0"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


@cache  # the metadata is a file, which is read again at every call
def factwire_version() -> str:
    try:
        return version("factwire")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0+source"


def extract(article: Article, nlp: Language | None = None) -> Extraction:
    """All records of one article. The same article and model always give the same records."""
    nlp = nlp or build_nlp()
    return _extraction(_read(article, nlp), nlp)


def extract_many(
    articles: Iterable[Article],
    nlp: Language | None = None,
    *,
    on_error: Callable[[Article, Exception], Extraction] | None = None,
) -> Iterator[Extraction]:
    """The records of each article, in the order of the articles. `on_error` says what stands for one that failed.

    While the rules work on one article the model already reads the next, which uses a second core where there is one:
    an article is taken from `articles` before the records of the one before it are given. Who waits for each article's
    records before handing in the next calls `extract`.
    """
    nlp = nlp or build_nlp()
    if available_cores() == 1:
        yield from (_settled(article, partial(_read, article, nlp), nlp, on_error) for article in articles)
        return
    with _quick_switches(), ThreadPoolExecutor(1, thread_name_prefix="reading") as ahead:
        current: tuple[Article, Future[Doc]] | None = None
        for article in articles:
            following = (article, ahead.submit(_read, article, nlp))
            if current is not None:
                yield _settled(current[0], current[1].result, nlp, on_error)
            current = following
        if current is not None:
            yield _settled(current[0], current[1].result, nlp, on_error)


def _settled(
    article: Article,
    read: Callable[[], Doc],
    nlp: Language,
    on_error: Callable[[Article, Exception], Extraction] | None,
) -> Extraction:
    try:
        return _extraction(read(), nlp)
    except Exception as error:
        if on_error is None:
            raise
        return on_error(article, error)


@contextmanager
def _quick_switches() -> Iterator[None]:
    """Python's threads take turns every millisecond, not every five: the encoder's wait for it between windows."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, 0.001))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _read(article: Article, nlp: Language) -> Doc:
    """The Doc of an article as the language model reads it, without records."""
    article = with_sections(article)
    doc = with_glued_words_parted(make_doc(nlp, article.text))
    doc._.article = article
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _failure(name: str, error: Exception, article: str) -> Failure:
    if isinstance(error, FactwireError):
        message = error.message
    else:
        logger.exception("%s: the extractor of %s failed unexpectedly", article, name)
        message = " ".join(str(error).split())[:300] or "no message"
    return Failure(stage=f"extract/{name}", error=type(error).__name__, message=message, concerns=article)


def _extraction(doc: Doc, nlp: Language) -> Extraction:
    failures = []
    for name, find in EXTRACTORS:
        try:
            add_records(doc, list(find(doc)))
        except Exception as error:  # one extractor must not cost the records of the others
            failures.append(_failure(name, error, article_of(doc).id))
    return Extraction(
        article=article_of(doc),
        records=tuple(doc._.records or ()),
        failures=tuple(failures),
        versions=Versions(factwire=factwire_version(), model=model_version(nlp)),
    )
