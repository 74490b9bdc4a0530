"""The corpora of a run: one clean and one dirty, made once; every size is a folder of links to the first of them."""
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def make(folder, count, *options):
    subprocess.run([sys.executable, HERE / "corpus.py", folder, str(count), *options], check=True)
    return folder


def first(folder, count):
    """A folder with the first COUNT inputs of the corpus FOLDER."""
    subset = folder.with_name(f"{folder.name}-{count}")
    if not subset.exists():
        subset.mkdir()
        for path in sorted(folder.iterdir())[:count]:
            os.link(path, subset / path.name)
    return subset
