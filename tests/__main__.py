"""Rewrite all that is made from the code, where it differs: read what changed with `git diff`.

python -m tests
"""

from tests import commanded

if __name__ == "__main__":
    if lacking := [said for name in commanded.names() for said in commanded.lacking(name)]:
        raise SystemExit("\n".join(lacking))
    from tests import generated, golden  # which ask every command for what it has
    from tests.browse import leafing

    golden.main()
    generated.main()
    leafing.main()
