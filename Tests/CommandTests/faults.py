#!/usr/bin/env python3
"""Breaks batches at every moment and compares what a resumed one leaves with an undisturbed one.

    faults.py YUSUAN SAMPLE kill COUNT       kill -9 at COUNT random moments
    faults.py YUSUAN SAMPLE fail             write, fsync, rename and openat made to fail (strace)
    faults.py YUSUAN SAMPLE full             a disk that is full (a small tmpfs, which needs root)
    faults.py YUSUAN SAMPLE readonly         a folder that cannot be written to (as another user, where run by root)

Prints what went wrong, and the number of cases; nothing else.
"""
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

YUSUAN, SAMPLE, WHAT = sys.argv[1:4]
FORMS = ["--to", "json,csv,long,jsonl", "--check", "--quiet", "--jobs", "2", "--lang", "en"]
UNIT = "晋城市应急管理调度指挥中心"
# Which call of its kind fails.
MOMENTS = (1, 2, 5, 17, 40, 90)


def make_inputs(folder, count):
    """COUNT disclosures, some of one unit, two damaged."""
    text = Path(SAMPLE).read_text(encoding="utf-8")
    folder.mkdir()
    for i in range(count):
        changed = text.replace(UNIT, f"{UNIT}{i // 2:03}")
        if i in (3, count - 2):
            changed = changed.replace("53.93", "53.9B", 1)
        (folder / f"{i:03}.csv").write_text(changed, encoding="utf-8")
    (folder / "bad.csv").write_bytes(b"\xff\xfe\x00")


def command(inputs, output, resume=False):
    return [YUSUAN, "batch", str(inputs), "-o", str(output), *FORMS, *(["--resume"] if resume else [])]


def tree(folder):
    """Every file's path and bytes, but those of the program's own folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".yusuan" not in path.parts
    }


SUMMARIES = ("manifest.csv", "manifest.json", "report.html", "facts.csv", "disclosures.jsonl")


def torn(folder, good):
    """Files that are no complete one. An input that could not be opened leaves its name to the next of its unit, and is
    missing from the summaries, which then have to end as they should."""
    whole = set(good.values())
    ends = {name: good[name][-3:] for name in SUMMARIES}
    return [name for name, data in tree(folder).items() if data not in whole and ends.get(name) != data[-3:]]


def check(label, inputs, output, good):
    """What stands there is never torn, and a resumed run ends like an undisturbed one."""
    for name in torn(output, good) if output.exists() else []:
        print(f"{label}: {name} is torn")
    run = subprocess.run(command(inputs, output, resume=True), capture_output=True, text=True)
    if run.returncode != 3:
        print(f"{label}: resuming ended with {run.returncode}: {run.stderr}")
    now = tree(output)
    for name in sorted(set(good) | set(now)):
        if good.get(name) != now.get(name):
            print(f"{label}: {name} differs")
    if os.listdir(output / ".yusuan" / "parts"):
        print(f"{label}: files without a name are left")


def kill(inputs, base, good, duration, count):
    moments = random.Random(1)
    for case in range(count):
        output = base / f"kill{case}"
        process = subprocess.Popen(command(inputs, output), stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, duration))
        process.send_signal(signal.SIGKILL)
        process.wait()
        check(f"kill {case}", inputs, output, good)
        shutil.rmtree(output)
    return count


def loaded(log):
    """How many files are opened before the program begins: its libraries, which differ from build to build."""
    subprocess.run(
        ["strace", "-qq", "-o", str(log), "-e", "trace=openat", YUSUAN, "--version"], capture_output=True, check=True)
    return len(log.read_text().splitlines())


def fail(inputs, base, good):
    cases = 0
    first = loaded(base / "calls")
    calls = {
        "write": ("ENOSPC", MOMENTS), "pwrite64": ("ENOSPC", MOMENTS[:-1]), "fsync": ("EIO", MOMENTS),
        "rename": ("EACCES", MOMENTS), "openat": ("EMFILE", tuple(first + moment for moment in (2, 3, 10, 80, 190)))}
    for call, (error, moments) in calls.items():
        for when in moments:
            output = base / f"{call}{when}"
            log = base / "calls"
            run = subprocess.run(
                ["strace", "-f", "-qq", "-s", "400", "-o", str(log), "-e", f"trace={call}",
                 "-e", f"inject={call}:error={error}:when={when}", *command(inputs, output)],
                capture_output=True, text=True)
            label = f"{call} {when} {error}"
            if run.returncode == 0:
                print(f"{label}: ended with 0")
            if run.returncode < 0 or run.returncode > 3:
                print(f"{label}: ended with {run.returncode}")
            # A call counts within its thread: the message may be what cannot be written.
            unsaid = "".join(line for line in log.read_text().splitlines() if "write(2, " in line and "INJECTED" in line)
            if not re.search(r"error: .*\[Y\d{4}\]", run.stderr + unsaid) and run.returncode != 3:
                print(f"{label}: no clear message: {run.stderr!r}")
            check(label, inputs, output, good)
            shutil.rmtree(output)
            cases += 1
    return cases


def full(inputs, base, good):
    cases = 0
    for size in ("64k", "300k", "1m"):
        output = base / "full"
        output.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(output)], check=True)
        try:
            run = subprocess.run(command(inputs, output), capture_output=True, text=True)
            if run.returncode not in (1, 3) or "[Y0071]" not in run.stderr:
                print(f"full {size}: {run.returncode} {run.stderr!r}")
            for name in torn(output, good):
                print(f"full {size}: {name} is torn")
        finally:
            subprocess.run(["umount", str(output)], check=True)
            output.rmdir()
        cases += 1
    return cases


def readonly(inputs, base, good):
    output = base / "readonly"
    output.mkdir()
    output.chmod(0o555)
    base.chmod(0o755)
    nobody = {"user": 65534, "group": 65534} if os.getuid() == 0 else {}
    run = subprocess.run(command(inputs, output), capture_output=True, text=True, **nobody)
    if run.returncode != 1 or "[Y0071]" not in run.stderr or os.listdir(output):
        print(f"readonly: {run.returncode} {run.stderr!r} {os.listdir(output)}")
    return 1


def main():
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        inputs = base / "inputs"
        make_inputs(inputs, 16)
        start = time.time()
        run = subprocess.run(command(inputs, base / "good"), capture_output=True, text=True)
        duration = time.time() - start
        if run.returncode != 3:
            print(f"undisturbed: {run.returncode} {run.stderr}")
        good = tree(base / "good")
        cases = {
            "kill": lambda: kill(inputs, base, good, duration * 1.1, int(sys.argv[4])),
            "fail": lambda: fail(inputs, base, good),
            "full": lambda: full(inputs, base, good),
            "readonly": lambda: readonly(inputs, base, good),
        }[WHAT]()
        print(f"{cases} cases")


if __name__ == "__main__":
    main()
