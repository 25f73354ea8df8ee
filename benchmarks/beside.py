"""What the benchmarks share: every library and workload in a process of its own, medians, peak memory, the table."""

from __future__ import annotations

import datetime
import gc
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TOLERANCE = 1e-9


def seconds_of(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long it takes, with the garbage collector off: that favours whoever makes more objects."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    made = work()
    taken = time.perf_counter() - start
    gc.enable()
    return taken, made


def memory(kind: str) -> int:
    """Bytes of memory of this process: `VmHWM` at its peak, `VmRSS` now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"this system does not tell {kind}")


def worker(script: str, arguments: list[str], threads: int, limit: float | None = None) -> dict[str, Any] | None:
    """What a worker reports, as JSON on its last line; nothing when it took longer than the limit."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    for name in ("RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        environment[name] = str(threads)
    command = [sys.executable, script, *arguments]
    try:
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {done.returncode}")
    return json.loads(done.stdout.splitlines()[-1])


def report(**found: Any) -> None:
    """A worker's last word."""
    print(json.dumps({**found, "peak": memory("VmHWM")}))


def median(values: list[float]) -> float:
    return statistics.median(values)


def verdict(ratio: float | None, must: float | None) -> str:
    if must is None or ratio is None:
        return "–"
    return "yes" if ratio >= must else "**no**"


def table(head: list[str], rows: list[list[str]]) -> str:
    marks = ["---"] + ["--:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, marks, *rows])


def environment(names: list[str]) -> str:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text().splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    load = f"load {os.getloadavg()[0]:.1f} at the start"
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    python = f"Python {platform.python_version()}"
    return (
        f"{datetime.date.today()}, {model}, {os.cpu_count()} cores, {load}, {platform.system()}, {python}, {versions}"
    )
