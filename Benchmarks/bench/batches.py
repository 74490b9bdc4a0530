"""How time and memory of a batch grow with the number of workbooks and with the jobs; and a dirty batch."""
import os
import subprocess
import tempfile
import time

from . import peers
from .corpora import part
from .measure import Cost, heading, measure, row


def batch(yusuan, books, scratch, jobs):
    """One batch from BOOKS. Its folder is new and stays: a file system is slower where files were just removed."""
    output = tempfile.mkdtemp(dir=scratch) + "/out"
    return measure([
        yusuan, "batch", books, "-o", output, "--to", "json", "--check", "--quiet", "--jobs", str(jobs)])


def rows(yusuan, name, books, scratch, count, is_read):
    """A row a number of jobs; the medians of some rounds, in which a peer merely reads the same files if IS_READ: the best of
    many short runs would not compare with that of a few long ones."""
    costs, reading = {1: [], 2: []}, []
    for _ in range(max(3, min(20, 4000 // count))):
        for jobs in costs:
            costs[jobs].append(batch(yusuan, books, scratch, jobs))
        if is_read:
            reading.append(measure(peers.calamine(books)))
    medians = {jobs: Cost.median(runs) for jobs, runs in costs.items()}
    for jobs, cost in medians.items():
        ratio = f"{cost.cpu / Cost.median(reading).cpu:.2f}" if reading else ""
        faster = f"{medians[1].elapsed / cost.elapsed:.2f}" if jobs > 1 else ""
        row(name, jobs, f"{count / cost.elapsed:.0f}", f"{cost.cpu / count * 1000:.2f}", ratio, faster,
            f"{cost.memory:.1f}")


def scaling(yusuan, books):
    """How much sooner two processes at once end than one after the other: what the machine allows at best."""
    command = [yusuan, "convert", books, "--to", "long"]
    best = 0
    for _ in range(3):
        alone = measure(command).elapsed
        with open(os.devnull, "wb") as sink:
            start = time.monotonic()
            both = [subprocess.Popen(command, stdout=sink, stderr=sink) for _ in range(2)]
            for process in both:
                process.wait()
            best = max(best, 2 * alone / (time.monotonic() - start))
    return best


def table(yusuan, clean, dirty, scratch, counts, dirty_count):
    heading("A batch to JSON, checked, with journal, manifest and report", "files", "jobs", "files/s", "CPU a file, ms",
            "CPU to python_calamine's", "speedup", "peak, MB")
    for count in counts:
        rows(yusuan, f"{count:,}", part(clean, count), scratch, count, True)
    rows(yusuan, f"{dirty_count:,} dirty", part(dirty, dirty_count), scratch, dirty_count, False)
    limit = scaling(yusuan, part(clean, min(max(counts), 200)))
    print(f"\nTwo processes that know nothing of each other, at once on this machine: {limit:.2f} times one.", flush=True)
