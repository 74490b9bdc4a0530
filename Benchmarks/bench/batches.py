"""How time and memory of a batch grow with the number of workbooks and with the jobs; and a dirty batch."""
import os
import subprocess
import tempfile
import time

from . import peers
from .corpora import part
from .measure import Cost, heading, measure, row


PEER = "python_calamine"


def warm(books):
    """Reads BOOKS, so that all commands find them in memory: some systems give up what was not used for half a minute."""
    for path in books.iterdir():
        path.read_bytes()


class Series:
    """Batches over the same workbooks with one job and with two, beside a peer that merely reads them if IS_READ."""

    def __init__(self, name, books, count, is_read=True):
        self.name, self.books, self.count = name, books, count
        self.rounds = max(5, min(40, 8000 // count))
        self.costs = {jobs: [] for jobs in ((1, 2, PEER) if is_read else (1, 2))}

    def turns(self):
        """When each command runs, as parts of the whole time: the rounds are spread evenly, and so are the commands in them."""
        for turn in range(self.rounds):
            for place, what in enumerate(self.costs):
                yield (turn + (place + 0.5) / len(self.costs)) / self.rounds, what

    def run(self, yusuan, scratch, what):
        """A batch with WHAT jobs, or the peer. Its folder is new and stays: a file system is slower where some were removed."""
        if what == PEER:
            command = peers.calamine(self.books)
        else:
            output = tempfile.mkdtemp(dir=scratch) + "/out"
            command = [
                yusuan, "batch", self.books, "-o", output, "--to", "json", "--check", "--quiet", "--jobs", str(what)]
        warm(self.books)
        self.costs[what].append(measure(command))

    def show(self):
        """A row a number of jobs, of medians: the best of many short runs would not compare with that of a few long ones."""
        medians = {jobs: Cost.median(runs) for jobs, runs in self.costs.items()}
        peer = medians.pop(PEER, None)
        for jobs, cost in medians.items():
            ratio = f"{cost.cpu / peer.cpu:.2f}" if peer else ""
            faster = f"{medians[1].elapsed / cost.elapsed:.2f}" if jobs > 1 else ""
            row(self.name, jobs, f"{self.count / cost.elapsed:.0f}", f"{cost.cpu / self.count * 1000:.2f}", ratio, faster,
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
    series = [Series(f"{count:,}", part(clean, count), count) for count in counts]
    series.append(Series(f"{dirty_count:,} dirty", part(dirty, dirty_count), dirty_count, is_read=False))
    # What slows the machine down for a while slows all of them.
    turns = [(when, one, what) for one in series for when, what in one.turns()]
    for _, one, what in sorted(turns, key=lambda turn: turn[0]):
        one.run(yusuan, scratch, what)
    for one in series:
        one.show()
    limit = scaling(yusuan, part(clean, min(max(counts), 200)))
    print(f"\nTwo processes that know nothing of each other, at once on this machine: {limit:.2f} times one.", flush=True)
