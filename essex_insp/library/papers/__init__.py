"""Any paper in: text, Markdown, HTML, DOCX or PDF, as the words that it shows.

`read` tells the kind of bytes from their content; `load` reads a file or standard input.
"""

from __future__ import annotations

from essex_insp.library.papers.paper import Paper, Place, paper_of, paragraphs
from essex_insp.library.papers.reader import LARGEST, load, read

__all__ = ["LARGEST", "Paper", "Place", "load", "paper_of", "paragraphs", "read"]
