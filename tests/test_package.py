"""The wheel and the sdist, as users get them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.generated import DATA

DIST = os.environ.get("ESSEX_INSP_DIST")
pytestmark = pytest.mark.skipif(
    DIST is None, reason="ESSEX_INSP_DIST names no folder of built packages; .ci/run gives one"
)


@pytest.fixture(scope="module")
def dist() -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    return Path(str(DIST))


def test_wheel_carries_the_data_and_the_marker_of_types(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in DATA.rglob("*.json"):
        assert f"essex_insp/data/{path.relative_to(DATA).as_posix()}" in names
    assert "essex_insp/py.typed" in names
    assert not any(name.startswith(("tests/", "data/")) for name in names)


def test_wheel_carries_a_bill_of_what_it_asks_for(dist: Path) -> None:
    """CycloneDX 1.7: packages that are not in the wheel, with the ranges that it allows."""
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        (bill,) = (name for name in packed.namelist() if ".dist-info/sboms/" in name)
        (metadata,) = (name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        components = json.loads(packed.read(bill))["components"]
        lines = packed.read(metadata).decode().splitlines()
    wanted = {line.removeprefix("Requires-Dist: ") for line in lines if "Requires-Dist" in line}
    ours = re.compile("extra == '(?:dev|test)'")
    packages = {need.partition(";")[0].strip() for need in wanted if not ours.search(need)}
    ranges = {
        each["name"]: frozenset(each["versionRange"].removeprefix("vers:pypi/").split("|"))
        for each in components
    }
    needs = (re.split("(?=[<>=])", package, maxsplit=1) for package in packages)
    assert ranges == {name: frozenset(bounds.split(",")) for name, bounds in needs}
    required = {each["name"] for each in components if each["scope"] == "required"}
    assert required == {"typer", "rich", "pydantic"}


def test_the_same_commit_gives_the_same_wheel_byte_by_byte(dist: Path, tmp_path: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    (wheel,) = dist.glob("*.whl")
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    for path in source.rglob("*"):
        os.utime(path, (0, 0))
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "again")]
    subprocess.run([*build, str(source)], capture_output=True, check=True)
    assert (tmp_path / "again" / wheel.name).read_bytes() == wheel.read_bytes()


def test_sdist_carries_the_tests_and_the_licence(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    for path in ("LICENSE", "CHANGELOG.md", "README.md", "tests/test_package.py"):
        assert path in names
    assert {f"data/{path.relative_to(DATA).as_posix()}" for path in DATA.rglob("*.json")} <= names


@pytest.mark.parametrize("words", ["-I", "-I -OO", "-I -X utf8=0", "-s", "-s -bb"])
def test_installed_wheel_answers_in_an_empty_folder(dist: Path, tmp_path: Path, words: str) -> None:
    """Unpacked where nothing may be written, under a name with spaces and accents, without a home,
    a terminal or any variable, on a console of the eighties where Python heeds that."""
    (wheel,) = dist.glob("*.whl")
    site, empty = tmp_path / "sité of packages", tmp_path / "empty"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)  # noqa: S202
    empty.mkdir()
    for path in (empty, *site.rglob("*"), site):
        path.chmod(0o555 if path.is_dir() else 0o444)
    code = f"import sys; sys.path.insert(0, {str(site)!r}); "
    code += "from essex_insp.__main__ import main; main()"
    for asked, answered in (("grades", b"Protecting vulnerable"), ("--help", b"What was graded")):
        done = subprocess.run(
            [sys.executable, *words.split(), "-c", code, asked],
            cwd=empty,
            env={"PYTHONIOENCODING": "cp437"},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert answered in done.stdout
    assert not list(empty.iterdir())
