"""Runs a command under valgrind's callgrind and reads what it counted: instructions by function and by call."""
import os
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# Nothing of the machine's own surroundings may change the count.
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC", "SWIFT_DETERMINISTIC_HASHING": "1"}


@dataclass
class Profile:
    """Instructions by (object, function) itself, and of calls by (caller, callee)."""
    own: Counter = field(default_factory=Counter)
    calls: Counter = field(default_factory=Counter)

    @property
    def total(self):
        return sum(self.own.values())


def stripped(program, scratch):
    """A copy without debug information, which this valgrind may not be able to read; names of functions stay."""
    copy = scratch / "yusuan"
    subprocess.run(["strip", "--strip-debug", "-o", copy, program], check=True)
    return copy


def profile(command, scratch):
    """The profile of COMMAND, run in SCRATCH."""
    out = scratch / "callgrind.out"
    options = ["--tool=callgrind", f"--callgrind-out-file={out}", "--compress-strings=no", "--compress-pos=no"]
    subprocess.run(
        ["valgrind", *options, *command], cwd=scratch, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    return read(out)


def read(path):
    """Reads callgrind's format: a line of costs is of the function above it, or of the call in the line before."""
    found, place, called, in_call = Profile(), {}, {}, False
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            key, _, value = line.rstrip("\n").partition("=")
            if key in ("ob", "fn"):
                place[key] = value
                called = {}
            elif key in ("cob", "cfn"):
                called[key] = value
            elif key == "calls":
                in_call = True
            elif line[:1].isdigit() or line[:1] in "+-*":
                function, cost = (place.get("ob", ""), place.get("fn", "")), int(line.split()[-1])
                if in_call:
                    found.calls[function, (called.get("cob", function[0]), called["cfn"])] += cost
                    called, in_call = {}, False
                else:
                    found.own[function] += cost
    return found


def name(path):
    """libz.so.1.2.13 → libz."""
    return Path(path).name.split(".so")[0]
