"""Configuration: where it is found, what it may say, and how a mistake in it is told."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from heshu.cli import main
from heshu.cli.beginning import PLACES, template
from heshu.configuration import Configuration, ConfigurationError, load, search
from heshu.configuration.patterns import anchored, fits
from heshu.configuration.places import line_of
from heshu.schemas import schema_text, schemas

SLIP = "产量从10.5万吨增加到12.6万吨，增长25%。\n"
Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a document in a folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "docs" / "news"
    folder.mkdir(parents=True)
    (folder / "page.md").write_text(SLIP, encoding="utf-8")
    return tmp_path


@pytest.fixture
def check(project: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    def run(*arguments: str, where: str = "docs") -> tuple[int, str, str]:
        code = main(["check", str(project / where), "--output-format", "concise", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# ---- discovery


@pytest.mark.parametrize("name", ["heshu.toml", ".heshu.toml", "pyproject.toml"])
@pytest.mark.parametrize("folder", ["docs/news", "docs", "."])
def test_the_nearest_configuration_counts(
    project: Path, check: Check, name: str, folder: str
) -> None:
    table = "[tool.heshu]\n" if name == "pyproject.toml" else ""
    write(project / folder / name, f'{table}extend-ignore = ["CHG002"]\n')
    assert check()[0] == 0
    assert check("--isolated")[0] == 1


def test_own_files_go_before_the_shared_one(project: Path) -> None:
    write(project / "pyproject.toml", "[tool.heshu]\n")
    assert search(["docs"]) == project / "pyproject.toml"
    for name in (".heshu.toml", "heshu.toml"):
        write(project / name, "")
        assert search(["docs"]) == project / name


def test_a_pyproject_that_says_nothing_to_heshu_is_passed_over(project: Path) -> None:
    write(project / "docs" / "pyproject.toml", "[tool.ruff]\n")
    write(project / "heshu.toml", "")
    assert search(["docs/news/page.md"]) == project / "heshu.toml"


def test_nothing_beyond_the_repository_is_read(project: Path) -> None:
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    write(project / "heshu.toml", "")
    write(inner / "page.md", SLIP)
    assert search([str(inner / "page.md")]) is None


def test_the_folder_that_all_documents_share_is_where_the_search_begins(project: Path) -> None:
    write(project / "docs" / "news" / "heshu.toml", "")
    write(project / "docs" / "other.md", SLIP)
    assert search(["docs/news/page.md"]) is not None
    assert search(["docs/news/page.md", "docs/other.md"]) is None


def test_standard_input_goes_by_its_name(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io
    import sys

    write(project / "docs" / "heshu.toml", '[per-file-ignores]\n"draft*" = ["CHG"]\n')
    codes = []
    for name in ("docs/draft.md", "docs/final.md"):
        stream = io.TextIOWrapper(io.BytesIO(SLIP.encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        arguments = ["check", "-", "--stdin-filename", name, "--output-format", "concise"]
        codes.append(main(arguments))
    assert codes == [0, 1]
    assert capsys.readouterr().out.startswith("docs/final.md:1:22: CHG002 error")


# ---- what it says


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", 1),
        ('select = ["SUM"]', 0),
        ('select = ["from-to-percent"]', 1),
        ('ignore = ["CHG"]', 0),
        ('fail-on = "never"', 0),
        ('[severity]\nCHG = "info"', 0),
        ('[severity]\nCHG = "info"\nCHG002 = "error"', 1),
        ('fail-on = "warning"\n[severity]\nfrom-to-percent = "warning"', 1),
        ('[per-file-ignores]\n"docs/**" = ["CHG"]', 0),
        ('[per-file-ignores]\n"page.md" = ["CHG002"]', 0),
        ('[per-file-ignores]\n"docs/*.md" = ["CHG002"]', 1),
        ('[per-file-ignores]\n"docs/news" = ["CHG002"]', 0),
    ],
)
def test_what_a_configuration_decides(project: Path, check: Check, text: str, code: int) -> None:
    write(project / "heshu.toml", text)
    assert check()[0] == code


def test_options_go_before_the_configuration(project: Path, check: Check) -> None:
    write(project / "heshu.toml", 'select = ["SUM"]\nignore = ["CHG"]\nfail-on = "never"\n')
    assert check("--select", "CHG", "--ignore", "SUM", "--fail-on", "error")[0] == 1
    assert check("--select", "CHG")[0] == 0
    assert check("--config", str(write(project / "other.toml", "")))[0] == 1


def test_options_add_to_the_configuration(project: Path, check: Check) -> None:
    write(project / "heshu.toml", 'select = ["SUM"]\n')
    assert "CHG002" in check("--extend-select", "CHG002")[1]
    assert check("--extend-select", "CHG002", "--extend-ignore", "CHG")[0] == 0
    assert check("--extend-select", "CHG", "--per-file-ignores", "*.md:CHG002")[0] == 0


def test_excluded_files_are_left_out_of_folders_and_not_where_they_are_named(
    project: Path, check: Check
) -> None:
    write(project / "heshu.toml", 'exclude = ["news"]\n')
    write(project / "docs" / "clean.md", "全市参保57100人。\n")
    assert check()[0] == 0
    assert check(where="docs/news/page.md")[0] == 1


def test_a_configuration_is_laid_over_the_one_it_extends(project: Path, check: Check) -> None:
    base = '[severity]\nCHG = "warning"\nSUM = "info"\n[per-file-ignores]\n"*.txt" = ["CHG"]\n'
    write(project / "shared" / "base.toml", f'fail-on = "warning"\nselect = ["CHG"]\n{base}')
    write(project / "heshu.toml", 'extend = "shared/base.toml"\n[severity]\nSUM = "error"\n')
    loaded = load(project / "heshu.toml").options
    assert loaded.severity == {"CHG": "warning", "SUM": "error"}
    assert list(loaded.per_file_ignores) == [f"{project}/shared/**/*.txt"]
    code, out, _ = check()
    assert code == 1
    assert "CHG002 warning" in out


def test_entries_of_an_extended_configuration_count_too(project: Path, check: Check) -> None:
    entry = '[[ignore]]\npath = "{}"\nrule = "CHG002"\nreason = "known"\n'
    write(project / "base.toml", entry.format("docs/**/page.md"))
    write(project / "heshu.toml", 'extend = "base.toml"\n' + entry.format("docs/other.md"))
    assert check()[0] == 0


# ---- mistakes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nselct = []", "heshu.toml:2: unknown key 'selct'; did you mean select?"),
        ("fail_on = 'error'", "heshu.toml:1: unknown key 'fail_on'; did you mean fail-on?"),
        ("fail-on = 'fatal'", "heshu.toml:1: fail-on: invalid enum value 'fatal'"),
        ("select = 'CHG'", "heshu.toml:1: select: expected `array | null`, got `str`"),
        ("[severity]\n\nSTY = 'low'", "heshu.toml:3: severity: invalid enum value 'low'"),
        ("select = [\n", "heshu.toml: not valid TOML: Invalid value (at end of document)"),
        ("\na = = 1", "heshu.toml:2: not valid TOML: Invalid value"),
        ("select = ['CHG0O2']", "heshu.toml:1: unknown check 'CHG0O2'; did you mean CHG0"),
        (
            "select = [\n  'CHG',\n  'CHG0O2',\n]\n",
            "heshu.toml:3: unknown check 'CHG0O2'; did you mean CHG0",
        ),
        ("[severity]\nCHGS = 'info'", "heshu.toml:2: unknown check 'CHGS'"),
        ("[per-file-ignores]\n'a' = ['X']", "heshu.toml:2: unknown check 'X'"),
        ("extend = 'gone.toml'", "heshu.toml:1: extend: no such file 'gone.toml'"),
        ("extend = 'heshu.toml'", "heshu.toml: extends itself"),
        ("baseline = 'gone.json'", "gone.json: cannot read the baseline: No such file"),
        ("packs = ['gone.toml']", "gone.toml: cannot read the pack"),
        (
            "[[ignore]]\npath = 'a'\nrule = 'CHG'\nreason = 'b'\n[[ignore]]\nrule = 'CHG'\n",
            "heshu.toml:5: ignore: object missing required field `path`",
        ),
        (
            "[[ignore]]\npath = 'a'\nrule = 'CHG'\nreson = 'b'\nreason = 'c'\n",
            "heshu.toml:4: unknown key 'reson'; did you mean reason?",
        ),
        (
            "[[ignore]]\npath = 'a'\nrule = 'CHG999'\nreason = 'b'\n",
            "heshu.toml:3: unknown check 'CHG999'",
        ),
    ],
)
def test_a_mistake_is_one_line_that_names_the_place(
    project: Path, check: Check, text: str, said: str
) -> None:
    write(project / "heshu.toml", text)
    code, out, err = check()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert said in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--config", "gone.toml"], "gone.toml: cannot read the configuration"),
        (["--config", "a.toml", "--isolated"], "exclude each other"),
        (["--per-file-ignores", "CHG"], "expected PATTERN:CODES"),
        (["--per-file-ignores", "*.md:CHG0O2"], "unknown check 'CHG0O2'"),
        (["--profile", "strict"], "unknown profile 'strict'"),
        (["--extend-select", "SUMS"], "unknown check 'SUMS'"),
        (["--baseline", "gone.json"], "gone.json: cannot read the baseline"),
        (["--diff", "main"], "--diff"),
    ],
)
def test_bad_options(check: Check, arguments: list[str], said: str) -> None:
    code, out, err = check(*arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert said in err


def test_the_place_in_pyproject_is_that_of_the_file(project: Path) -> None:
    path = write(project / "pyproject.toml", "[tool.ruff]\nselct = 1\n\n[tool.heshu]\nselct = 1\n")
    with pytest.raises(ConfigurationError, match=r"pyproject.toml:5: unknown key 'selct'"):
        load(path)


def test_a_configuration_that_is_no_utf_8_text(project: Path) -> None:
    path = project / "heshu.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        load(path)


# ---- parts


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "docs/a.md", True),
        ("*.md", "docs/a.mdx", False),
        ("docs", "docs/a/b.md", True),
        ("docs/", "docs/a.md", True),
        ("docs/*.md", "docs/a/b.md", False),
        ("docs/**/*.md", "docs/b.md", True),
        ("./docs/?.md", "docs/b.md", True),
        ("a+b.md", "a+b.md", True),
        ("docs/a", "docs/ab", False),
    ],
)
def test_patterns(pattern: str, path: str, *, expected: bool) -> None:
    assert fits(anchored(Path("/p"), pattern), f"/p/{path}") is expected
    assert not fits(anchored(Path("/p"), pattern), f"/q/{path}")


@pytest.mark.parametrize(
    ("steps", "line"),
    [(("a",), 1), (("t", "x y"), 3), (("i", "1", "k"), 7), (("i", "0", "k"), 5), (("gone",), None)],
)
def test_lines_of_keys(steps: tuple[str, ...], line: int | None) -> None:
    text = 'a = 1\n[t]\n"x y" = 2\n[[i]]\nk = 3\n[[i]]\nk = 4\n'
    assert line_of(text, steps) == line


# ---- schema and templates


def test_published_schemas_are_current(root: Path) -> None:
    for name, schema in schemas().items():
        published = (root / "schemas" / name).read_text(encoding="utf-8")
        assert published == schema_text(schema), "run `make docs`"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ('select = ["CHG"]\n[severity]\nCHG = "info"\n', True),
        ('ignore = ["CHG"]\n', True),
        ('[[ignore]]\npath = "a"\nrule = "CHG"\nreason = "b"\nuntil = 2030-01-01\n', True),
        ('selct = ["CHG"]\n', False),
        ('fail-on = "fatal"\n', False),
        ('[[ignore]]\npath = "a"\n', False),
        ('[severity]\nCHG = "low"\n', False),
        ("preview = 1\n", False),
    ],
)
def test_schema_and_reader_agree(tmp_path: Path, text: str, *, good: bool) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    against = schemas()["heshu.schema.json"]
    tables = json.loads(json.dumps(tomllib.loads(text), default=str))
    assert jsonschema.Draft202012Validator(against).is_valid(tables) is good
    path = write(tmp_path / "heshu.toml", text)
    try:
        load(path)
    except ConfigurationError:
        assert not good
    else:
        assert good


def test_the_commented_configuration_says_what_is_so(tmp_path: Path) -> None:
    text = template("heshu.toml")
    assert load(write(tmp_path / "a.toml", text)).options == Configuration(fail_on="error")
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    keys = [line for line in lines if line.startswith("[") or " = " in line]
    uncommented = "\n".join(each for each in keys if not each.startswith(("language", "packs")))
    loaded = load(write(tmp_path / "b.toml", uncommented)).options
    assert loaded.severity == {"STY": "info", "CHG002": "warning"}
    assert loaded.entries[0].figure == "25%"
    named = {each.replace("_", "-") for each in Configuration.__struct_fields__}
    assert {key for key in named if key in text} >= named - {"extend"}


def test_init_writes_what_is_asked_for_and_nothing_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path), "--pre-commit", "--github", "--gitlab"]) == 0
    for name, place in PLACES.items():
        assert (tmp_path / place).read_text(encoding="utf-8") == template(name)
    capsys.readouterr()
    (tmp_path / "heshu.toml").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "there is one already" in capsys.readouterr().err
    assert (tmp_path / "heshu.toml").read_text(encoding="utf-8") == "mine"
    assert main(["init", "--print", "gitlab-ci.yml"]) == 0
    assert capsys.readouterr().out == template("gitlab-ci.yml")
    assert main(["init", str(tmp_path / "gone")]) == 2
