"""What a process and all that it started take of memory and CPU, by Linux' /proc.

usage = Usage(process.pid).follow(process)      # until it ends
usage.peak_mb, usage.growth_mb, usage.prefect_cpu_share
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, Self

_EVERY: Final = 1.0
"""Seconds between two looks."""
_PROC: Final = Path("/proc")
_TICKS: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class _Look(NamedTuple):
    at: float
    own_bytes: int
    prefect_bytes: int


class Usage:
    """Of one tree of processes; Prefect's server, which is one of them, is counted by itself."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._looks: list[_Look] = []
        self._cpu: dict[tuple[int, bool], float] = {}

    def follow(self, process: subprocess.Popen[str]) -> Self:
        """Look again and again until the process ends."""
        while process.poll() is None:
            self._look()
            time.sleep(_EVERY)
        return self

    @property
    def peak_mb(self) -> float | None:
        """The most at one moment, without Prefect's server."""
        return max((look.own_bytes for look in self._looks), default=0) / 1e6 or None

    @property
    def prefect_mb(self) -> float | None:
        return max((look.prefect_bytes for look in self._looks), default=0) / 1e6 or None

    @property
    def growth_mb(self) -> float | None:
        """How much memory grew over the last half of the run, by the line through it; None for a short run.

        The end is left out: processes end there one after the other.
        """
        if len(self._looks) < 20:
            return None
        looks = self._looks[len(self._looks) // 2 : -3]
        times, sizes = [look.at for look in looks], [look.own_bytes / 1e6 for look in looks]
        middle, mean = sum(times) / len(times), sum(sizes) / len(sizes)
        slope = sum((at - middle) * (size - mean) for at, size in zip(times, sizes, strict=True))
        return slope / sum((at - middle) ** 2 for at in times) * (times[-1] - times[0])

    @property
    def cpu_seconds(self) -> float:
        return sum(self._cpu.values())

    @property
    def prefect_cpu_share(self) -> float | None:
        """Of all CPU that the run took, what went to Prefect's server."""
        server = sum(seconds for (_, is_prefect), seconds in self._cpu.items() if is_prefect)
        return server / self.cpu_seconds if self.cpu_seconds else None

    def _look(self) -> None:
        own = prefect = 0
        for pid in _tree(self._root):
            is_prefect = b"prefect.server" in _read(_PROC / str(pid) / "cmdline")
            size = _memory(pid)
            own, prefect = (own, prefect + size) if is_prefect else (own + size, prefect)
            self._cpu[pid, is_prefect] = max(self._cpu.get((pid, is_prefect), 0.0), _cpu_seconds(pid))
        self._looks.append(_Look(time.monotonic(), own, prefect))


def _tree(root: int) -> Iterator[int]:
    parents = {int(entry.name): _parent(int(entry.name)) for entry in _PROC.iterdir() if entry.name.isdigit()}
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid
        waiting += [child for child, parent in parents.items() if parent == pid]


def _parent(pid: int) -> int:
    fields = _stat(pid)
    return int(fields[1]) if fields else 0


def _cpu_seconds(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0


def _stat(pid: int) -> list[bytes]:
    """The fields behind the name, which may hold spaces and brackets."""
    return _read(_PROC / str(pid) / "stat").rpartition(b")")[2].split()


def _memory(pid: int) -> int:
    """Its share of memory, pages that several processes use counted once in all."""
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith(b"Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has ended meanwhile
        return b""
