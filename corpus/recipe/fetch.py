"""Copies from the data folder what the recipe reads, and says at once what is missing there.

python -m corpus.recipe.fetch ../../../shared work/data
"""

import argparse
import shutil
from pathlib import Path

FOLDERS = ("ner", "treebank", "gazetteers", "press_releases", "quotes")


def fetch(data: Path, out: Path) -> int:
    """Returns the number of files. The copies can be overwritten, even where the originals are read-only."""
    missing = [name for name in FOLDERS if not (data / name).is_dir()]
    if missing:
        raise SystemExit(f"{data} has no folder {', '.join(missing)}: name the data with --vars.data")
    files = [path for name in FOLDERS for path in sorted((data / name).glob("*.gz"))]
    for path in files:
        copy = out / path.relative_to(data)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return len(files)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    print(f"{fetch(options.data, options.out)} files")
