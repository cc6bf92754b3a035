"""The delivery as a Prefect flow: one store into several targets, a task for each.

    from flows.deliver import deliver
    deliver([{"to": "postgresql://facts@db.example/warehouse", "mapping": "mapping.toml"}], store="facts.db")

Parameters are shown by Prefect: a password belongs into PGPASSWORD or a pgpass file, the webhook's secret into
FACTWIRE_WEBHOOK_SECRET, both in the environment of the process that runs the flow.
"""

# No `from __future__ import annotations` here: see flows/ingest.py.
from typing import Annotated

import flows.prefect_setup  # noqa: F401  # isort: skip
from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from pydantic import Field

from flows.delivery import DeliveryReport
from flows.delivery import deliver as deliver_now
from schemas import ConfigError, Model, StoreError


class DeliveryTarget(Model):
    """Where a store is delivered to: as the options of `factwire export`."""

    to: str = Field(min_length=1)
    mapping: str | None = None
    kinds: tuple[str, ...] | None = None


@flow(name="deliver")
def deliver(
    targets: Annotated[list[DeliveryTarget], Field(min_length=1)],
    store: str = "sqlite:///factwire.db",
    full: bool = False,
    allow_private: bool = False,
) -> list[DeliveryReport]:
    """Bring every target up to date. One that fails does not hold up the others; the run fails at its end then."""
    logger = get_run_logger()
    futures = [deliver_to.submit(number, target, store, full, allow_private) for number, target in enumerate(targets)]
    results = [future.result(raise_on_failure=False) for future in futures]
    reports = [result for result in results if isinstance(result, DeliveryReport)]
    if reports:
        text = "\n".join(report.as_markdown() for report in reports)
        create_markdown_artifact(text, key="delivery-report", description=f"{len(reports)} targets")
    for report in reports:
        logger.info("%s: %s", report.target, report.summary())
    failures = [result for result in results if isinstance(result, BaseException)]
    for failure in failures:
        logger.error("%s", failure)
    if failures:
        raise StoreError(f"{len(failures)} of {len(targets)} targets could not be served ({failures[0]})")
    return reports


def _may_succeed_later(_task: object, _run: object, state: object) -> bool:
    try:
        state.result()  # type: ignore[attr-defined]
    except ConfigError:
        return False  # tables and mapping do not mend themselves
    except Exception:
        return True
    return False


@task(
    name="deliver-to",
    task_run_name="target {number}",
    retries=2,
    retry_delay_seconds=[10, 60],
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_succeed_later,
    cache_policy=NO_CACHE,  # the target knows how far it is
    persist_result=False,
)
def deliver_to(
    number: int, target: DeliveryTarget, store: str, full: bool = False, allow_private: bool = False
) -> DeliveryReport:
    """One target. Trying again is harmless: rows are merged by id."""
    return deliver_now(
        store, target.to, mapping=target.mapping, kinds=target.kinds, full=full, allow_private=allow_private
    )
