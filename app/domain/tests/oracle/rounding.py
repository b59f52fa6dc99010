"""Answers of the ONS's own cell key perturbation for random tables under our rule of rounding.

    pip install cell-key-perturbation==3.1.0
    python rounding.py > rounding.txt

The package is given a perturbation table of our rule: a count n with remainder r is rounded up to a multiple of 5 if
floor(cell key * 5 / 256) < r, else down. Its record keys are 0 to 255. Ours are 64-bit numbers, so the test uses
each of them as the highest byte: their sum modulo 2^64 is then the package's cell key in the highest byte.

Each line is one table: for each cell in order of rows and columns, the answer divided by 5 as one sign of DIGITS. The
tables themselves are not stored: the test makes them again with the same generator (SplitMix64).
"""

import contextlib
import io

import pandas as pd
from cell_key_perturbation.create_perturbed_table import create_perturbed_table

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
TABLES = 10_000
AT_ONCE = 500
MASK = (1 << 64) - 1


class SplitMix64:
    """Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014)."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return (self.next() * bound) >> 64


def ptable():
    rows = []
    for n in range(1, 751):
        remainder = n % 5
        for key in range(256):
            up = (key * 5) // 256 < remainder
            rows.append((n, key, (5 - remainder if up else -remainder)))
    return pd.DataFrame(rows, columns=["pcv", "ckey", "pvalue"])


def records(table):
    """Rows, columns, and the records of a table: row, column, record key."""
    random = SplitMix64(table)
    rows, columns = 2 + random.below(3), 2 + random.below(3)
    count = 1 + random.below(1 + random.below(300))
    made = [(random.below(rows), random.below(columns), random.below(256)) for _ in range(count)]
    return rows, columns, made


def main():
    rule = ptable()
    for first in range(0, TABLES, AT_ONCE):
        shapes, lines = {}, []
        for table in range(first, first + AT_ONCE):
            rows, columns, made = records(table)
            shapes[table] = (rows, columns)
            lines += [(table, row, column, key) for row, column, key in made]
        data = pd.DataFrame(lines, columns=["table", "row", "column", "key"])
        with contextlib.redirect_stdout(io.StringIO()):
            answers = create_perturbed_table(
                data=data, ptable=rule, geog=["table"], tab_vars=["row", "column"], record_key="key", threshold=0
            )
        cells = {(a.table, a.row, a.column): int(a["count"]) for a in map(lambda x: x[1], answers.iterrows())}
        for table, (rows, columns) in shapes.items():
            found = [cells[(table, row, column)] for row in range(rows) for column in range(columns)]
            assert all(count % 5 == 0 for count in found)
            print("".join(DIGITS[count // 5] for count in found))


if __name__ == "__main__":
    main()
