"""The corpora of a run: one clean and one dirty, made once; every size is a folder of links to some of them."""
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def make(folder, count, *options):
    subprocess.run([sys.executable, HERE / "corpus.py", folder, str(count), *options], check=True)
    return folder


def part(folder, count):
    """A folder with COUNT inputs from all over the corpus FOLDER: of the same mean size, whatever their number."""
    subset = folder.with_name(f"{folder.name}-{count}")
    if not subset.exists():
        subset.mkdir()
        paths = sorted(folder.iterdir())
        for index in range(count):
            path = paths[index * len(paths) // count]
            os.link(path, subset / path.name)
    return subset
