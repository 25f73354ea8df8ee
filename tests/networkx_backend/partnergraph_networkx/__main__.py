"""Run networkx's tests: ``python -m partnergraph_networkx``; with arguments only those, and without judgement."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from .gate import HERE
from .suite import TESTS

if version("networkx") != "3.6.1":
    sys.exit(f"networkx {version('networkx')} is installed; the lists are for 3.6.1")
os.environ |= {"NETWORKX_TEST_BACKEND": "partnergraph", "NETWORKX_FALLBACK_TO_NX": "1"}
if len(sys.argv) == 1:
    os.environ["PARTNERGRAPH_GATE"] = "whole"
# Tests are named from the folder in which networkx is installed.
installed = Path(find_spec("networkx").origin).parents[1]
sys.exit(pytest.main(["-c", str(HERE / "pyproject.toml"), "--rootdir", str(installed), *(sys.argv[1:] or TESTS)]))
