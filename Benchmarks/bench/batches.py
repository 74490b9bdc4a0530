"""How time and memory of a batch grow with the number of workbooks and with the jobs; and a dirty batch."""
import os
import subprocess
import tempfile
import time

from . import peers
from .corpora import part
from .measure import Cost, heading, measure, row


def warm(books):
    """Reads BOOKS, so that all commands find them in memory: some systems give up what was not used for half a minute."""
    for path in books.iterdir():
        path.read_bytes()


def batch(yusuan, books, scratch, jobs):
    """One batch from BOOKS. Its folder is new and stays: a file system is slower where files were just removed."""
    output = tempfile.mkdtemp(dir=scratch) + "/out"
    warm(books)
    return measure([
        yusuan, "batch", books, "-o", output, "--to", "json", "--check", "--quiet", "--jobs", str(jobs)])


class Series:
    """Batches over the same workbooks with one job and with two, beside a peer that merely reads them if IS_READ."""

    def __init__(self, name, books, count, is_read=True):
        self.name, self.books, self.count, self.is_read = name, books, count, is_read
        self.rounds = max(3, min(20, 4000 // count))
        self.costs, self.reading = {1: [], 2: []}, []

    def run(self, yusuan, scratch):
        """One round."""
        for jobs in self.costs:
            self.costs[jobs].append(batch(yusuan, self.books, scratch, jobs))
        if self.is_read:
            warm(self.books)
            self.reading.append(measure(peers.calamine(self.books)))

    def show(self):
        """A row a number of jobs, of medians: the best of many short runs would not compare with that of a few long ones."""
        medians = {jobs: Cost.median(runs) for jobs, runs in self.costs.items()}
        for jobs, cost in medians.items():
            ratio = f"{cost.cpu / Cost.median(self.reading).cpu:.2f}" if self.reading else ""
            faster = f"{medians[1].elapsed / cost.elapsed:.2f}" if jobs > 1 else ""
            row(self.name, jobs, f"{self.count / cost.elapsed:.0f}", f"{cost.cpu / self.count * 1000:.2f}", ratio, faster,
                f"{cost.memory:.1f}")


def by_turns(series):
    """Each of SERIES as often as it has rounds, those of each spread evenly over the whole: what slows the machine down for a
    while slows all of them."""
    turns = [((turn + 0.5) / one.rounds, place) for place, one in enumerate(series) for turn in range(one.rounds)]
    return [series[place] for _, place in sorted(turns)]


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
    series = [Series(f"{count:,}", part(clean, count), count) for count in counts]
    series.append(Series(f"{dirty_count:,} dirty", part(dirty, dirty_count), dirty_count, is_read=False))
    for one in by_turns(series):
        one.run(yusuan, scratch)
    for one in series:
        one.show()
    limit = scaling(yusuan, part(clean, min(max(counts), 200)))
    print(f"\nTwo processes that know nothing of each other, at once on this machine: {limit:.2f} times one.", flush=True)
