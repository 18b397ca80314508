"""Answers as documents, and what a document becomes: terminal, plain lines, Markdown, JSON, CSV."""
