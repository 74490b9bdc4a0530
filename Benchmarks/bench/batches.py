"""How time and memory of a batch grow with the number of workbooks and with the jobs; and a dirty batch."""
import shutil

from . import peers
from .corpora import first
from .measure import heading, measure, row


def batch(yusuan, books, output, jobs):
    """One batch from BOOKS; what it wrote is removed."""
    cost = measure([
        yusuan, "batch", books, "-o", output, "--to", "json", "--check", "--quiet", "--jobs", str(jobs)])
    shutil.rmtree(output)
    return cost


def best_batch(yusuan, books, scratch, jobs, runs):
    best = batch(yusuan, books, scratch / "out", jobs)
    for _ in range(runs - 1):
        best = best.best(batch(yusuan, books, scratch / "out", jobs))
    return best


def rows(yusuan, name, books, scratch, count, reading):
    """A row a number of jobs. READING is the CPU of a peer that merely reads the same files, or None."""
    alone = None
    for jobs in (1, 2):
        cost = best_batch(yusuan, books, scratch, jobs, 3 if count <= 1000 else 1)
        alone = alone or cost.elapsed
        ratio = f"{cost.cpu / reading:.2f}" if reading else ""
        faster = f"{alone / cost.elapsed:.2f}" if jobs > 1 else ""
        row(name, jobs, f"{count / cost.elapsed:.0f}", f"{cost.cpu / count * 1000:.2f}", ratio, faster,
            f"{cost.memory:.0f}")


def table(yusuan, clean, dirty, scratch, counts, dirty_count):
    heading("A batch to JSON, checked, with journal, manifest and report", "files", "jobs", "files/s", "CPU a file, ms",
            "CPU to python_calamine's", "speedup", "peak, MB")
    for count in counts:
        books = first(clean, count)
        rows(yusuan, f"{count:,}", books, scratch, count, measure(peers.calamine(books)).cpu)
    rows(yusuan, f"{dirty_count:,} dirty", first(dirty, dirty_count), scratch, dirty_count, None)
