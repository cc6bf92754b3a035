"""What is sent out, by the same safe way as what is fetched: checked addresses, verified TLS, a deadline, no redirects.

    answer = post(Network(), "https://hooks.example.org/facts", b"{}", {"Content-Type": "application/json"})

A redirect is not followed: what was signed for one address is not sent to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import httpcore
import httpx

from flows.addresses import Deadline
from flows.connections import Network, connection_failure
from flows.http import default_user_agent
from flows.politeness import retry_after
from flows.temporary import TemporarySourceError
from schemas import SourceError

POST_SECONDS: Final = 30.0
MOST_OF_AN_ANSWER: Final = 64_000
"""Bytes: what is read of it."""

_TEMPORARY_STATUS = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}


class Answer(NamedTuple):
    status: int
    content: bytes


def post(
    network: Network, url: str, content: bytes, headers: Mapping[str, str], *, seconds: float = POST_SECONDS
) -> Answer:
    """What the server answers, if it is 2xx. SourceError otherwise; TemporarySourceError where it may take it later."""
    sent = {"User-Agent": default_user_agent(), "Accept": "application/json", "Accept-Encoding": "identity", **headers}
    try:
        with network.client(Deadline(seconds), sent) as connection:
            target = network.check(httpx.URL(url))
            with connection.stream("POST", target, content=content) as response:
                answer = Answer(response.status_code, _beginning(response))
                _check(response, answer)
                return answer
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise TemporarySourceError(f"timed out after {seconds:g} s", concerns=url) from error
    except httpx.TransportError as error:
        failure = connection_failure(error)
        failure.concerns = url
        raise failure from error
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceError(f"is not a usable URL ({error})", concerns=url) from error


def _beginning(response: httpx.Response) -> bytes:
    content = b""
    for piece in response.iter_raw():
        content += piece
        if len(content) >= MOST_OF_AN_ANSWER:
            break
    return content[:MOST_OF_AN_ANSWER]


def _check(response: httpx.Response, answer: Answer) -> None:
    if response.is_success:
        return
    reason = f"HTTP {answer.status} {response.reason_phrase}".rstrip()
    told = " ".join(answer.content.decode("utf-8", "replace").split())[:200]
    if told and answer.status < 500:
        reason = f"{reason}: {told}"
    if answer.status in _TEMPORARY_STATUS:
        raise TemporarySourceError(reason, retry_after=retry_after(response.headers))
    raise SourceError(reason)
