"""The projection of the segment-projection measure as somebody who knows numpy well writes it.

Two ways, of which the fastest counts: every cell's whole table, in one batched product a year; and
the few exits of each state alone, cells side by side (a structure of arrays). Each is tried with all
cells at once and with some at a time through all of the years, so that their tables stay in
the processor's near memory. What each needs is laid out before its time is taken, as it is for Almoner.

Prints JSON: numpy's version, the seconds of each way in each repeat, by the clock and of
the processor, and where people end.
"""

import json
import sys
import time

import numpy as np


def tables(cells, states):
    """Yearly chances, [cell, from, to]: the same as in ProjectionBesideNumpy.swift."""
    p = np.zeros((cells, states, states))
    cell = np.arange(cells)
    for state in range(states - 1):
        level = (cell % 97 + 1) * (state % 5 + 1) / 500
        for step, chance in ((1, 0.06), (-1, 0.03), (4, 0.01)):
            p[:, state, min(max(state + step, 0), states - 2)] += chance * level
        p[:, state, states - 1] += 0.02 * level
        p[:, state, state] += 1 - p[:, state].sum(axis=1)
    p[:, states - 1, states - 1] = 1
    return p


def people(cells, states):
    """People at the start, [cell, state]."""
    return (np.arange(cells * states) * 7919 % 1009).reshape(cells, states).astype(float)


def batched(p, n, years, chunk):
    trace = np.empty((years + 1, n.shape[1]))
    slices = [slice(start, start + chunk) for start in range(0, len(n), chunk)]
    parts = [(np.ascontiguousarray(p[cells]), n[cells][:, None, :]) for cells in slices]

    def work():
        trace[:] = 0
        ends = []
        for chances, now in parts:
            trace[0] += now.sum(axis=(0, 1))
            for year in range(years):
                now = now @ chances
                trace[year + 1] += now.sum(axis=(0, 1))
            ends.append(now[:, 0, :])
        return np.concatenate(ends), trace

    return work


def exits_of(p):
    return [tuple(exit) for exit in np.argwhere((p != 0).any(axis=0))]


def exits(p, n, years, chunk):
    states = n.shape[1]
    pairs = exits_of(p)
    parts = []
    for start in range(0, len(n), chunk):
        cells = slice(start, start + chunk)
        chances = [np.ascontiguousarray(p[cells, i, j]) for i, j in pairs]
        first = np.ascontiguousarray(n[cells].T)
        parts.append((chances, first, [np.empty_like(first) for _ in range(2)],
                      np.empty(first.shape[1])))
    trace = np.empty((years + 1, states))

    def work():
        trace[:] = 0
        ends = []
        for chances, first, room, product in parts:
            now = first
            trace[0] += now.sum(axis=1)
            for year in range(years):
                following = room[year % 2]
                following[:] = 0
                for (i, j), chance in zip(pairs, chances):
                    np.multiply(chance, now[i], out=product)
                    following[j] += product
                now = following
                trace[year + 1] += now.sum(axis=1)
            ends.append(now.T)
        return np.concatenate(ends), trace

    return work


def main():
    cells, states, years, repeats = map(int, sys.argv[1:])
    p, n = tables(cells, states), people(cells, states)
    ways = {
        "products, all cells": batched(p, n, years, cells),
        "products, 32 cells at a time": batched(p, n, years, 32),
        "exits, all cells": exits(p, n, years, cells),
        "exits, 256 cells at a time": exits(p, n, years, 256),
    }
    seconds = {}
    end = None
    for name, work in ways.items():
        work()
        seconds[name] = []
        for _ in range(repeats):
            start, used = time.perf_counter(), time.process_time()
            _, trace = work()
            seconds[name].append([time.perf_counter() - start, time.process_time() - used])
            end = trace[years].tolist()
    print(json.dumps({
        "version": np.__version__, "seconds": seconds, "end": end,
    }))


main()
