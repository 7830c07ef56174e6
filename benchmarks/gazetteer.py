"""What the gazetteer costs: building, start-up, look-ups, memory, and that processes may build at once.

    python benchmarks/gazetteer.py [--json FILE]

Each figure is of a process of its own, with a cache folder of its own. Times are CPU time, so that they
hold on a machine that is shared; memory is resident memory above that of a process that has imported
the same modules. Exits with 1 where a bound is passed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import orjson

# figure: the most that it may be
BOUNDS = {
    "look_up_us": 50.0,
    "look_up_cached_us": 5.0,
    "memory_mb": 60.0,
    "start_s": 0.3,
    "build_memory_mb": 250.0,
}
PARTS: Mapping[str, str] = {
    "build": """
city_index()
print(json.dumps({"build_s": time.process_time() - began, "build_memory_mb": peak() - before}))
""",
    "use": """
gazetteer = load_gazetteer(None)
started = time.process_time() - began
names = [row[0] for row in gazetteer._cities._connection().execute(
    "SELECT name FROM place WHERE id % 97 = 0 ORDER BY id LIMIT 2000")]
at = time.process_time()
for name in names:
    gazetteer.named(name)
cold = (time.process_time() - at) / len(names) * 1e6
at = time.process_time()
for name in names:
    gazetteer.named(name)
warm = (time.process_time() - at) / len(names) * 1e6
print(json.dumps({"start_s": started, "look_up_us": cold, "look_up_cached_us": warm,
                  "memory_mb": resident() - before, "names": len(names)}))
""",
    "damaged": """
path = city_index().path
whole = path.read_bytes()
path.write_bytes(whole[: len(whole) // 2])
assert city_index().named("paris"), "a damaged index was not built anew"
print(json.dumps({"rebuilt": path.stat().st_size == len(whole)}))
""",
}
HEAD = """
import json, logging, resource, time
logging.disable()
from pathlib import Path
import sayso.knowledge.gazetteer
from sayso.knowledge.gazetteer import load_gazetteer
from sayso.knowledge.gazetteer_index import city_index
def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, began = resident(), time.process_time()
"""


def started(part: str, cache: Path) -> subprocess.Popen[str]:
    """A process that runs ``part`` with its cache in ``cache``."""
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", HEAD + PARTS[part]]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def result(process: subprocess.Popen[str]) -> dict[str, float]:
    """What a part has measured; raises SystemExit where it failed."""
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"a part failed with exit code {process.returncode}")
    figures: dict[str, float] = json.loads(out)
    return figures


def measured() -> dict[str, float]:
    """All figures, from an empty cache folder onwards."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        together = [started("build", cache) for _ in range(3)]
        figures, *_ = [result(process) for process in together]
        files = sorted(path.name for path in (cache / "sayso").iterdir())
        figures["files_after_three_builds"] = len(files)
        figures["size_mb"] = (cache / "sayso" / files[0]).stat().st_size / 2**20
        return figures | result(started("use", cache)) | result(started("damaged", cache))


def main() -> int:
    """Prints the figures beside their bounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    figures = measured()
    passed = [name for name, most in BOUNDS.items() if figures[name] > most]
    for name, value in figures.items():
        bound = f"(at most {BOUNDS[name]:g})" if name in BOUNDS else ""
        print(f"{name:26} {value:10.2f} {bound}{' PASSED' if name in passed else ''}")
    if options.json:
        options.json.write_bytes(orjson.dumps(figures, option=orjson.OPT_INDENT_2))
    return 1 if passed or figures["files_after_three_builds"] != 1 or not figures["rebuilt"] else 0


if __name__ == "__main__":
    sys.exit(main())
