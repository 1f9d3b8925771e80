"""Compare the figures reached on evaluation sets with the floors of `floors.toml`.

    bench/floors.py [--evaluation FOLDER] [--update]

The folder holds two scorers and their data. A figure below its floor fails the run; `--update`
raises the floors that were passed and leaves the others.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import annotated
import false_alarms
import planted
import sentences
import wordings

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
CLEAN = HERE / "clean"
DEFAULT_EVALUATION = HERE.parent.parent / "shared" / "eval"
EXTRACT_FIGURES = (
    "found_f1", "value_unit_f1", "claim_f1", "kind", "qualifier", "change",
    "indicator_relaxed", "entity", "period", "basis",
)  # fmt: skip
SPEC_MODELS = "number,numberrange,percent,currency,dimension,age,temperature"
ROUNDED_TO = 4
"""Digits kept of a share, so that a floor can be met exactly."""
PREFACE = """\
# Figures reached on the evaluation sets; `bench/floors.py` fails when one falls below.
# Written by `bench/floors.py --update`, which only ever raises them. The sets are those that the
# rules were developed with: on unseen documents expect less.
"""

Figures = dict[str, dict[str, float]]


def extract_figures(evaluation: Path, scratch: Path) -> dict[str, float]:
    """The figures of the claim table over the annotated documents, as shares of 1."""
    result = scratch / "extract.json"
    heshu = shlex.quote(str(Path(sys.executable).parent / "heshu"))
    command = f"{heshu} extract --format jsonl"
    run(evaluation / "score_extract.py", evaluation / "dev", "--command", command, "--json", result)
    reached = json.loads(result.read_text(encoding="utf-8"))["all"]
    return {name: round(reached[name], ROUNDED_TO) for name in EXTRACT_FIGURES}


def spec_figures(evaluation: Path, scratch: Path) -> dict[str, float]:
    """The share of cases that agree exactly (lenient numbers and units), for each suite."""
    result = scratch / "specs.json"
    program = shlex.join([sys.executable, str(evaluation / "specs_heshu.py")])
    adapter = f"{program} --lang {{lang}} --model {{model}}"
    run(
        evaluation / "score_specs.py", "--adapter", adapter, "--models", SPEC_MODELS,
        "--units", evaluation / "specs_units.json", "--plain", "--json", result,
    )  # fmt: skip
    suites = json.loads(result.read_text(encoding="utf-8"))
    return {
        f"{suite['lang']}-{suite['suite']}": round(share(suite["lenient"]), ROUNDED_TO)
        for suite in suites
    }


def annotated_figures() -> dict[str, float]:
    """The shares reached on the annotated texts of our own, for each file."""
    return {
        f"{path.stem} {name}": round(reached, ROUNDED_TO)
        for path in annotated.files()
        for name, reached in annotated.measure(path).shares().items()
        if name != "spurious"
    }


def sentence_figures() -> dict[str, float]:
    """The shares of slips found and of sound sentences left alone, for each file."""
    return {
        f"{path.stem} {name}": round(reached, ROUNDED_TO)
        for path in sentences.files()
        for name, reached in sentences.shares(path).items()
    }


def wording_figures() -> dict[str, float]:
    """The shares of wordings found and of sound ones left alone, for each file."""
    return {
        f"{path.stem} {name}": round(reached, ROUNDED_TO)
        for path in wordings.files()
        for name, reached in wordings.shares(path).items()
    }


def planted_figures() -> dict[str, float]:
    """The shares of the slips planted in whole documents that are found, for each folder."""
    scores = {folder.name: planted.measure(folder) for folder in planted.folders()}
    return {
        f"{name} found": round(score.found / score.slips, ROUNDED_TO)
        for name, score in scores.items()
    }


def clean_figures() -> dict[str, float]:
    """The shares of clean texts without a finding above info, for each language."""
    return {
        f"{folder.name} silent": round(false_alarms.silent_share(folder), ROUNDED_TO)
        for folder in sorted(CLEAN.iterdir())
        if folder.is_dir()
    }


def share(score: Mapping[str, float]) -> float:
    """Cases that agree, as a share of all."""
    return score["exact"] / score["cases"]


def run(script: Path, *arguments: object) -> None:
    """Run a scorer quietly; stop with its own words where it fails."""
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"floors: {script.name} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def report(reached: Figures, floors: Figures) -> bool:
    """Print every figure beside its floor; true if none is missing or below."""
    held = True
    for group in sorted(set(reached) | set(floors)):
        for name in sorted(set(reached.get(group, {})) | set(floors.get(group, {}))):
            figure = reached.get(group, {}).get(name)
            floor = floors.get(group, {}).get(name)
            fell = floor is not None and (figure is None or figure < floor)
            held = held and not fell
            print(f"{group:8} {name:28} {shown(figure)} floor {shown(floor)}{verdict(fell)}")
    return held


def shown(figure: float | None) -> str:
    """A share in percent, or a dash."""
    return "     -" if figure is None else f"{100 * figure:6.2f}"


def verdict(fell: bool) -> str:
    """What stands at the end of a line."""
    return "  FELL" if fell else ""


def raised(reached: Figures, floors: Figures) -> Figures:
    """For each figure the higher of what was reached and its floor."""
    return {
        group: {
            name: max(figure, floors.get(group, {}).get(name, 0.0))
            for name, figure in figures.items()
        }
        for group, figures in reached.items()
    }


def written(floors: Mapping[str, Mapping[str, Any]]) -> str:
    """The floors as TOML."""
    tables = (
        f"\n[{group}]\n"
        + "".join(f"{key(name)} = {floor}\n" for name, floor in sorted(figures.items()))
        for group, figures in sorted(floors.items())
    )
    return PREFACE + "".join(tables)


def key(name: str) -> str:
    """A name as a TOML key."""
    return name if name.replace("-", "").replace("_", "").isalnum() else json.dumps(name)


def main() -> int:
    """Measure, print, and compare or raise."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--evaluation", type=Path, default=DEFAULT_EVALUATION)
    parser.add_argument("--update", action="store_true", help="raise the floors that were passed")
    options = parser.parse_args()
    evaluation = options.evaluation.resolve()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        reached = {
            "extract": extract_figures(evaluation, scratch),
            "specs": spec_figures(evaluation, scratch),
            "annotated": annotated_figures(),
            "sentences": sentence_figures(),
            "wordings": wording_figures(),
            "clean": clean_figures(),
            "planted": planted_figures(),
        }
    held = report(reached, floors)
    if options.update:
        FLOORS.write_text(written(raised(reached, floors)), encoding="utf-8")
    if not held:
        print("floors: some figures fell below their floor", file=sys.stderr)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
