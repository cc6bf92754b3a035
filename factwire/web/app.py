"""The application: its routers, its state, and the layers around them.

    app = create_app(WebSettings(store="news.db"))

What the routers find in `request.app.state`:

    settings     WebSettings
    store        the opened Store, None where the server keeps nothing
    read         `await read(HandedIn(url="https://…"))` -> Article: from a text, HTML or a URL, in a bounded pool
    extract      `await extract(article)` -> Extraction, in another; both raise ProblemError (503, 504) beyond bounds
    metrics      Metrics
    model        the extracting function; a ModelReader and ReadersApart have `state` and `name`
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from factwire.web import (
    api,
    api_openapi,
    api_page,
    archive,
    corrections,
    corrections_adding,
    problems,
    workbench,
)
from factwire.web.apart import ReadersApart
from factwire.web.apart_process import LoadedReader, load_reader
from factwire.web.extracting import Extracting
from factwire.web.guard import Guard
from factwire.web.limits import BodyLimit, BoundedPool
from factwire.web.metrics import Counted, Measured, Metrics
from factwire.web.pages import static_files
from factwire.web.reading import ArticleReader, HandedIn, ModelReader
from factwire.web.settings import WebSettings
from flows.stores import Store, open_store
from schemas import Article, Extraction

logger = logging.getLogger(__name__)

Extract = Callable[[Article], Extraction]

DESCRIPTION = "Turns industry news and press releases into records, each with the characters that prove it."


def create_app(
    settings: WebSettings | None = None,
    *,
    extract: Extract | None = None,
    articles: Callable[[HandedIn], Article] | None = None,
    store: Store | None = None,
) -> FastAPI:
    """The application. `extract`, `articles` and `store` stand in for the model, the network and `settings.store`.

    Tests address it as http://127.0.0.1 (`TestClient(app, base_url="http://127.0.0.1")`): it refuses other names.
    Raises StoreError where the store cannot be opened.
    """
    settings = settings or WebSettings()
    app = FastAPI(
        title="factwire",
        version=_version(),
        description=DESCRIPTION,
        lifespan=_lifespan,
        docs_url=None,  # they load scripts from elsewhere: factwire.web.api_page
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    _set_state(app, settings, extract, articles, store)
    for part in (api, api_page, workbench, archive, corrections, corrections_adding):
        app.include_router(part.router)
    app.mount(api_page.FILES_PATH, api_page.swagger_files(), name="swagger")
    app.mount("/static", static_files(), name="static")
    problems.install(app)
    api_openapi.install(app)
    _add_layers(app, settings)
    return app


def _version() -> str:
    try:  # not extractors.pipeline's: importing spaCy takes a second, and is done in the background
        return version("factwire")
    except PackageNotFoundError:
        return "0+source"


def _set_state(
    app: FastAPI,
    settings: WebSettings,
    extract: Extract | None,
    articles: Callable[[HandedIn], Article] | None,
    store: Store | None,
) -> None:
    state = app.state
    state.settings = settings
    state.store = open_store(settings.store) if store is None and settings.store else store
    state.metrics = Metrics()
    state.articles = articles or ArticleReader(allow_private=settings.allow_private)
    apart = None if extract else ReadersApart(_loading(settings), processes=settings.processes)
    state.model = extract or (apart if settings.apart_above == 0 else ModelReader(settings.model, settings.entities))
    waiting, seconds = settings.max_waiting, settings.extract_seconds
    state.read = BoundedPool(state.articles, threads=settings.readers, max_waiting=waiting, seconds=seconds)
    state.extract = Counted(Extracting(state.model, apart, settings), state.metrics)
    state.batches = 0


def _loading(settings: WebSettings) -> Callable[[], LoadedReader]:
    return partial(load_reader, settings.model, settings.entities)


def _add_layers(app: FastAPI, settings: WebSettings) -> None:
    """The last one added is the outermost."""
    app.add_middleware(
        BodyLimit,
        max_bytes=settings.max_body_bytes,
        larger={api.BATCH_PATH: settings.max_batch_bytes},
        seconds=settings.body_seconds,
    )
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "X-API-Key"],
        )
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Measured, metrics=app.state.metrics)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Loads the model in the background at once; closes the store at the end."""
    ending = threading.Event()
    threading.Thread(target=_warm_up, args=(app, ending), daemon=True, name="factwire-warm-up").start()
    yield
    ending.set()
    app.state.read.close()
    app.state.extract.close()
    if app.state.store is not None:
        app.state.store.close()


def _warm_up(app: FastAPI, ending: threading.Event) -> None:
    """One after the other: the parser's process would take half of two cores from the model that all wait for."""
    for part in (app.state.model, app.state.articles):
        if isinstance(part, ModelReader | ReadersApart | ArticleReader) and not ending.is_set():
            _warm_up_part(part, ending)
        if not gc.isenabled():  # `factwire serve` starts so; what is there now stays
            gc.freeze()
            gc.enable()


def _warm_up_part(part: ModelReader | ReadersApart | ArticleReader, ending: threading.Event) -> None:
    try:
        part.warm_up()
    except Exception:
        if not ending.is_set():  # a server that ends at once takes the ground from under it
            logger.exception("warming up failed; the first request tries again")
