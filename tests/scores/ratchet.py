#!/usr/bin/env python3
"""Hold the measured quality: no figure may fall by more than a point without the stored one being changed in the same commit.

usage: ratchet.py SCORER BINARY            compare with figures.json beside this file
       ratchet.py SCORER BINARY --renew    store what is measured now

SCORER is the program that measures (it writes all figures as JSON with --json). Standard library only.
"""
import json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
STORED = os.path.join(HERE, "figures.json")
# Figures where less is better; counts and sizes are not held.
LESS = {"FPR", "stray_per_doc", "docs_flagged", "neutral_flagged"}
PER_THOUSAND = {"errors_per_1000", "warnings_per_1000", "attribution_per_1000"}
COUNTS_LESS = {"extra", "extra_info", "tempted", "clean_flagged", "violated"}
SIZES = {"n", "skipped", "expected", "tempting", "clean", "clean_docs", "reject"}

def worse(key, old, new):
    if key in SIZES or not isinstance(old, (int, float)):
        return False
    if key in PER_THOUSAND:
        return new > old + 10
    if key in COUNTS_LESS:
        return new > old + 1
    return new > old + .01 if key in LESS else new < old - .01

def main():
    scorer, binary = sys.argv[1:3]
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        done = subprocess.run([sys.executable, scorer, "--bin", binary, "--json", out.name], stdout=subprocess.PIPE, text=True)
        print(done.stdout)
        now = json.load(open(out.name))
    broken = [name for name, f in now.items() if "broken" in f]
    if "--renew" in sys.argv:
        json.dump(now, open(STORED, "w"), indent=1, sort_keys=True, ensure_ascii=False)
        print("stored", STORED)
        return 0
    stored = json.load(open(STORED))
    fallen = [f"{name}: {k} was {old}, is {now.get(name, {}).get(k)}" for name, f in sorted(stored.items()) for k, old in f.items()
              if k != "broken" and worse(k, old, now.get(name, {}).get(k, float("inf") if k in LESS | PER_THOUSAND | COUNTS_LESS else -1))]
    print("\n".join(["BROKEN: " + b for b in broken] + fallen) or "no figure fell")
    return 1 if broken or fallen else 0

sys.exit(main())
