#!/usr/bin/env python3
"""Hold the measured quality: no figure may fall by more than a point without the stored one being changed in the same commit.

usage: ratchet.py SCORER BINARY            compare with figures.json beside this file
       ratchet.py SCORER BINARY --renew    store what is measured now, and write the table in docs/quality.md
       ratchet.py --table                  write the table from what is stored

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

PAGE = os.path.join(HERE, "..", "..", "docs", "quality.md")
# What a set measures, by the beginning of its name.
MEASURES = [
    ("news_", "findings on clean published news"), ("doc_slip_", "real news with one repeated figure altered"),
    ("doc_acid", "hand-made articles with one contradiction each"), ("doc_contradoc_clean", "clean documents"),
    ("doc_contradoc", "documents that contradict themselves in a figure"), ("doc_weekday", "weekdays and dates that do not go together"),
    ("doc_planted", "short articles with planted errors and temptations"), ("extract_cqe_", "quantities of news sentences read right"),
    ("extract_duckling", "numbers, sums, dates of short phrases read right, English and Arabic"),
    ("extract_recognizers_", "numbers, units, dates of short phrases read right"), ("probes_", "hand-made probes of hard readings"),
    ("pair_ans_ar", "Arabic headline pairs"), ("pair_bump", "summaries against their articles"),
    ("pair_equate", "pairs of sentences: does one contradict the other"), ("equate_", "pairs of sentences, a part of the above"),
    ("pair_summedits", "summaries with edits"), ("pair_vitaminc", "claims against Wikipedia"),
]
WITHOUT_PACK = ("_de", "_es", "_fr")

def shown(name):
    part = name.startswith("extract_") and "/" in name
    return not part and not name.split("/")[0].endswith(WITHOUT_PACK)

def table(figures):
    """Writes the figures into the page, between its two marks."""
    rows = ["| set | what it measures | figures |", "|---|---|---|"]
    for name in sorted(figures, key=str.strip):
        if shown(name.strip()):
            measures = next((m for start, m in MEASURES if name.strip().startswith(start)), "")
            values = ", ".join(f"{k} {v:.3f}".rstrip("0").rstrip(".") if isinstance(v, float) else f"{k} {v}"
                               for k, v in sorted(figures[name].items()) if isinstance(v, (int, float)))
            rows.append(f"| `{name.strip()}` | {measures} | {values} |")
    page = open(PAGE, encoding="utf-8").read()
    before, rest = page.split("<!-- figures -->")
    after = rest.split("<!-- /figures -->")[1]
    with open(PAGE, "w", encoding="utf-8") as out:
        out.write(before + "<!-- figures -->\n\n" + "\n".join(rows) + "\n\n<!-- /figures -->" + after)

def worse(key, old, new):
    if key in SIZES or not isinstance(old, (int, float)):
        return False
    if key in PER_THOUSAND:
        return new > old + 10
    if key in COUNTS_LESS:
        return new > old + 1
    return new > old + .01 if key in LESS else new < old - .01

def main():
    if sys.argv[1:] == ["--table"]:
        table(json.load(open(STORED)))
        return 0
    scorer, binary = sys.argv[1:3]
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        done = subprocess.run([sys.executable, scorer, "--bin", binary, "--json", out.name], stdout=subprocess.PIPE, text=True)
        print(done.stdout)
        now = json.load(open(out.name))
    broken = [name for name, f in now.items() if "broken" in f]
    if "--renew" in sys.argv:
        json.dump(now, open(STORED, "w"), indent=1, sort_keys=True, ensure_ascii=False)
        table(now)
        print("stored", STORED)
        return 0
    stored = json.load(open(STORED))
    fallen = [f"{name}: {k} was {old}, is {now.get(name, {}).get(k)}" for name, f in sorted(stored.items()) for k, old in f.items()
              if k != "broken" and worse(k, old, now.get(name, {}).get(k, float("inf") if k in LESS | PER_THOUSAND | COUNTS_LESS else -1))]
    print("\n".join(["BROKEN: " + b for b in broken] + fallen) or "no figure fell")
    return 1 if broken or fallen else 0

sys.exit(main())
