"""How much memory a process may take: an article that needs more ends its process, not the machine."""

from __future__ import annotations

import re
from pathlib import Path


def limit_memory(more: int) -> None:
    """Let this process take so many bytes beside what it holds now; what is more is a MemoryError."""
    try:
        import resource

        held = _data_held() or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (held + more, hard))
    except (ImportError, ValueError, OSError):  # not on Windows, not everywhere else
        return


def _data_held() -> int:
    """Bytes of data that this process holds now, as RLIMIT_DATA counts them; 0 where the system does not tell.

    Not the most that it ever held: that is handed down by the process that started it.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^VmData:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
