"""Compressed bytes to bytes, within a limit: 42 kB of gzip can hide gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from schemas import SourceError

GZIP = 16 + zlib.MAX_WBITS
GZIP_MAGIC = b"\x1f\x8b"
ZLIB_OR_RAW = -1
"""What "Content-Encoding: deflate" means depends on whom you ask: zlib by the standard, raw deflate by some servers."""

_STEP = 1 << 16


def inflate(chunks: Iterable[bytes], limit: int, window: int = GZIP) -> Iterator[bytes]:
    """The decompressed bytes of a gzip or deflate stream, piece by piece, at most `limit` of them and one piece.

    Raises SourceError where the data is broken or ends early.
    """
    decompressor = None
    total = 0
    try:
        for chunk in chunks:
            while chunk:
                if decompressor is None:
                    decompressor = zlib.decompressobj(_window_of(chunk) if window == ZLIB_OR_RAW else window)
                piece = decompressor.decompress(chunk, _STEP)
                total += len(piece)
                yield piece
                if total > limit:
                    return
                chunk = decompressor.unconsumed_tail
                if decompressor.eof:
                    # gzip files may be members one after another; anything else after the end is padding.
                    chunk = decompressor.unused_data if decompressor.unused_data[:2] == GZIP_MAGIC else b""
                    decompressor = None
    except zlib.error as error:
        raise SourceError(f"its compressed data is broken ({error})") from error
    if decompressor is not None:
        raise SourceError("its compressed data ends early")


def gunzip(content: bytes, limit: int) -> bytes:
    """The content of a gzip file. Raises SourceError where it is broken or larger than `limit` bytes."""
    inflated = b"".join(inflate([content], limit))
    if len(inflated) > limit:
        raise SourceError(f"larger than {limit // 1_000_000} MB when decompressed")
    return inflated


def _window_of(start: bytes) -> int:
    is_zlib = len(start) > 1 and start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
