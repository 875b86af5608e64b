#!/usr/bin/env python3
"""Fit the weights of rules/evidence.yaml to texts that agree with their sources, and show how well they tell figures apart.

usage: fit_evidence.py EVIDENCE BATCH.jsonl... [--write]

EVIDENCE is the example program `evidence`. BATCH are documents with `sources` that bear them out: the figure of a source that equals one of
the text is taken to be said of the same thing (of several, the one that the weights like best, settled in two rounds), the figures of its
kind that differ to be said of others. A logistic model with a ridge, by Newton's method, for each list of the file; weights marked "by
hand" are kept and enter as an offset. Texts of one article (an id but for what follows its last "_") weigh four figures together.

Five folds by article give the figures shown, for the weights of the file and for those fitted: how much closer than the figure that agrees
one that differs comes in one of a hundred figures, and how many other values of the source would then be found in the figure's place; how
likely a figure that differs is where nothing agrees in one of twenty, and how many of the figures meant are likelier. Standard library only.
"""
import collections, hashlib, json, os, re, subprocess, sys
import logistic

WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "rules", "evidence.yaml")
LINE = re.compile(r"^(\s+)([a-z-]+):(\s*)(-?\d+)(.*)$")
TOGETHER, FOLDS = 4, 5

def article(row):
    return row["id"].rsplit("_", 1)[0]

def fold(name):
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % FOLDS

def stored():
    """By list: the lines of the file that hold its bias and features, by number, and their values."""
    out, current, cuts = {}, None, False
    for number, text in enumerate(open(WEIGHTS, encoding="utf-8")):
        if m := re.match(r"^(\w+):", text):
            current, cuts = out.setdefault(m[1], {}), False
        elif re.match(r"^  cuts:", text):
            cuts = True
        elif (m := LINE.match(text)) and not cuts:
            current[m[2]] = (number, int(m[4]) / 1000, "by hand" in m[5])
    return out

def score(weights, features):
    return weights["bias"] + sum(weights.get(n, 0) * v / 1000 for n, v in features.items())

def figures(rows, name, weights):
    """Each figure of a list: its article, the pair that is meant, those that are not."""
    by = collections.defaultdict(list)
    for r in rows:
        if r["list"] == name:
            by[r["id"], r["story"], r["point"]].append(r)
    for pairs in by.values():
        agree = [r["features"] for r in pairs if r["fit"] == "Equal"]
        apart = [r["features"] for r in pairs if r["fit"] in ("Apart", "Strict")]
        yield article(pairs[0]), max(agree, key=lambda f: score(weights, f), default=None), apart

def shares(all_figures):
    many = collections.Counter(a for a, *_ in all_figures)
    return {a: min(1, TOGETHER / n) for a, n in many.items()}

def fit(all_figures, names, held):
    share, data = shares(all_figures), []
    for a, meant, apart in all_figures:
        if meant is not None:
            pairs = [(meant, 1, share[a])] + [(f, 0, share[a] / max(1, len(apart) / 5)) for f in apart]
            for f, y, w in pairs:
                x = [(i, 1 if n == "bias" else f[n] / 1000) for i, n in enumerate(names) if n == "bias" or f.get(n)]
                data.append((x, sum(held.get(n, 0) * v / 1000 for n, v in f.items()), y, w))
    return dict(logistic.fit(names, data), **held)

def show(title, all_figures, weights_of):
    share = shares(all_figures)
    closer, others, nothing, meant_scores = [], [], [], []
    for a, meant, apart in all_figures:
        weights = weights_of(a)
        scores = sorted((score(weights, f) for f in apart), reverse=True)
        if meant is None:
            nothing.append((scores[0] if scores else -99, share[a]))
            continue
        own = score(weights, meant)
        meant_scores.append((own, share[a]))
        closer.append(((scores[0] if scores else -99) - own, share[a]))
        others += [(own - s, share[a] / len(scores)) for s in scores]
    def cut(values, at):
        left = at * sum(w for _, w in values)
        for v, w in sorted(values, reverse=True):
            left -= w
            if left < 0:
                return v
        return -99
    above = lambda values, c: sum(w for v, w in values if v > c) / max(1e-9, sum(w for _, w in values))
    c, s = cut(closer, .01), cut(nothing, .05)
    print(f"  {title:8} closer {c:5.2f}, found {above(others, c):.3f}    alone {s:5.2f}, found {above(meant_scores, s):.3f}")

def main():
    files = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(files) < 2:
        sys.exit(__doc__)
    out = subprocess.run(files, stdout=subprocess.PIPE, check=True).stdout.decode()
    rows = [json.loads(line) for line in out.split("\n") if line]
    lines = open(WEIGHTS, encoding="utf-8").read().split("\n")
    for name, listed in stored().items():
        weights = {n: v for n, (_, v, _) in listed.items()}
        held = {n: v for n, (_, v, by_hand) in listed.items() if by_hand and n != "bias"}
        names = [n for n in listed if n not in held]
        data = list(figures(rows, name, weights))
        print(f"{name}: {len(data)} figures, {sum(m is not None for _, m, _ in data)} that a source has")
        show("stored", data, lambda a: weights)
        for _ in range(2):
            folds = [fit([d for d in data if fold(d[0]) != k], names, held) for k in range(FOLDS)]
            fitted = fit(data, names, held)
            last, data = data, list(figures(rows, name, fitted))
        show("fitted", last, lambda a: folds[fold(a)])
        print("  " + ", ".join(f"{n} {round(1000 * fitted[n])}" for n in names))
        if "--write" in sys.argv:
            for n in names:
                m = LINE.match(lines[listed[n][0]])
                lines[listed[n][0]] = f"{m[1]}{n}:{m[3]}{round(1000 * fitted[n])}{m[5]}"
    if "--write" in sys.argv:
        open(WEIGHTS, "w", encoding="utf-8").write("\n".join(lines))

main()
