"""CPU, elapsed time and peak memory of commands, and tables of them."""
import functools
import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Cost:
    """Of one run: seconds of CPU, seconds elapsed, peak memory in MB."""
    cpu: float
    elapsed: float
    memory: float

    def best(self, other):
        return Cost(min(self.cpu, other.cpu), min(self.elapsed, other.elapsed), max(self.memory, other.memory))

    @staticmethod
    def median(costs):
        """The medians of some runs, and the largest memory of any."""
        return Cost(
            statistics.median(cost.cpu for cost in costs), statistics.median(cost.elapsed for cost in costs),
            max(cost.memory for cost in costs))


@functools.cache
def runner():
    return subprocess.Popen(
        [sys.executable, "-I", "-S", Path(__file__).with_name("runner.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True)


def measure(command):
    """One run of COMMAND, whatever it prints; status 3 (something could not be converted) is no failure."""
    print(json.dumps([str(word) for word in command]), file=runner().stdin, flush=True)
    said = json.loads(runner().stdout.readline())
    if said["status"] not in (0, 3):
        raise RuntimeError(f"{command[0]} failed with {said['status']}")
    return Cost(said["cpu"], said["elapsed"], said["memory"])


def measure_by_turns(commands, runs):
    """The best of RUNS of each command, run by turns: what slows the machine down slows all of them."""
    best = {}
    for _ in range(runs):
        for name, command in commands.items():
            cost = measure(command)
            best[name] = best[name].best(cost) if name in best else cost
    return best


def heading(title, *columns):
    print(f"\n### {title}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)


def row(*cells):
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


def compare(title, commands, runs, base, divide=1, unit="s", more=()):
    """A table of COMMANDS with ratios to BASE; MORE are rows (name, CPU seconds, MB) that were measured otherwise."""
    heading(title, "what", f"CPU, {unit}", "ratio", "peak, MB")
    scale = 1000 if unit == "ms" else 1
    best = measure_by_turns(commands, runs)
    reference = best[base].cpu / divide
    costs = [(name, cost.cpu / divide, cost.memory) for name, cost in best.items()]
    for name, cpu, memory in [*costs, *more]:
        row(name, f"{cpu * scale:.2f}", f"{cpu / reference:.2f}", f"{memory:.0f}")
