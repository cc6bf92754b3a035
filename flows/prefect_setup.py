"""Set before Prefect is imported: nothing phones home, and what this package logs appears in the log of the run.

Every module of ours that imports Prefect imports this one first. What the user has set already holds.
"""

from __future__ import annotations

import os

DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows",
    # A server that is started for one run sets up its database first: on a busy machine 20 s, Prefect's limit, are few.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # A run that died with its server gives its place back after five minutes; in memory nobody would remember to.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",  # the plain core logs outside of any flow
}

for _name, _value in DEFAULTS.items():
    os.environ.setdefault(_name, _value)
