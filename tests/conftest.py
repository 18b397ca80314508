"""The tests own the terminal: nothing of the developer's shell reaches them."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

# Before Typer's Rich module and Textual are imported, which read them once.
os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"
os.environ["TEXTUAL_FPS"] = "1000"  # it waits for the next picture before it takes the next key

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT.parent / "shared" / "source" / "southend-standard.txt"

# Where a shell runs the tests behind it, it has Ctrl-C ignored, by what they start too.
signal.signal(signal.SIGINT, signal.default_int_handler)

gc.disable()  # until all is collected, and stays


def pytest_collection(session: pytest.Session) -> None:
    """Workers compile a part of the tests each, and read the rest compiled, not all of them all."""
    config = session.config
    if config.pluginmanager.hasplugin("dsession"):
        return  # what only hands tests to workers needs nothing of theirs
    _examples()
    worker = getattr(config, "workerinput", None)
    if worker and config.args_source is config.ArgsSource.TESTPATHS:
        sys.dont_write_bytecode = False
        tests = sorted((ROOT / "tests").rglob("test_*.py"))
        for path in tests[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
            with contextlib.suppress(pytest.skip.Exception):  # collecting it says so
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def _examples() -> None:
    """The same on every machine, and no clock that a busy one could trip; more in `.ci/run`."""
    from hypothesis import settings

    from tests.program import MORE  # all of the program: what only hands out tests needs none of it

    count = 60 if MORE else 8
    settings.register_profile(
        "suite", deadline=None, derandomize=True, max_examples=count, database=None
    )
    settings.load_profile("suite")


def pytest_collection_finish() -> None:
    """Thousands of tests stay in memory: nothing of them is to be looked through again."""
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


def pytest_unconfigure() -> None:
    """Nor at the end, which pytest does once more for what is in circles: the newest are enough."""
    gc.collect(1)
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    from tests.program import CLEARED, FIXED

    with pytest.MonkeyPatch.context() as patch:
        for name in CLEARED:
            patch.delenv(name, raising=False)
        for name, value in FIXED.items():
            patch.setenv(name, value)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(os, "fsync", lambda _: None)  # nothing here has to outlive the machine
        yield


@pytest.fixture
def tiny() -> dict[str, Any]:
    """A made-up report as JSON data, for the test to change as it likes."""
    from tests.tiny import report

    return report()


@pytest.fixture
def tiny_file(tmp_path: Path) -> Path:
    """The made-up report as a file."""
    from tests.tiny import report, written

    return written(tmp_path, report())


@pytest.fixture
def article() -> str:
    """The text that the bundled report is modelled from, where it is at hand."""
    if not ARTICLE.is_file():
        pytest.skip("the article is not beside the checkout (../shared/source): nothing to compare")
    return ARTICLE.read_bytes().decode()
