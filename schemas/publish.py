"""The published contract: one JSON Schema a record, under schemas/contract/v1/.

python -m schemas.publish        # rewrites the files after a deliberate change of the models
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from schemas.article import Article
from schemas.base import CONTRACT_VERSION
from schemas.extraction import RECORD_TYPES, Extraction

CONTRACT_FOLDER = Path(__file__).parent / "contract" / "v1"

CONTRACT_MODELS: dict[str, type[BaseModel]] = {"article": Article, **RECORD_TYPES, "extraction": Extraction}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `model_dump_json` writes for one kind; KeyError for an unknown kind."""
    schema = CONTRACT_MODELS[kind].model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"factwire:contract/v1/{kind}.json",
        "x-contract-version": CONTRACT_VERSION,
        **schema,
    }


def render(kind: str) -> str:
    return json.dumps(json_schema(kind), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def publish(folder: Path = CONTRACT_FOLDER) -> None:
    """Write every schema of the contract to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in CONTRACT_MODELS:
        (folder / f"{kind}.json").write_text(render(kind), encoding="utf-8")


if __name__ == "__main__":
    publish()
