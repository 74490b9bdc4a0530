"""Runs the commands that it is told to, a line of JSON each, and answers with what each took.

It is a process of its own since a command's peak memory is counted from that of the process that starts it: this one is
small.
"""
import json
import os
import sys
import time

SINK = os.open(os.devnull, os.O_RDWR)
STREAMS = [(os.POSIX_SPAWN_DUP2, SINK, stream) for stream in (0, 1, 2)]

for line in sys.stdin:
    command = json.loads(line)
    start = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=STREAMS)
    _, status, usage = os.wait4(process, 0)
    print(json.dumps({
        "status": os.waitstatus_to_exitcode(status), "elapsed": time.monotonic() - start,
        "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}), flush=True)
