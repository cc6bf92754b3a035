"""`factwire deploy`: from the command line to a deployment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flows.settings import load_settings
from schemas import ConfigError


def run_deploy(
    flow: str,
    parameters: Mapping[str, Any],
    *,
    every: int | None,
    cron: str | None,
    timezone: str | None,
    pool: str,
    name: str,
    image: str | None,
    folder: Path,
) -> str:
    """What to tell the user. Raises ConfigError for what cannot work."""
    from flows.deploy import FLOWS, Plan, deploy  # Prefect takes a second to import

    known = FLOWS[flow].parameters.properties
    if unknown := [key for key in parameters if key not in known]:
        raise ConfigError(f"{flow} takes no {', '.join(unknown)}: it takes {', '.join(known)}")
    absolute = {key: _absolute(value, folder) if key in ("store", "sources", "to") else value
                for key, value in ({"store": load_settings().store} | dict(parameters)).items()}  # fmt: skip
    try:
        plan = Plan.model_validate(
            {"flow": flow, "name": name, "parameters": absolute, "every": every, "cron": cron, "timezone": timezone}
        )
    except ValidationError as error:
        raise ConfigError(str(error.errors()[0]["msg"]).removeprefix("Value error, ")) from error
    # In a container, the folders of this machine mean nothing.
    deploy(plan, pool, image=image, working_dir=None if image else str(folder))
    schedule = f"every {every} s" if every else f"at {cron!r}" if cron else "when asked for"
    return (
        f"{flow}/{name} runs {schedule} on the workers of {pool!r}:\n"
        f"  prefect worker start --pool {pool}\n  prefect deployment run {flow}/{name}"
    )


def _absolute(value: Any, folder: Path) -> Any:
    """Files as a worker finds them, which may run in another folder of this machine."""
    if isinstance(value, list):
        return [_absolute(each, folder) for each in value]
    if not isinstance(value, str):
        return value
    prefix = next((each for each in ("urls:", "sqlite:///", "jsonl:") if value.startswith(each)), "")
    rest = value.removeprefix(prefix)
    if not rest or (not prefix and ":" in rest):  # https://…, page:…, postgresql://…
        return value
    return f"{prefix}{(folder / Path(rest).expanduser()).absolute()}"
