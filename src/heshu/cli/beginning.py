"""`heshu init`: a commented configuration, and on request the files of pre-commit and CI."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from heshu.cli.errors import UserError, note

PLACES = {
    "heshu.toml": "heshu.toml",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "github-workflow.yml": ".github/workflows/heshu.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
}
"""Template -> where it goes in a project."""
SCHEMAS = ("heshu.schema.json", "findings.schema.json")
"""Printed on request, for editors and readers of JSON reports."""


def template(name: str) -> str:
    """The text of a template, or a schema."""
    if name in SCHEMAS:
        from heshu.schemas import schema_text, schemas

        return schema_text(schemas()[name])
    return resources.files("heshu.templates").joinpath(name).read_text(encoding="utf-8")


def begin(folder: str, names: Sequence[str]) -> int:
    """Write templates into a folder; raises `UserError` before anything would be overwritten."""
    root = Path(folder)
    if not root.is_dir():
        raise UserError(f"{folder}: no such folder")
    targets = {name: root / PLACES[name] for name in names}
    for name, target in targets.items():
        if target.exists():
            raise UserError(f"{target}: there is one already; add to it what `heshu init "
                            f"--print {name}` shows")  # fmt: skip
    for name, target in targets.items():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(template(name), encoding="utf-8", newline="\n")
        except OSError as error:
            raise UserError(f"{target}: cannot write: {error.strerror or error}") from None
        note(f"wrote {target}\n")
    return 0
