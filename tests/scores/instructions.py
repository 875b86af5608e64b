#!/usr/bin/env python3
"""Counts the instructions that checking three texts takes, against `instructions.json`: no clock, so that no busy machine counts.

Two are samples and tell what a start costs; the third is 100 kB of made text. Stored are the counts of the `quick` profile.

usage: instructions.py BINARY [--bless]

Fails where one takes over 5 percent more than is stored; needs valgrind. `--bless` stores what was counted.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from processes import Numbers, text

HERE = pathlib.Path(__file__).resolve().parent
STORED = HERE / "instructions.json"
MADE = "made text, 100 kB"
INPUTS = ["samples/en/zoo-slips.txt", "samples/ar/zoo-slips.txt", MADE]
MOST = 1.05


def count(binary, article):
    with tempfile.TemporaryDirectory() as place:
        path = article
        if article == MADE:
            path = str(pathlib.Path(place) / "made.txt")
            pathlib.Path(path).write_text(text(100_000, Numbers()))
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={place}/out"]
        command += [binary, "check", "--jobs", "1", "--color", "never", "--format", "json", "--fail-on", "never", path]
        # The same environment wherever it runs: only what is counted may count.
        kept = {"PATH": os.environ.get("PATH", ""), "HOME": place}
        run = subprocess.run(command, capture_output=True, text=True, cwd=HERE.parent.parent, env=kept)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not found:
        sys.exit(f"{article}: not counted\n{run.stderr}")
    return int(found.group(1))


def main():
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not here")
        return 0
    binary = os.path.abspath(sys.argv[1])
    counted = {article: count(binary, article) for article in INPUTS}
    if "--bless" in sys.argv:
        STORED.write_text(json.dumps(counted, indent=2) + "\n")
    stored = json.loads(STORED.read_text())
    failed = False
    for article, now in counted.items():
        was = stored.get(article, 0)
        grown = now > was * MOST
        failed |= grown
        print(f"{article}: {now:,} instructions, stored {was:,}{': over 5 percent more' if grown else ''}")
    return int(failed)


sys.exit(main())
