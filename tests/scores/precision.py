#!/usr/bin/env python3
"""How often a rule is right, and whether a confidence means what it says: `precision.py SCORER BINARY [--write]`.

Runs `check` over the document sets beside the scorer. On an article with a known error a finding is right when it quotes the error and astray
when it quotes nothing of it; on a clean article every finding counts as a false alarm, though some are slips of the newspaper. With `--write`
the tables go between the marks in docs/precision.md; `--cuts` shows recall and stray findings of the altered articles by confidence.
"""
import collections, contextlib, importlib.util, io, json, pathlib, re, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "precision.md"
ALTERED = ("doc_acid", "doc_contradoc", "doc_slip_ar_saudi", "doc_slip_en_us", "doc_slip_en_wikinews", "doc_weekday")
CLEAN = ("doc_acid", "doc_contradoc_clean", "doc_weekday", "news_ar_saudi", "news_en_us", "news_en_wikinews")
LINKED = ("contradiction", "headline")
BINS = ((.5, .6), (.6, .7), (.7, .8), (.8, .9), (.9, 1.01))


def load(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    # The scorer is a program: importing it runs it, on its smallest set and unheard.
    argv, sys.argv = sys.argv, [str(path), "--bin", sys.argv[2], "--only", "doc_acid"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        spec.loader.exec_module(module)
    sys.argv = argv
    return module


def rows(folder, name):
    return [json.loads(line) for line in (folder / "dev" / f"{name}.jsonl").open(encoding="utf-8")]


def check(binary, articles):
    batch = "".join(json.dumps({"id": r["id"], "lang": r["lang"], "text": r["text"], **{k: r[k] for k in ("title", "date") if r.get(k)}}) + "\n" for r in articles)
    path = ROOT / "target" / "precision.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text(batch, encoding="utf-8")
    run = subprocess.run([binary, "check", "--format", "jsonl", "--fail-on", "never", str(path)], capture_output=True, text=True, encoding="utf-8")
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    scorer, binary = pathlib.Path(sys.argv[1]), sys.argv[2]
    score, folder = load(scorer), scorer.parent
    rules = collections.defaultdict(collections.Counter)  # rule -> verdict -> how many
    links = collections.Counter()  # (bin, right?) of findings that rest on a link
    cuts = collections.defaultdict(lambda: [0, 0, 0])  # (set, cut) -> found, stray, articles
    clean = 0
    for name in sorted({*ALTERED, *CLEAN}):
        articles = rows(folder, name)
        for r, out in zip(articles, check(binary, articles)):
            serious = [f for f in out.get("findings", []) if f["severity"] in ("error", "warning")]
            if r["clean"]:
                clean += 1
                for f in serious:
                    rules[f["rule"]]["clean"] += 1
                    if f["category"] in LINKED: links[bin_of(f), False] += 1
                continue
            gold = score.prepare(r)
            if not gold: continue
            table, tokens = score.b2c(r["text"]), score.tokens(r["text"])
            verdicts = [(f, score.judge(gold, f, r["text"], table, tokens)) for f in serious if f["category"] != "attribution"]
            for f, verdict in verdicts:
                rules[f["rule"]]["right" if verdict else "astray"] += 1
                if f["category"] in LINKED: links[bin_of(f), bool(verdict)] += 1
            if name.startswith("doc_slip"):
                for cut in (0, .6, .7, .8, .9):
                    kept = [v for f, v in verdicts if f["confidence"] >= cut]
                    at = cuts[name, cut]
                    at[0] += 2 in kept; at[1] += kept.count(0); at[2] += 1
    lines = [f"Of {clean} clean articles and those with a known error; a finding on a clean article counts as a false alarm.", "",
             "| rule | right | beside the error | on clean articles | precision |", "|---|---|---|---|---|"]
    for rule, n in sorted(rules.items()):
        right, wrong = n["right"], n["astray"] + n["clean"]
        lines.append(f"| `{rule}` | {right} | {n['astray']} | {n['clean']} | {'–' if not right + n['astray'] else f'{right / (right + wrong):.2f}'} |")
    lines += ["", "Rules without a figure had nothing to find in these articles, or (attribution) nothing here says what they should find.", "",
              "Whether a confidence means what it says, for findings that rest on a link:", "", "| confidence | findings | right |", "|---|---|---|"]
    for low, high in BINS:
        right, wrong = links[low, True], links[low, False]
        if right + wrong: lines.append(f"| {low} to {min(high, 1)} | {right + wrong} | {right / (right + wrong):.2f} |")
    lines += ["", "What a cut of the confidence (`--min-confidence`) leaves of the altered articles:", "", "| set | cut | found | stray an article |", "|---|---|---|---|"]
    for (name, cut), (found, stray, n) in sorted(cuts.items()):
        lines.append(f"| `{name}` | {cut} | {found / n:.2f} | {stray / n:.2f} |")
    table = "\n".join(lines)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(re.sub(r"(<!-- tables -->\n).*(\n<!-- /tables -->)", lambda m: f"{m[1]}\n{table}\n{m[2]}", page, flags=re.S), encoding="utf-8")
    print(table)


def bin_of(finding):
    return next((low for low, high in BINS if low <= finding["confidence"] < high), 0)


if __name__ == "__main__":
    main()
