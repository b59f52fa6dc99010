"""Krippendorff's alpha of random codings, as the Python package `krippendorff` answers.

    pip install krippendorff==0.9.0
    python agreement.py > agreement.csv

Each line: the three answers, then the readers' rows, one digit a unit, a point where nothing was coded.
"""

import random

import krippendorff
import numpy as np

random.seed(20)
print("nominal,ordinal,interval,readers")
made = 0
while made < 80:
    readers, units = random.randint(2, 5), random.randint(5, 40)
    values, missing, noise = random.randint(2, 6), random.choice([0, 0.1, 0.4]), random.choice([0.1, 0.4, 1])
    truth = [random.randint(1, values) for _ in range(units)]

    def code(unit):
        if random.random() < missing:
            return None
        return random.randint(1, values) if random.random() < noise else truth[unit]

    rows = [[code(unit) for unit in range(units)] for _ in range(readers)]
    data = np.array([[np.nan if v is None else v for v in row] for row in rows], dtype=float)
    try:
        answers = [
            krippendorff.alpha(reliability_data=data, level_of_measurement=level)
            for level in ("nominal", "ordinal", "interval")
        ]
    except ValueError:
        continue
    made += 1
    text = " ".join("".join("." if v is None else str(v) for v in row) for row in rows)
    print(",".join(f"{answer:.12f}" for answer in answers) + "," + text)
