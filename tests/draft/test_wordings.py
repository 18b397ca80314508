"""The wordings that the code asks for by name are those of `wordings.json`, each told in words."""

import re
from pathlib import Path

from essex_insp.draft import lexicon

_ASKED = re.compile(r"[\"']([a-z_]+)[\"']")


def test_each_wording_is_asked_for_and_says_what_it_finds() -> None:
    draft = Path(lexicon.__file__).parent
    files = (*draft.glob("*.py"), *draft.parent.glob("questions/proof/*.py"))
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    wordings = lexicon.load("wordings")

    assert wordings.keys() <= set(_ASKED.findall(code))
    for name, entry in wordings.items():
        assert entry["of"]
        assert lexicon.wording(name).pattern
