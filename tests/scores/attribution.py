#!/usr/bin/env python3
"""How often `unattributed-figure` is right on the sentences that a person judged: `attribution.py DEV_FOLDER BINARY`.

Runs `check` over the articles of `tests/attribution/*.jsonl` (the folder holds the sets as `news_*.jsonl`). A judged sentence with a finding
is right where it asks for a source, wrong where it does not; one that asks and has none is missed. Findings of every severity count; the last
line counts those alone that are warnings. Standard library only.
"""
import json, pathlib, subprocess, sys, tempfile

MARKS = pathlib.Path(__file__).resolve().parents[1] / "attribution"
RULE, MOST = "unattributed-figure", 3  # how many the rule shows of a story


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def check(binary, articles):
    """The findings of each article by its id. The program sees line numbers as ids."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as batch:
        for i, r in enumerate(articles):
            batch.write(json.dumps({"id": str(i), "lang": r["lang"], "text": r["text"], **{k: r[k] for k in ("title", "date") if r.get(k)}}, ensure_ascii=False) + "\n")
        batch.flush()
        run = subprocess.run([binary, "check", "--format", "jsonl", "--fail-on", "never", batch.name], capture_output=True, text=True, encoding="utf-8")
    out = [json.loads(line) for line in run.stdout.splitlines()]
    if run.returncode or [o.get("id") for o in out] != [str(i) for i in range(len(articles))]:
        sys.exit(f"exit {run.returncode}, {len(out)} lines for {len(articles)} articles\n{run.stderr[-300:]}")
    return {r["id"]: [f for f in o["findings"] if f["rule"] == RULE] for r, o in zip(articles, out)}


def flagged(mark, findings):
    """The figures that are flagged within a judged sentence, with their severity."""
    labels = [(label, f["severity"]) for f in findings for label in f["labels"] if not label.get("source") and label.get("in") != "title"]
    return [(label["quote"], severity) for label, severity in labels if mark["start"] <= label["start"] and label["end"] <= mark["end"]]


def show(name, right, wrong, missed):
    precision, recall = (f"{right / of:.2f}" if of else "–" for of in (right + wrong, right + missed))
    print(f"{name:5s} precision {precision}  recall {recall}  (right {right}, wrong {wrong}, missed {missed})")


def main():
    folder, binary = pathlib.Path(sys.argv[1]), sys.argv[2]
    articles = {r["id"]: r for path in sorted(folder.glob("news_*.jsonl")) for r in lines(path)}
    total, warned, listed = [0, 0, 0], [0, 0, 0], []
    for path in sorted(MARKS.glob("*.jsonl")):
        marks, count = lines(path), [0, 0, 0]
        findings = check(binary, [articles[id] for id in sorted({m["id"] for m in marks})])
        for m in marks:
            quotes = flagged(m, findings[m["id"]])
            if not quotes and not m["asks"]: continue
            warned[2 if not any(s == "warning" for _, s in quotes) and m["asks"] else 0 if m["asks"] else 1] += m["asks"] or any(s == "warning" for _, s in quotes)
            verdict = 2 if not quotes else 0 if m["asks"] else 1
            count[verdict] += 1
            if verdict:
                full = "; the story has its most already" if verdict == 2 and len(findings[m["id"]]) >= MOST else ""
                listed.append(f"{('', 'WRONG ', 'MISSED')[verdict]} {m['id']} {m['start']}: {m['note']}{full}" + "".join(f" [{q}]" for q, _ in quotes))
        show(path.stem, *count)
        total = [a + b for a, b in zip(total, count)]
    show("both", *total)
    show("warn", *warned)
    print("\n".join(listed))


if __name__ == "__main__":
    main()
