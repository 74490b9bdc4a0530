"""A corpus: a folder of inputs and, beside it, the truth: what each says and what was done to it."""
import csv
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from . import dirt, entry as entries

TRUTH = ("file", "seed", "dirty", "unit", "year", "forms", "damage", "outcome", "code", "finding", "partial", "facts",
         "digest")


def truth_of(folder):
    """The file of a corpus's truth: beside the folder, so that nothing but inputs is in it."""
    return folder.with_name(folder.name + "-truth.csv")


def make(seed, dirty, csv_share, index):
    if not dirty:
        return entries.clean(seed, index, csv_share)
    return dirt.dirty(seed, index)


def write_one(folder, seed, dirty, csv_share, index):
    """Writes the input number INDEX; its line of the truth."""
    entry = make(seed, dirty, csv_share, index)
    name = f"{index:05}.{entry.extension}"
    (folder / name).write_bytes(entry.data)
    facts = entry.facts()
    return [
        name, seed, int(dirty), entry.budget.name, entry.budget.year, "; ".join(entry.forms), entry.damage,
        entry.outcome, entry.code, int(entry.finding), int(entry.partial), len(facts), entries.digest(facts)]


def write(folder, count, seed=1, dirty=False, csv_share=0.0, jobs=2):
    """COUNT inputs in FOLDER, the same bytes for the same SEED."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    work = partial(write_one, folder, seed, dirty, csv_share)
    with ProcessPoolExecutor(jobs) as pool, open(truth_of(folder), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(TRUTH)
        out.writerows(pool.map(work, range(count), chunksize=16) if jobs > 1 else map(work, range(count)))


def read(folder):
    """The truth of a corpus: its lines."""
    with open(truth_of(Path(folder)), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
