"""Many cases held against each other: profiles, and the distances of all pairs beside scipy and numpy.

    python benchmarks/casebook.py [--cases 10000] [--runs 2] [--seed 1]

What is measured and how it is to be read stands in `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import beside
import generator
import numpy as np
from scipy.spatial.distance import pdist

MUST = 2.0
MOST_PROFILE = 150.0
CHECKED = 1500
ROOT = Path(__file__).resolve().parent.parent
# How gower reads the columns of its default: as in `casebook_distances`.
PRESENT, STATES = 24, 6


def measured(cases: int, runs: int, seed: int, folder: Path) -> dict[str, float]:
    """What the Rust program reports; it leaves what it compared in the folder."""
    path = folder / "cases.ndjson"
    path.write_text("\n".join(generator.texts(cases, seed)))
    command = ["cargo", "bench", "--quiet", "-p", "partnergraph", "--features", "parallel", "--bench", "casebook", "--"]
    done = subprocess.run(
        [*command, str(path), str(runs), str(folder)], stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout.splitlines()[-1])


def columns(folder: Path, distance: str) -> np.ndarray:
    numbers = np.fromfile(folder / f"{distance}.columns")
    return numbers[2:].reshape(int(numbers[0]), int(numbers[1]))


def gower(x: np.ndarray) -> np.ndarray:
    """Row by row, with numpy: scipy has none. Missing values are left out of each pair; the range of every number is 1,
    but that of Blau 0.75 and of the E-I index 2."""
    there, states, numbers = x[:, :PRESENT], x[:, PRESENT : PRESENT + STATES], x[:, PRESENT + STATES :].copy()
    numbers[:, 2] /= 0.75
    numbers[:, 4] /= 2
    known, yes = ~np.isnan(there), there > 0
    made = []
    for row in range(len(x) - 1):
        both = known[row] & known[row + 1 :]
        either = ((yes[row] | yes[row + 1 :]) & both).sum(1)
        total = ((yes[row] ^ yes[row + 1 :]) & both).sum(1).astype(float)
        compared = ~np.isnan(states[row]) & ~np.isnan(states[row + 1 :])
        total += ((states[row] != states[row + 1 :]) & compared).sum(1)
        apart = np.abs(numbers[row] - numbers[row + 1 :])
        total += np.nansum(apart, 1)
        made.append(total / (either + compared.sum(1) + (~np.isnan(apart)).sum(1)))
    return np.concatenate(made)


def peers(x: np.ndarray, distance: str) -> np.ndarray:
    """What scipy and numpy know nothing of, missing values, is 0 for them; only Gower's is our own."""
    if distance == "gower":
        return gower(x)
    filled = np.nan_to_num(x)
    return pdist(filled > 0 if distance == "jaccard" else filled, distance.replace("_", ""))


def largest_difference(folder: Path, distance: str) -> float:
    """Between what we and they say of the pairs of which everything is known."""
    x = columns(folder, distance)
    ours, theirs = np.fromfile(folder / f"{distance}.distances"), peers(x, distance)
    one, other = np.triu_indices(len(x), 1)
    whole = ~np.isnan(x).any(1) if distance != "gower" else np.ones(len(x), bool)
    alike = whole[one] & whole[other] & ~np.isnan(ours)
    return float(np.abs(ours - theirs)[alike].max())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--cases", type=int, default=10_000)
    arguments.add_argument("--runs", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    print(beside.environment(["numpy", "scipy"]), "\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured(CHECKED, 1, given.seed, folder)
        differences = {
            distance: largest_difference(folder, distance)
            for distance in ("bray_curtis", "jaccard", "gower", "canberra")
        }
        if worst := [each for each, found in differences.items() if not found <= beside.TOLERANCE]:
            raise SystemExit(f"other distances than scipy or numpy: {', '.join(worst)} {differences}")
        found = measured(given.cases, given.runs, given.seed, folder)
        rows = []
        for distance in differences:
            x = columns(folder, distance)
            theirs = min(beside.seconds_of(lambda x=x, d=distance: peers(x, d))[0] for _ in range(given.runs))
            one, two = found[f"{distance} 1"], found[f"{distance} 2"]
            must = None if distance == "canberra" else MUST
            cells = [
                f"{one:.2f}",
                f"{two:.2f}",
                f"{theirs:.2f}",
                f"{theirs / one:.1f}",
                beside.verdict(theirs / one, must),
            ]
            rows.append([distance, str(x.shape[1]), *cells])
    head = ["distance", "columns", "1 thread s", "2 threads s", "scipy or numpy s", "times", f"{MUST:.0f} × or more"]
    print(beside.table(head, rows))
    each = found["read"] + found["profile"]
    print(f"\n{given.cases} cases, µs each on one thread: reading {found['read']:.0f}, profile {found['profile']:.0f};")
    print(f"together {each:.0f}, at most {MOST_PROFILE:.0f}: {'yes' if each <= MOST_PROFILE else '**no**'}")
    condensed = given.cases * (given.cases - 1) / 2 * 8
    print(f"most memory {found['peak'] / 1e6:.0f} MB; distances {condensed / 1e6:.0f} MB, profiles and cases besides")


if __name__ == "__main__":
    main()
