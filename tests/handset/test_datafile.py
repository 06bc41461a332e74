"""Data files read into structs, by several threads at once as the web tab's server does."""

import subprocess
import sys
from pathlib import Path

FIRST_CONVERSIONS = """
import sys, threading, types
from handset import datafile

sys.setswitchinterval(1e-6)
SOURCE = '''
from __future__ import annotations
import msgspec
class Part(msgspec.Struct):
    name: str
    numbers: dict[str, int]
class Whole(msgspec.Struct):
    part: Part
    parts: dict[str, Part]
    others: list[Part]
'''
PART = {"name": "x", "numbers": {"one": 1}}
VALUE = {"part": PART, "parts": {"key": PART}, "others": [PART, PART]}
right = []

def first(shape, barrier):
    barrier.wait()
    right.append(datafile.convert(VALUE, shape).others[1].numbers == {"one": 1})

for number in range(100):
    module = sys.modules[f"shapes{number}"] = types.ModuleType(f"shapes{number}")
    exec(SOURCE, module.__dict__)
    barrier = threading.Barrier(4)
    threads = [threading.Thread(target=first, args=(module.Whole, barrier)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(right.count(True))
"""


def test_a_shape_may_be_met_for_the_first_time_by_several_threads_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_CONVERSIONS], cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "400", "")
