"""What this machine gives this process: cores and memory, also inside a container that has fewer than the machine.

fitting_processes()  ->  2      on two cores with 8 GB free
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from typing import Final

PROCESS_BYTES: Final = 700_000_000
"""What a process with a language model takes while it reads: 300 MB, on the longest articles twice that."""
_GROUP: Final = Path("/sys/fs/cgroup")
_MEMORY: Final = Path("/proc/meminfo")


def cores() -> int:
    """How many this process may use: its affinity, or the quota of its container where that is less."""
    given = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, _, period = _first_line(_GROUP / "cpu.max").partition(" ")
    # "200000 100000": two cores' worth. A container with half a core still has one process.
    return min(given, max(1, int(quota) // int(period))) if quota.isdigit() and period.isdigit() else given


def free_memory() -> int | None:
    """Bytes that can be taken without swapping; None where the system does not say."""
    known = [value for value in (_free_on_machine(), _free_in_group()) if value is not None]
    return min(known, default=None)


def fitting_processes() -> int:
    """A process for each core, as far as there is memory for a language model in each; at least one."""
    memory = free_memory()
    return cores() if memory is None else max(1, min(cores(), memory // PROCESS_BYTES))


def describe() -> str:
    """One line for a benchmark: "Linux x86_64, 2 cores (AMD EPYC 7B13), 24 GB, Python 3.11.7"."""
    total = _named(_MEMORY, "MemTotal", 1024)
    memory = f", {total / 1e9:.0f} GB" if total else ""
    name = _processor()
    return (
        f"{platform.system()} {platform.machine()}, {cores()} cores{f' ({name})' if name else ''}{memory}, "
        f"Python {platform.python_version()}"
    )


def _free_on_machine() -> int | None:
    return _named(_MEMORY, "MemAvailable", 1024) or None


def _free_in_group() -> int | None:
    most, used = _first_line(_GROUP / "memory.max"), _first_line(_GROUP / "memory.current")
    if not (most.isdigit() and used.isdigit()):  # "max": no limit
        return None
    # Pages of files that were read count as used, though they are given back at once.
    return max(0, int(most) - int(used) + _named(_GROUP / "memory.stat", "inactive_file", 1))


def _named(path: Path, name: str, unit: int) -> int:
    """The number behind a name in one of the kernel's tables; 0 where there is none."""
    rows = (line.replace(":", " ").split() for line in _lines(path))
    return next((int(row[1]) * unit for row in rows if row[:1] == [name]), 0)


def _processor() -> str:
    """Its name as the system knows it; "" where it does not say."""
    if sys.platform == "linux":
        named = (line.partition(":")[2].strip() for line in _lines(Path("/proc/cpuinfo")) if "model name" in line)
        return next(named, "")
    return platform.processor()


def _first_line(path: Path) -> str:
    return next(iter(_lines(path)), "").strip()


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:  # another system than Linux, an older kernel
        return []
