#!/usr/bin/env python3
"""Fit the weights of rules/linking.yaml to pairs of claims, and show how well they tell slips from parallels.

usage: fit.py PAIRS CLEAN.jsonl... --slips SLIP.jsonl... [--write]

PAIRS is the example program `pairs`. CLEAN are batches of published articles: nearly every pair of figures that differ is no slip there.
SLIP are articles with one figure altered (`gold` with `values` and `evidence`, `first`). Besides, every figure that a clean article gives
twice is altered in its second place (`pairs --plant`): half by a slip of the hand, half by another value, so that the weights do not come
to rest on slips of the hand alone. A logistic model with a ridge, by Newton's method; weights marked "by hand" in the file are kept as they
are and enter as an offset. Five folds by article give the figures shown. Standard library only.
"""
import collections, hashlib, json, math, os, re, subprocess, sys
import logistic

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = os.path.join(HERE, "..", "..", "rules", "linking.yaml")
SLIP, PLANTED = 2.5, .4  # an article's slips weigh two clean pairs together, a planted one a third

def split(argv):
    at = argv.index("--slips") if "--slips" in argv else len(argv)
    files = [a for a in argv if not a.startswith("--")]
    slips = [a for a in argv[at + 1:] if not a.startswith("--")]
    return files[0], files[1:len(files) - len(slips)], slips

def run(program, *args):
    out = subprocess.run([program, *args], stdout=subprocess.PIPE, check=True).stdout.decode()
    return [json.loads(line) for line in out.split("\n") if line]

def rows(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]

def gold(r):
    """Byte spans of the two numbers of a slip."""
    def at(passage, value):
        number, word = value.split(" ", 1)
        base = r["text"].find(passage)
        for m in re.finditer(r"(?<![\d.,])" + re.escape(number) + r"(?!\d)", passage):
            if base >= 0 and passage[m.end():].lstrip().lower().startswith(word[:5].lower()):
                return tuple(len(r["text"][:base + k].encode()) for k in m.span())
    a, b = r["gold"][0]["values"]
    return at(r["first"], a), at(r["gold"][0]["evidence"], b)

def over(s, t):
    return s[0] < t[1] and t[0] < s[1]

def load(program, clean, slips):
    text = {f: rows(f) for f in clean + slips}
    article = lambda p: text[p["file"]][p["line"]]["id"].replace("/slip", "")
    data = [(p["features"], 0, 1.0, article(p), p) for p in run(program, *clean) if not p["agree"] and not p["veto"]]
    by = collections.defaultdict(list)
    for p in run(program, *slips):
        by[p["file"], p["line"]].append(p)
    found = []
    for f in slips:
        for n, r in enumerate(text[f]):
            g = gold(r)
            if all(g):
                found += [p for p in by[f, n] if over(p["first"], g[0]) and over(p["second"], g[1]) and not p["agree"] and not p["veto"]][:1]
    many = collections.Counter(map(article, found))
    data += [(p["features"], 1, SLIP / many[article(p)], article(p), p) for p in found]
    planted = [p for p in run(program, "--plant", *clean) if not p["agree"] and not p["veto"]]
    many = collections.Counter(map(article, planted))
    data += [(p["features"], 1, PLANTED * min(1, 3 / many[article(p)]), article(p), p) for p in planted]
    return data, {article(dict(file=f, line=n)) for f in slips for n in range(len(text[f]))}, sum(len(text[f]) for f in clean)

def fit(data, held):
    names = sorted({n for f, *_ in data for n in f if n not in held}) + ["bias"]
    at = {n: i for i, n in enumerate(names)}
    sparse = [([(at[n], v) for n, v in f.items() if n in at] + [(at["bias"], 1)], sum(held.get(n, 0) * v for n, v in f.items()), y, w)
              for f, y, w, *_ in data]
    return dict(logistic.fit(names, sparse), **held)

def score(weights, features):
    return weights["bias"] + sum(weights.get(n, 0) * v for n, v in features.items())

def show(data, held, slip_articles, documents):
    fold = lambda a: int(hashlib.sha1(a.encode()).hexdigest(), 16) % 5
    scored = []
    for k in range(5):
        weights = fit([d for d in data if fold(d[3]) != k], held)
        scored += [(score(weights, d[0]), d) for d in data if fold(d[3]) == k]
    print("cut   pairs flagged per 1,000 clean articles   share of slips found")
    for p in (.5, .6, .7, .8, .9, .95):
        cut = math.log(p / (1 - p))
        flags = len({(d[4]["file"], d[4]["line"], tuple(d[4]["second"][:2])) for s, d in scored if d[1] == 0 and s > cut})
        slips = sum(d[2] for s, d in scored if d[1] == 1 and d[2] <= SLIP and "first" in d[4] and d[3] in slip_articles and s > cut and d[2] != PLANTED)
        print(f"{p:.2f}  {1000 * flags / documents:8.1f}  {slips / (SLIP * len(slip_articles)):32.3f}")

def main():
    program, clean, slips = split(sys.argv[1:])
    whole = open(WEIGHTS, encoding="utf-8").read()
    start = whole.index("\nrepetition:")  # the other section is set by hand
    lines = whole[start:].split("\n")
    line = re.compile(r"^(\s+)([a-z-]+):(\s*)(-?\d+)(.*)$")
    held = {m[2]: int(m[4]) / 1000 for m in map(line.match, lines) if m and "by hand" in m[5]}
    data, articles, documents = load(program, clean, slips)
    print(len(data), "pairs,", sum(d[1] for d in data), "of them slips")
    show(data, held, articles, documents)
    weights = fit(data, held)
    listed = {m[2] for m in map(line.match, lines) if m}
    for n in sorted(set(weights) - listed):
        print(f"not in the file: {n} {round(1000 * weights[n])}")
    if "--write" in sys.argv:
        def renew(text):
            m = line.match(text)
            if not m or m[2] not in weights or "by hand" in m[5]:
                return text
            return f"{m[1]}{m[2]}:{m[3]}{round(1000 * weights[m[2]])}{m[5]}"
        open(WEIGHTS, "w", encoding="utf-8").write(whole[:start] + "\n".join(map(renew, lines)))

main()
