"""Any paper in: text, Markdown, HTML, DOCX or PDF, as the words that it shows.

`read` tells the kind of bytes from their content; `load` reads a file or standard input.
"""

from __future__ import annotations

from essex_insp.library.papers.paper import LARGEST, Paper, is_words, load, paper_of, read

__all__ = ["LARGEST", "Paper", "is_words", "load", "paper_of", "read"]
