"""Which rules of `draft` earn their place: each is switched off, and the drafts are compared.

    python -m tests.bench.rules FOLDER... [--module NAME]... [--fewer 2] [--parts]

A rule is an `if` of the code: it is off when its condition is false. With `--parts`, so is each
part of a condition that `and` or `or` joins. Printed are the rules that change the drafts of fewer
texts of the folders than `--fewer`, with that number and the number of texts in which the condition
held, and how many rules there are. A rule is tried on the texts alone in which it makes a
difference to its condition, which is noted first.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import copy
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
    """Give the functions of a module the code of a tree."""
    known = functions(module)
    for name, code in codes(compile(tree, str(module.__file__), "exec")):
        if name in known and hasattr(known[name], "__code__"):
            known[name].__code__ = code
    forget()


def forget() -> None:
    """Forget what was remembered of texts."""
    for loaded in list(sys.modules.values()):
        if getattr(loaded, "__name__", "").startswith("essex_insp.draft"):
            for value in list(vars(loaded).values()):
                clear = getattr(value, "cache_clear", None)
                if clear is not None and loaded.__name__ != "essex_insp.draft.lexicon":
                    clear()


def held(module: ModuleType, whole: ast.Module, parts: bool, texts: list[str]) -> list[set[int]]:
    """Return for each condition of a module in which texts it is ever other than when it is off."""
    noted: list[set[int]] = []
    tree = copy.deepcopy(whole)
    for at, (owner, field, index, off) in reversed([*enumerate([*spots(tree, parts)])]):
        shown = condition(owner, field, index)
        call = ast.Call(
            ast.Name("_noted", ast.Load()), [ast.Constant(at), shown, ast.Constant(off)], []
        )
        change(owner, field, index, ast.copy_location(call, shown))
    current = [0]

    def note(at: int, value: object, off: bool) -> object:
        if bool(value) is not off:
            noted[at].add(current[0])
        return value

    noted += [set() for _ in spots(whole, parts)]
    vars(builtins)["_noted"] = note
    try:
        put(module, ast.fix_missing_locations(tree))
        for number, text in enumerate(texts):
            current[0] = number
            forget()
            draft(text)
    finally:
        put(module, whole)
        del vars(builtins)["_noted"]
    return noted


def condition(owner: ast.AST, field: str, index: int) -> ast.expr:
    """Return the condition at a spot."""
    value = getattr(owner, field)
    shown: ast.expr = value if index < 0 else value[index]
    return shown


def change(owner: ast.AST, field: str, index: int, new: ast.expr) -> None:
    """Put another condition at a spot."""
    if index < 0:
        setattr(owner, field, new)
    else:
        getattr(owner, field)[index] = new


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
        whole = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for at, there in enumerate(held(module, whole, options.parts, texts)):
            tree = copy.deepcopy(whole)
            owner, field, index, off = [*spots(tree, options.parts)][at]
            shown = condition(owner, field, index)
            change(owner, field, index, ast.copy_location(ast.Constant(off), shown))
            put(module, ast.fix_missing_locations(tree))
            places = sorted(there)
            some = [texts[place] for place in places], [before[place] for place in places]
            count = changed(*some, options.fewer)
            rules += 1
            if count < options.fewer:
                few += 1
                line = " ".join(ast.unparse(shown).split())
                print(
                    f"{name}.py:{shown.lineno}: {count} of {len(there)}: {line[:110]}", flush=True
                )
        put(module, whole)
    print(f"{few} of {rules} rules change fewer than {options.fewer} of {len(texts)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
