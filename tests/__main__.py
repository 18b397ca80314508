"""Rewrite all that is made from the code, where it differs: read what changed with `git diff`.

python -m tests
"""

from tests import generated, golden
from tests.browse import leafing

if __name__ == "__main__":
    golden.main()
    generated.main()
    leafing.main()
