"""Benchmarks that train nothing run without what training needs (the group ``train``)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TRAIN = {"network", "teacher", "actor"}  # what torch itself is for
ALONE = """
import sys
from importlib import import_module

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"torch", "transformers"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
for name in sys.argv[1:]:
    import_module(name)
"""


def test_what_trains_nothing_needs_no_torch() -> None:
    pytest.importorskip("sklearn", reason="needs the extra learn")
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if path.stem not in TRAIN)
    assert {"noes", "rereading", "second_look", "acting"} <= set(names)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "benchmarks")])}
    done = subprocess.run([sys.executable, "-c", ALONE, *names], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
