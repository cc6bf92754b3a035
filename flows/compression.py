"""Compressed bytes to bytes, within a limit: 42 kB of gzip can hide gigabytes.  (brotli and zstd are touched here only)

b"".join(decoded(chunks, "br", limit=10_000_000))
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import brotli

from schemas import SourceError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GZIP_MAGIC: Final = b"\x1f\x8b"
_GZIP: Final = 16 + zlib.MAX_WBITS
_STEP: Final = 1 << 16
_ZSTD_WINDOW: Final = 23
"""8 MB: what RFC 9659 grants to a server; a frame may ask for gigabytes."""


def decoded(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """The bytes of a body without its content encoding, piece by piece, at most `limit` of them and one piece.

    Raises SourceError where the data is broken or ends early, or the encoding is not one of CONTENT_ENCODINGS.
    """
    if encoding not in CONTENT_ENCODINGS:
        raise SourceError(f"uses the content encoding {encoding!r}, which was not asked for")
    total = 0
    try:
        for piece in CONTENT_ENCODINGS[encoding](chunks):
            total += len(piece)
            yield piece
            if total > limit:
                return
    except (zlib.error, brotli.error, zstd.ZstdError) as error:
        raise SourceError(f"its compressed data is broken ({error})") from error


def gunzip(content: bytes, limit: int) -> bytes:
    """The content of a gzip file. Raises SourceError where it is broken or larger than `limit` bytes."""
    inflated = b"".join(decoded([content], "gzip", limit))
    if len(inflated) > limit:
        raise SourceError(f"larger than {limit // 1_000_000} MB when decompressed")
    return inflated


def _gzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Files of gzip may be members one after another; anything else after the end is padding."""
    decompressor = None
    for chunk in chunks:
        while chunk:
            decompressor = decompressor or zlib.decompressobj(_GZIP)
            yield decompressor.decompress(chunk, _STEP)
            chunk = decompressor.unconsumed_tail
            if decompressor.eof:
                chunk = decompressor.unused_data if decompressor.unused_data[:2] == GZIP_MAGIC else b""
                decompressor = None
    _check_complete(decompressor is None)


def _deflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What "deflate" means depends on whom you ask: zlib by the standard, raw deflate by some servers."""
    decompressor = None
    for chunk in chunks:
        while chunk and not (decompressor and decompressor.eof):
            decompressor = decompressor or zlib.decompressobj(_deflate_window(chunk))
            yield decompressor.decompress(chunk, _STEP)
            chunk = decompressor.unconsumed_tail
    _check_complete(decompressor is None or decompressor.eof)


def _deflate_window(start: bytes) -> int:
    is_zlib = len(start) > 1 and start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS


def _brotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    decompressor = brotli.Decompressor()
    is_empty = True
    for chunk in filter(None, chunks):
        if decompressor.is_finished():  # padding
            break
        is_empty = False
        yield decompressor.process(chunk, output_buffer_limit=_STEP)
        while not decompressor.can_accept_more_data():
            yield decompressor.process(b"", output_buffer_limit=_STEP)
    _check_complete(is_empty or decompressor.is_finished())


def _zstd(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Frames one after another."""
    decompressor = None
    for chunk in chunks:
        while chunk or (decompressor and not decompressor.needs_input):
            decompressor = decompressor or zstd.ZstdDecompressor(
                options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW}
            )
            yield decompressor.decompress(chunk, _STEP)
            chunk = b""
            if decompressor.eof:
                chunk, decompressor = decompressor.unused_data, None
    _check_complete(decompressor is None)


def _check_complete(is_complete: bool) -> None:
    if not is_complete:
        raise SourceError("its compressed data ends early")


CONTENT_ENCODINGS: Final[dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]]] = {
    "": iter,
    "identity": iter,
    "utf-8": iter,  # a charset in the wrong header
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
