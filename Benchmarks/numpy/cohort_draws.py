"""Draws of the four-state Sick-Sicker model as somebody who knows numpy well writes them.

A structure of arrays over draws, with the moves that exist alone. Strategies whose cohorts move alike share
their traces, as the published code does, the dead are not followed, as they cost and are worth nothing,
and no array is made within a cycle. Four ways, of which the fastest counts: the two traces one after
another or side by side, and all draws at once or some at a time, so that they stay in the processor's
near memory.

Prints JSON: numpy's version, the seconds of each way in each repeat, by the clock and of the processor, and
each strategy's mean cost and QALYs.
"""

import json
import sys
import time

import numpy as np

CYCLES = 75
# Rates of H to S1, S1 to H, S1 to S2 and H to D; hazard ratios of death when sick and sicker and of B;
# costs of H, S1, S2, A and B; utilities of H, S1, S2 and under A. The same as in CohortBesideNumpy.swift.
MIDDLES = [0.15, 0.5, 0.105, 0.002, 3, 10, 0.6, 2000, 4000, 15000, 12000, 13000, 0.98, 0.75, 0.5, 0.95]


def values(draws):
    draw = np.arange(draws)
    return [middle * (1 + ((draw * (k + 3) * 7919) % 1009 - 504) / 5040)
            for k, middle in enumerate(MIDDLES)]


def weights():
    """Simpson's weights as published, discounted at 3%."""
    w = np.array([1 / 3] + [2 / 3 if t % 2 else 4 / 3 for t in range(1, CYCLES)] + [1 / 3])
    return (w * 1.03 ** -np.arange(CYCLES + 1.0)).tolist()


def chance(rate):
    return -np.expm1(-rate)


def chances(p, hazard_ratios):
    """The six moves among the living, each [trace, draw] or [draw]."""
    dead, dead1, dead2 = chance(p[3]), chance(p[3] * p[4]), chance(p[3] * p[5])
    sick, well, worse = chance(p[0]), chance(p[1]), chance(p[2] * hazard_ratios)
    return ((1 - dead) * (1 - sick), (1 - dead) * sick, (1 - dead1) * well,
            (1 - dead1) * (1 - (well + worse)), (1 - dead1) * worse, 1 - dead2)


def follow(moves, shape, w):
    """Discounted years in the three living states."""
    hh, hs, sh, ss, st, tt = moves
    now = [np.ones(shape), np.zeros(shape), np.zeros(shape)]
    then = [np.empty(shape) for _ in now]
    years = [np.zeros(shape) for _ in now]
    product = np.empty(shape)
    for t in range(CYCLES + 1):
        for state in range(3):
            np.multiply(now[state], w[t], out=product)
            years[state] += product
        if t == CYCLES:
            break
        h, s, k = now
        np.multiply(h, hh, out=then[0])
        np.multiply(s, sh, out=product)
        then[0] += product
        np.multiply(h, hs, out=then[1])
        np.multiply(s, ss, out=product)
        then[1] += product
        np.multiply(s, st, out=then[2])
        np.multiply(k, tt, out=product)
        then[2] += product
        now, then = then, now
    return years


def totals(p, usual, treated):
    """Cost and QALYs of SoC, A, B and AB, [strategy, draw]."""
    cost, qalys = [], []
    for (h, s, k), added, utility in ((usual, 0, p[13]), (usual, p[10], p[15]),
                                      (treated, p[11], p[13]), (treated, p[10] + p[11], p[15])):
        cost.append(h * p[7] + s * (p[8] + added) + k * (p[9] + added))
        qalys.append(h * p[12] + s * utility + k * p[14])
    return np.array(cost), np.array(qalys)


def one_after_another(p, w):
    shape = p[0].shape
    return totals(p, follow(chances(p, 1.0), shape, w), follow(chances(p, p[6]), shape, w))


def side_by_side(p, w):
    ratios = np.stack([np.ones_like(p[6]), p[6]])
    years = follow(chances(p, ratios), ratios.shape, w)
    return totals(p, [y[0] for y in years], [y[1] for y in years])


def in_parts(way, p, w, size):
    parts = [way([v[start:start + size] for v in p], w) for start in range(0, len(p[0]), size)]
    return tuple(np.concatenate([part[k] for part in parts], axis=1) for k in range(2))


def main():
    draws, repeats = map(int, sys.argv[1:])
    p, w = values(draws), weights()
    ways = {
        "one after another": lambda: one_after_another(p, w),
        "one after another, 500 draws at a time": lambda: in_parts(one_after_another, p, w, 500),
        "side by side": lambda: side_by_side(p, w),
        "side by side, 250 draws at a time": lambda: in_parts(side_by_side, p, w, 250),
    }
    seconds, end = {}, None
    for name, work in ways.items():
        work()
        seconds[name] = []
        for _ in range(repeats):
            start, used = time.perf_counter(), time.process_time()
            cost, qalys = work()
            seconds[name].append([time.perf_counter() - start, time.process_time() - used])
            end = cost.mean(axis=1).tolist() + qalys.mean(axis=1).tolist()
    print(json.dumps({"version": np.__version__, "seconds": seconds, "end": end}))


main()
