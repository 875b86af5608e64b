"""A logistic model with a ridge, fitted by Newton's method. Standard library only."""
import math

def solve(a, b):
    """Gaussian elimination of a small symmetric system."""
    n = len(b)
    m = [row[:] + [v] for row, v in zip(a, b)]
    for i in range(n):
        for j in range(i + 1, n):
            f = m[j][i] / m[i][i]
            if f:
                m[j] = [x - f * y for x, y in zip(m[j], m[i])]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
    return x

def fit(names, rows, ridge=1.0):
    """Weights by name. A row is its features ([place among the names, value]), an offset in logits, what it is (1 or 0) and its weight.
    The feature "bias" is not held back by the ridge."""
    theta = [0.0] * len(names)
    ridges = [0.0 if n == "bias" else ridge for n in names]
    for _ in range(30):
        g = [r * t for r, t in zip(ridges, theta)]
        h = [[(r or 1e-6) * (i == j) for j in range(len(names))] for i, r in enumerate(ridges)]
        for x, offset, y, w in rows:
            z = offset + sum(theta[i] * v for i, v in x)
            q = 1 / (1 + math.exp(-max(-40, min(40, z))))
            d, c = w * (q - y), w * q * (1 - q)
            for i, v in x:
                g[i] += d * v
                row, cv = h[i], c * v
                for j, u in x:
                    row[j] += cv * u
        step = solve(h, g)
        theta = [t - s for t, s in zip(theta, step)]
        if max(map(abs, step)) < 1e-5:
            break
    return dict(zip(names, theta))
