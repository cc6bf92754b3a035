"""Deployments on a Prefect server: what runs when, on this machine or on the workers of a work pool.

    deploy(Plan(flow="ingest", parameters={"sources": ["sources.toml"]}, every=900), work_pool="factwire")

The flows are found by their module, so that a worker needs nothing but factwire installed. prefect.yaml says the same
for those who keep their deployments in files.
"""

# No `from __future__ import annotations` here: see flows/ingest.py.
from datetime import datetime, timedelta
from typing import Any, Final, Literal, cast
from uuid import UUID

import flows.prefect_setup  # noqa: F401  # isort: skip
import httpx
from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import DeploymentApplyError, RunnerDeployment
from prefect.exceptions import PrefectException
from prefect.schedules import Cron, Interval, Schedule
from prefect.settings import PREFECT_API_URL
from prefect.types.entrypoint import EntrypointType
from pydantic import BaseModel, ConfigDict, Field, model_validator

from flows.backfill import backfill
from flows.deliver import deliver
from flows.ingest import ingest
from flows.maintain import maintain
from flows.reextract import reextract
from schemas import ConfigError

FlowName = Literal["ingest", "backfill", "reextract", "maintain", "deliver"]
FLOWS: dict[str, Flow[..., Any]] = {flow.name: flow for flow in (ingest, backfill, reextract, maintain, deliver)}
DESCRIPTIONS: dict[str, str] = {
    "ingest": "News and press releases into the store; the wires' feeds hold an hour or two.",
    "backfill": "What sitemaps, folders and WARC files hold of a range of days.",
    "reextract": "Reads stored articles again after a rule or the model has changed.",
    "deliver": "What is new into databases and files that other projects own.",
    "maintain": "Tries again what is due, forgets what is old, finds what does not fit.",
}
ONE_AT_A_TIME: Final = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)


class Plan(BaseModel):
    """One flow with its parameters and its schedule; without one it runs when somebody asks for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    flow: FlowName = "ingest"
    name: str = "factwire"
    parameters: dict[str, Any] = Field(default_factory=dict)
    every: int | None = Field(default=None, ge=10)
    """Seconds from start to start."""
    cron: str | None = None
    timezone: str | None = None
    """Of the cron schedule: "Europe/Berlin"; UTC where none is given."""
    tags: tuple[str, ...] = ("factwire",)

    @model_validator(mode="after")
    def _one_schedule(self) -> "Plan":
        if self.every and self.cron:
            raise ValueError("give an interval or a cron schedule, not both")
        return self


def deployment_of(plan: Plan, *, first: datetime | None = None, one_at_a_time: bool = True) -> RunnerDeployment:
    """As Prefect wants it; `first` is the moment of the first run of one with an interval.

    `one_at_a_time`: the server sees to it that no two runs of it work at the same time, on whatever machines.
    Raises ConfigError for parameters that the flow does not take.
    """
    flow = FLOWS[plan.flow]
    try:
        flow.validate_parameters(flow_parameters(flow, plan.parameters))
    except Exception as error:  # Prefect has several, none of them for a reader
        raise ConfigError(f"the parameters of {plan.flow}: {' '.join(str(error).split())}") from error
    return RunnerDeployment.from_flow(
        flow,
        name=plan.name,
        schedule=_schedule_of(plan, first),
        parameters=plan.parameters,
        description=DESCRIPTIONS[plan.flow],
        tags=list(plan.tags),
        # A run that comes due while another works waits for it: two would read the same feeds at once, for nothing.
        concurrency_limit=ONE_AT_A_TIME if one_at_a_time else None,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def _schedule_of(plan: Plan, first: datetime | None) -> Schedule | None:
    if plan.cron is None:
        return Interval(timedelta(seconds=plan.every), anchor_date=first) if plan.every else None
    try:
        return Cron(plan.cron, timezone=plan.timezone)
    except ValueError as error:
        raise ConfigError(f"{plan.cron!r} is not a cron schedule, or {plan.timezone!r} not a zone: {error}") from error


def flow_parameters(flow: Flow[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    """The parameters with the defaults of those that are not given."""
    defaults = {name: field.get("default") for name, field in flow.parameters.properties.items() if "default" in field}
    return defaults | given


def deploy(plan: Plan, work_pool: str, *, image: str | None = None, working_dir: str | None = None) -> UUID:
    """Register it for the workers of a pool, in place of an earlier one of the same name. Raises ConfigError."""
    deployment = deployment_of(plan)
    if working_dir:
        deployment.job_variables = {"working_dir": working_dir}
    try:
        return cast(UUID, deployment.apply(work_pool_name=work_pool, image=image))
    except (DeploymentApplyError, PrefectException, httpx.HTTPError) as error:
        where = PREFECT_API_URL.value() or "Prefect's server on this machine"
        raise ConfigError(f"{where}: cannot be deployed: {' '.join(str(error).split())[:300]}") from error
