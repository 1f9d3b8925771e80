"""The ready-made files for pre-commit, GitHub, GitLab and reviewdog, as their readers read them."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from heshu.cli.app import app
from heshu.cli.beginning import PLACES, template

EXAMPLES = ("github-workflow.yml", "reviewdog.yml")
SLIP = "产量从10.5万吨增加到12.6万吨，增长25%。\n"


def read(path: Path) -> Any:
    """A YAML file; without the package that reads it the test cannot be run."""
    yaml = pytest.importorskip("ruamel.yaml")
    return yaml.YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def validate(data: Any, name: str) -> None:
    """Check data against a schema of the collection that check-jsonschema brings."""
    pytest.importorskip("check_jsonschema")
    jsonschema = pytest.importorskip("jsonschema")
    folder = resources.files("check_jsonschema.builtin_schemas.vendor")
    schema = json.loads(folder.joinpath(name).read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(json.loads(json.dumps(data)))


@pytest.mark.parametrize("name", PLACES)
def test_examples_are_what_init_writes(root: Path, name: str) -> None:
    assert (root / "examples" / "ci" / name).read_text(encoding="utf-8") == template(name)


def test_action_fits_its_schema(root: Path) -> None:
    validate(read(root / "action.yml"), "github-actions.json")


@pytest.mark.parametrize("name", EXAMPLES)
def test_workflows_fit_their_schema(root: Path, name: str) -> None:
    workflow = read(root / "examples" / "ci" / name)
    validate(workflow, "github-workflows.json")
    inputs = read(root / "action.yml")["inputs"]
    (job,) = workflow["jobs"].values()
    ours = [step for step in job["steps"] if "/heshu@" in step.get("uses", "")]
    assert bool(ours) == (name == "github-workflow.yml")
    assert all(set(step["with"]) <= set(inputs) for step in ours)


def test_gitlab_template_fits_its_schema(root: Path) -> None:
    validate(read(root / "examples" / "ci" / "gitlab-ci.yml"), "gitlab-ci.json")


def test_hooks_are_read_by_pre_commit(root: Path) -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    (hook,) = clientlib.load_manifest(str(root / ".pre-commit-hooks.yaml"))
    assert hook["id"] == "heshu"
    config = clientlib.load_config(str(root / "examples" / "ci" / "pre-commit-config.yaml"))
    assert [each["id"] for each in config["repos"][0]["hooks"]] == ["heshu"]
    assert_known(hook["entry"])


def test_every_command_in_the_files_exists(root: Path) -> None:
    lines = [
        line.strip().removeprefix("- ").removeprefix("run: ").rstrip("| ")
        for path in sorted((root / "examples" / "ci").iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
        if "heshu check " in line and not line.lstrip().startswith("#")
    ]
    assert len(lines) >= 3
    for line in lines:
        assert_known(line[line.index("heshu") :])


def assert_known(line: str) -> None:
    """The line is a command of ours with options that it has."""
    _, command, *arguments = shlex.split(line)
    found = get_command(app).commands[command]  # type: ignore[attr-defined]
    known = {name for parameter in found.params for name in parameter.opts}
    assert {each for each in arguments if each.startswith("-")} <= known


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({}, 1, "::error file=docs/a.md,line=1,"),
        ({"HESHU_PATHS": "docs/*.md"}, 1, "::error file=docs/a.md,line=1,"),
        ({"HESHU_PATHS": "docs/clean.txt"}, 0, "heshu: 0 findings"),
        ({"HESHU_OPTIONS": "--fail-on never --select CHG"}, 0, "::error "),
        ({"HESHU_OUTPUT_FORMAT": "sarif", "HESHU_OUTPUT_FILE": "out.sarif"}, 1, ""),
        ({"HESHU_PATHS": "$(touch hacked)"}, 2, ""),
    ],
)
def test_the_script_of_the_action_runs(
    root: Path, tmp_path: Path, variables: dict[str, str], code: int, said: str
) -> None:
    action = read(root / "action.yml")
    script = action["runs"]["steps"][-1]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(SLIP, encoding="utf-8")
    (tmp_path / "docs" / "clean.txt").write_text("全市参保57100人。\n", encoding="utf-8")
    given = {
        name: str(action["inputs"][value.split(".")[1].split(" ")[0]]["default"])
        for name, value in script["env"].items()
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script["run"]],
        cwd=tmp_path, env=os.environ | given | variables | {"PATH": path},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert said in done.stdout
    assert not (tmp_path / "hacked").exists()
    if "HESHU_OUTPUT_FILE" in variables:
        assert json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"]
