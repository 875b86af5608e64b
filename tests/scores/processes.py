#!/usr/bin/env python3
"""Times whole processes: what somebody who runs the program waits for.

usage: processes.py BINARY [ROUNDS]

The texts are made here, as `examples/speed.rs` makes them. Each line gives the least CPU and wall seconds of the rounds and the most memory.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SENTENCES = [
    "The harbour authority of Oster said on Monday that {} workers had left the port since {} May 2021, when the crane fell.",
    "Nobody in the village could say who had closed the road, and the mayor did not answer the questions of the residents.",
    "The bridge cost ${} million, up from ${} million in the first plan, according to the ministry of transport.",
    "About {} percent of the houses in the valley have water again, the engineers said, and the rest will have it by Friday.",
    "Its {} buses carried {} thousand passengers last month, a number that the company calls a good beginning.",
]


class Numbers:
    """The pseudo-random numbers of `examples/speed.rs`."""

    def __init__(self):
        self.state = 7

    def next(self, most):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % most


def text(size, numbers):
    out, length = [], 0
    while length < size:
        pieces = SENTENCES[numbers.next(len(SENTENCES))].split("{}")
        sentence = pieces[0] + "".join(f"{2 + numbers.next(27)}{p}" for p in pieces[1:])
        sentence += "\n\n" if numbers.next(4) == 0 else " "
        out.append(sentence)
        length += len(sentence)
    return "".join(out)


def timed(command):
    """CPU and wall seconds, and the most memory in MB, of one process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def main():
    binary, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as place:
        place, numbers = pathlib.Path(place), Numbers()
        (place / "one.txt").write_text(text(5_000, numbers))
        (place / "many").mkdir()
        for n in range(1_000):
            (place / "many" / f"{n:04}.txt").write_text(text(5_000, numbers))
        (place / "large.txt").write_text(text(10_000_000, numbers))
        with open(place / "batch.jsonl", "w") as out:
            for n in range(100_000):
                out.write(json.dumps({"id": str(n), "text": text(200, numbers)}) + "\n")
        print(f"{'what':<32} {'CPU s':>8} {'wall s':>8} {'MB':>7}")
        for name in ["one.txt", "many", "large.txt", "batch.jsonl"]:
            for what in ["extract", "check"]:
                runs = [timed([binary, what, str(place / name)]) for _ in range(rounds)]
                cpu, wall, memory = min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)
                print(f"{what + ' ' + name:<32} {cpu:>8.3f} {wall:>8.3f} {memory:>7.0f}")


if __name__ == "__main__":
    main()
