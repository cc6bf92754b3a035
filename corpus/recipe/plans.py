"""What each leg of the training reads: plans.tsv.

read_plan("gold", Path("work"))  ->  [Part(work/names/worldwide_newswire.spacy, share 1.0, weight 1.0), …]
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Part:
    """A converted file, how much of it to read, and how much its names count."""

    path: Path
    share: float
    weight: float


def read_plan(leg: str, folder: Path) -> list[Part]:
    """The parts of a leg whose files are there: a set that was left out (no stated licence) has none."""
    rows = Path(__file__).with_name("plans.tsv").read_text(encoding="utf-8").splitlines()
    columns = [row.split("\t") for row in rows if row and not row.startswith("#")]
    parts = [
        Part(folder / f"{name}.spacy", float(share), float(weight)) for of, name, share, weight in columns if of == leg
    ]
    present = [part for part in parts if part.path.is_file()]
    if not present:
        raise SystemExit(f"nothing for the leg {leg!r} in {folder}")
    return present
