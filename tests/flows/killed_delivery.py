"""Delivers a store that lives on, and dies of SIGKILL at many points on the way: a program for test_delivery_kills.py.

    python -m tests.flows.killed_delivery STORE TARGET KILLS SEED

Each death is that of a process of its own, after a random part of the CPU time that a delivery takes: between two
rows, before or after a commit, a rename, an answer. Then the store changes, or the delivery is tried again and dies
again; the last one is left alone.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial

from flows.delivery import deliver, open_target
from flows.delivery.csv_folder import CsvFolder
from flows.delivery.jsonl import JsonlTarget
from flows.delivery.parquet import ParquetDataset
from flows.delivery.sql import SqlTarget
from flows.delivery.webhook import WebhookTarget
from flows.stores import open_store
from tests.flows.delivered_articles import example, fill, live_on

TICK = 0.004
"""Seconds."""


def main(store: str, to: str, kills: int, seed: int) -> None:
    for target in (SqlTarget, CsvFolder, JsonlTarget, ParquetDataset, WebhookTarget):
        target.batch_size = 7  # several batches in a delivery
    open_target(to).close()  # what it takes to import is imported here, once
    dice = random.Random(seed)
    grow(store, 0)
    deliver_it = partial(deliver, store, to)
    in_a_child(deliver_it)
    grow(store, 1)
    ticks = in_a_child(partial(timed, deliver_it))
    died = 0
    for round_ in range(2, kills + 2):
        if round_ % 2 == 0:
            in_a_child(partial(grow, store, round_))
        died += in_a_child(partial(dies, deliver_it, dice.uniform(0.1, 0.9) * ticks * TICK)) < 0
    in_a_child(deliver_it)
    print(died)


def grow(store: str, round_: int) -> None:
    with open_store(store) as opened:
        if round_ == 0:
            fill(opened, 8)
            return
        live_on(opened)
        opened.write(example(200 + round_))
        opened.write(example(round_ % 8, amount=60 + round_, day=1 + round_))


def timed(call: Callable[[], object]) -> int:
    """How many ticks of CPU time a call takes."""
    began = time.process_time()
    call()
    return min(int((time.process_time() - began) / TICK) + 1, 250)


def dies(call: Callable[[], object], seconds: float) -> None:
    """The call, in a process that is killed after so much CPU time: wherever it is then, in C code, too."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process as SIGKILL does: nothing is tidied up
    signal.setitimer(signal.ITIMER_PROF, seconds)
    call()
    signal.setitimer(signal.ITIMER_PROF, 0)


def in_a_child(call: Callable[[], object]) -> int:
    """What the call returns, up to 255; negative where it was killed."""
    child = os.fork()
    if child == 0:
        code = 254
        try:
            result = call()
            code = result if isinstance(result, int) else 0
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == 254:
        raise SystemExit("a delivery failed")
    return status


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
