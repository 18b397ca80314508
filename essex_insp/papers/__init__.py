"""Any paper in: text, Markdown, HTML, DOCX or PDF, as the words that it shows.

It imports nothing of essex-insp but its errors. `read` tells the kind from the content.
"""

from __future__ import annotations

from essex_insp.papers.paper import Paper, Place, paper_of, paragraphs
from essex_insp.papers.reader import LARGEST, read

__all__ = ["LARGEST", "Paper", "Place", "paper_of", "paragraphs", "read"]
