"""A real browser on a real server: Chromium without a window, and an application on a free port of loopback.

    def test_something(page: Page, serve: Serve) -> None:
        page.goto(serve(create_app(WebSettings(), extract=lambda article: extraction)))

`page` fails the test for an error in a script, a refused resource (the policy) and every request to elsewhere.
Skips where there is no Chromium; `python -m tests.web.browser` installs Debian's where it may (root, apt-get).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

Serve = Callable[[FastAPI], str]

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_DESK: Final[dict[str, Any]] = {"viewport": {"width": 1360, "height": 900}}


def chromium() -> str | None:
    """The path of a Chromium on this machine."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def install() -> None:
    """Debian's Chromium, where this process may install it; says why where it may not."""
    if chromium() is not None:
        return
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        print("no Chromium, and it cannot be installed here (root and apt-get): the browser's tests will be skipped")
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "-q", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            print(f"apt-get {command[0]} failed: the browser's tests will be skipped")
            return


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed at the end of each file: while it runs, its loop keeps tests of asyncio from starting their own."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on the PATH (python -m tests.web.browser installs Debian's where it may)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Desk size, unless the test is marked by `@pytest.mark.parametrize("context", [PHONE], indirect=True)`."""
    opened = browser.new_context(**{**_DESK, **getattr(request, "param", {})})
    opened.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


PHONE: Final = pytest.param(_PHONE, id="phone")
DARK: Final = pytest.param({"color_scheme": "dark"}, id="dark")
LIGHT: Final = pytest.param({"color_scheme": "light"}, id="light")
DARK_PHONE: Final = pytest.param({**_PHONE, "color_scheme": "dark"}, id="dark phone")
NO_SCRIPT: Final = pytest.param({"java_script_enabled": False}, id="no script")


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong unseen."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    opened.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda sent: None if _is_own(sent.url) else wrong.append(f"asked elsewhere: {sent.url}"))
    yield opened
    # A form that is answered with 4xx is an error on the console, too: tests look at the page for that.
    assert [line for line in wrong if "Failed to load resource" not in line] == []


def _is_own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:", "about:"))


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Applications served until the test ends; gives the address."""
    with contextmanager(_serving)() as start:
        yield start


def _serving() -> Iterator[Serve]:
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: FastAPI) -> str:
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        deadline = time.monotonic() + 30
        while not server.started:
            assert thread.is_alive() and time.monotonic() < deadline, "the server does not start"
            time.sleep(0.02)
        return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"

    yield start
    for server, _ in running:
        server.should_exit = True
    for _, thread in running:
        thread.join(10)


def serious_findings(page: Page) -> list[str]:
    """What axe-core finds that keeps people from using the page, each with the first element concerned."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} ({len(one['nodes'])} times, e.g. {one['nodes'][0]['html'][:160]})"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def opened_file(page: Page, path: Path) -> Page:
    """The page at a file of this machine, as somebody opens it who got it by mail."""
    page.goto(path.resolve().as_uri())
    return page


if __name__ == "__main__":
    install()
    sys.exit(0)
