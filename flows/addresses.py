"""Which addresses may be connected to: a feed must not make us fetch the router's page or a cloud's secrets.

    93.184.215.14          allowed
    127.0.0.1, ::1         loopback: only where a test or a demo asks for it
    10.0.0.7, 169.254.169.254, ::ffff:10.0.0.7, 64:ff9b::a9fe:a9fe, 2002:7f00:1::   refused

The name is resolved here, and the address that was checked is the one that is connected to, so that a name that
resolves differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpcore

from schemas import SourceError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
# Inside 2000::/3, yet not (or not surely) the public network: Teredo and its kin, documentation, 6to4.
_ODD_V6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))

_REMEDY = "--allow-private allows it"


def refusal(address: IPAddress, *, allow_loopback: bool = False, allow_private: bool = False) -> str | None:
    """Why an address may not be connected to, e.g. "private address 10.0.0.1 (…)"; None where it may."""
    if isinstance(address, ipaddress.IPv6Address):
        embedded = address.ipv4_mapped or (_last_32_bits(address) if address in _NAT64 else None)
        if embedded is not None:
            return refusal(embedded, allow_loopback=allow_loopback, allow_private=allow_private)
    if allow_private or (allow_loopback and address.is_loopback):
        return None
    if address.is_loopback:
        return f"loopback address {address} ({_REMEDY})"
    return None if _is_public(address) else f"private address {address} ({_REMEDY})"


def literal_address(host: str) -> IPAddress | None:
    """The address that a host is, in any form that resolvers take: "127.1", "0x7f000001", "2130706433", "::1"."""
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        pass
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _last_32_bits(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _is_public(address: IPAddress) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        return address in _PUBLIC_V6 and not any(address in odd for odd in _ODD_V6)
    return address.is_global and not address.is_multicast


class Deadline:
    """A moment after which nothing more is waited for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left. Raises httpcore.ReadTimeout where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("deadline passed")
        return left

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Time that passes in the block doesn't count: a wait that is ours, not the server's."""
        started = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - started


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and ends every wait at the deadline.

    A server that sends one byte a second never runs into a timeout that is counted anew with each read.
    """

    def __init__(self, deadline: Deadline, *, allow_loopback: bool, allow_private: bool) -> None:
        self._backend = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_loopback = allow_loopback
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _resolve(host, port, self._deadline)
        for address in addresses:
            reason = refusal(address, allow_loopback=self._allow_loopback, allow_private=self._allow_private)
            if reason:
                raise SourceError(f"refused: {reason}")
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(
                    str(address), port, self._deadline.remaining() / 2, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore.ConnectError("no address")


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.remaining())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.remaining()), self._deadline
        )

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _resolve(host: str, port: int, deadline: Deadline) -> list[IPAddress]:
    """The addresses of a host, in the resolver's order. The resolver knows no timeout, hence the thread."""
    answers: list[str] = []
    errors: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers.extend(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.remaining())
    if errors:
        if getattr(errors[0], "errno", None) == socket.EAI_AGAIN:
            raise httpcore.ConnectError(f"the resolver has no answer for {host!r} now")
        raise SourceError(f"there is no host {host!r}") from errors[0]
    if not answers:
        raise httpcore.ConnectTimeout("the resolver did not answer")
    return [ipaddress.ip_address(answer.partition("%")[0]) for answer in dict.fromkeys(answers)]
