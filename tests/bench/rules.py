"""Which rules of `draft` earn their place: each is switched off, and the drafts are compared.

    python -m tests.bench.rules FOLDER... [--module NAME]... [--fewer 2] [--parts]

A rule is an `if` of the code: it is off when its condition is false. With `--parts`, so is each
part of a condition that `and` or `or` joins. Printed are the rules that change the drafts of fewer
texts of the folders than `--fewer`, with the number, and how many rules there are.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import pkgutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from essex_insp.draft import draft

_LONGEST = 5  # seconds that one draft may take


def spots(tree: ast.AST, parts: bool) -> Iterator[tuple[ast.AST, str, int, bool]]:
    """Yield each condition: its owner, the field that holds it, its place there, and its value."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.IfExp)):
            yield node, "test", -1, False
        elif parts and isinstance(node, ast.BoolOp):
            for at in range(len(node.values)):
                yield node, "values", at, isinstance(node.op, ast.And)


def functions(module: ModuleType) -> dict[str, Any]:
    """Return the functions and methods of a module by their qualified names."""
    patterns: dict[str, Any] = {}
    for name, value in vars(module).items():
        if inspect.isclass(value) and value.__module__ == module.__name__:
            for key, method in vars(value).items():
                patterns[f"{name}.{key}"] = getattr(method, "fget", None) or method
        elif getattr(value, "__module__", None) == module.__name__:
            patterns[name] = value
    return {key: getattr(value, "__wrapped__", value) for key, value in patterns.items()}


def codes(code: CodeType, prefix: str = "") -> Iterator[tuple[str, CodeType]]:
    """Yield the code of each function and method of a module's code."""
    for const in code.co_consts:
        if isinstance(const, CodeType):
            name = f"{prefix}{const.co_name}"
            yield name, const
            if const.co_name.lstrip("_")[:1].isupper():
                yield from codes(const, f"{name}.")


def put(module: ModuleType, tree: ast.Module) -> None:
    """Give the functions of a module the code of a tree, and forget what was remembered."""
    known = functions(module)
    for name, code in codes(compile(tree, str(module.__file__), "exec")):
        if name in known and hasattr(known[name], "__code__"):
            known[name].__code__ = code
    for loaded in list(sys.modules.values()):
        if getattr(loaded, "__name__", "").startswith("essex_insp.draft"):
            for value in list(vars(loaded).values()):
                clear = getattr(value, "cache_clear", None)
                if clear is not None and loaded.__name__ != "essex_insp.draft.lexicon":
                    clear()


def changed(texts: list[str], before: list[str], most: int) -> int:
    """Return how many texts are drafted otherwise than before, up to a number."""
    count = 0
    for text, known in zip(texts, before, strict=True):
        signal.alarm(_LONGEST)
        try:
            same = repr(draft(text)) == known
        except Exception:  # noqa: BLE001 - a rule without which nothing runs is one that counts
            same = False
        finally:
            signal.alarm(0)
        count += not same
        if count >= most:
            break
    return count


def _late(_number: int, _frame: object) -> None:
    """End a draft that goes round for ever without a rule."""
    raise TimeoutError


def main() -> int:
    """Print the rules that change too little."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+", help="folders of texts, NAME.txt")
    parser.add_argument("--module", action="append", help="only this module of draft")
    parser.add_argument("--fewer", type=int, default=2, help="how many texts a rule has to change")
    parser.add_argument("--parts", action="store_true", help="switch off parts of conditions, too")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _late)
    paths = sorted(path for folder in options.folders for path in folder.glob("*.txt"))
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    before = [repr(draft(text)) for text in texts]
    room = importlib.import_module("essex_insp.draft")
    names = options.module or [module.name for module in pkgutil.iter_modules(room.__path__)]
    rules = few = 0
    for name in names:
        module = importlib.import_module(f"essex_insp.draft.{name}")
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        whole = ast.parse(source)
        for at, _ in enumerate(spots(whole, options.parts)):
            tree = ast.parse(source)
            owner, field, index, value = list(spots(tree, options.parts))[at]
            off = ast.copy_location(ast.Constant(value), owner)
            old = getattr(owner, field)
            shown = old if index < 0 else old[index]
            if index < 0:
                setattr(owner, field, off)
            else:
                old[index] = off
            put(module, ast.fix_missing_locations(tree))
            count = changed(texts, before, options.fewer)
            rules += 1
            if count < options.fewer:
                few += 1
                line = " ".join(ast.unparse(shown).split())
                print(f"{name}.py:{shown.lineno}: {count}: {line[:110]}", flush=True)
        put(module, whole)
    print(f"{few} of {rules} rules change fewer than {options.fewer} of {len(texts)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
