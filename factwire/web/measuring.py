"""How fast a server is: its start, its first answer, one user's articles, and twenty users at once.

python -m factwire.web.measuring             # starts `factwire serve` itself, on a free port of this machine
python -m factwire.web.measuring --rounds 50
python -m factwire.web.measuring --processes 2   # a server that reads in processes instead of threads

The article has about 900 words, and no two requests have the same: names and numbers differ.
"""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Annotated, Final
from urllib.parse import urlencode

import httpx
import typer

from factwire.web.api_examples import TEXT

WORDS: Final = 900
USERS: Final = 20
LONG: Final = 200_000
_START_SECONDS = 60
_PARAGRAPH: Final = (
    "Harrow Lane Foods plc, based in Leeds, reported revenue of £{0}.4 million for the year ended 31 March 2025, up "
    "{1}% from £{2}.1 million a year earlier. Chief executive Martin Oakes said the group expected to open {1} stores "
    "by the end of 2026. “We have never had a stronger spring,” he said. In February it agreed to buy Pellworth "
    "Dairies for £{2} million in cash, subject to approval by the Competition and Markets Authority."
)


def article(number: int) -> str:
    """About 900 words of business news, different for each number."""
    paragraphs = [TEXT]
    while sum(len(one.split()) for one in paragraphs) < WORDS:
        place = number + len(paragraphs)
        paragraphs.append(_PARAGRAPH.format(120 + place, 3 + place % 40, 80 + place))
    return "\n\n".join(paragraphs)


def measure(
    rounds: Annotated[int, typer.Option(min=3, help="Articles that one user sends.")] = 30,
    processes: Annotated[int, typer.Option(min=0, help="As of `factwire serve`; 0: it reads in threads.")] = 0,
) -> None:
    with _server(*(("--processes", str(processes)) if processes else ())) as (port, started):
        base = f"http://127.0.0.1:{port}"
        ask = httpx.Client(base_url=base, timeout=60)
        first = _timed(_extract, ask, 0)
        since_start = time.perf_counter() - started
        api = [_timed(_extract, ask, number) for number in range(1, rounds + 1)]
        page = [_timed(_page, ask, number) for number in range(1, rounds + 1)]
        crowd, seconds = _crowd(base)
        long, beside = _beside_a_long_text(base, ask)
    _show("first answer, from the request", [first])
    _show("first answer, from the start of the process", [since_start])
    _show(f"POST /extract, {WORDS} words", api)
    _show("POST / (the page), the same", page)
    _show(f"{USERS} users at once, 3 articles each", crowd)
    typer.echo(f"{'their articles a second':<46}{len(crowd) / seconds:8.1f}")
    _show(f"a text of {LONG:,} characters", [long])
    _show(f"{WORDS} words meanwhile", beside)


def _extract(ask: httpx.Client, number: int) -> None:
    answer = ask.post("/extract", json={"text": article(number), "published": "2026-01-12"})
    answer.raise_for_status()
    assert json.loads(answer.content)["records"]


def _page(ask: httpx.Client, number: int) -> None:
    form = urlencode({"text": article(number), "published": "2026-01-12"})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": str(ask.base_url).rstrip("/")}
    answer = ask.post("/", content=form, headers=headers)
    answer.raise_for_status()
    assert "Norvane" in answer.text


def _crowd(base: str) -> tuple[list[float], float]:
    """Every answer's seconds; an answer that is an error raises."""

    def user(number: int) -> list[float]:
        with httpx.Client(base_url=base, timeout=120) as ask:
            return [_timed(_extract, ask, 100 * number + turn) for turn in range(3)]

    started = time.perf_counter()
    with ThreadPoolExecutor(USERS) as users:
        taken = [seconds for times in users.map(user, range(1, USERS + 1)) for seconds in times]
    return taken, time.perf_counter() - started


def _beside_a_long_text(base: str, ask: httpx.Client) -> tuple[float, list[float]]:
    """How long a long text takes (504 counts as an answer), and one user's articles until then."""

    def read_long(_: httpx.Client, number: int) -> None:
        text = "\n\n".join(article(number + place) for place in range(60))[:LONG]
        httpx.post(f"{base}/extract", json={"text": text}, timeout=120)

    with ThreadPoolExecutor(1) as other:
        reading = other.submit(_timed, read_long, ask, 5_000)
        beside = [_timed(_extract, ask, 9_000)]
        while not reading.done():
            beside.append(_timed(_extract, ask, 9_000 + len(beside)))
        return reading.result(), beside


@contextmanager
def _server(*options: str) -> Iterator[tuple[int, float]]:
    """A server of its own, once it answers: its port, and when it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.perf_counter()
    command = [sys.executable, "-m", "factwire.cli", "serve", "--port", str(port), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=5)
                break
            except httpx.TransportError:
                if process.poll() is not None or time.perf_counter() - started > _START_SECONDS:
                    raise SystemExit("the server does not start") from None
                time.sleep(0.02)
        yield port, started
    finally:
        process.terminate()
        process.wait(20)


def _timed(work: Callable[[httpx.Client, int], None], ask: httpx.Client, number: int) -> float:
    started = time.perf_counter()
    work(ask, number)
    return time.perf_counter() - started


def _show(name: str, seconds: list[float]) -> None:
    spread = f"   (slowest {1000 * max(seconds):.0f}, of {len(seconds)})" if len(seconds) > 1 else ""
    typer.echo(f"{name:<46}{1000 * statistics.median(seconds):8.0f} ms{spread}")


if __name__ == "__main__":
    typer.run(measure)
