"""An answer as text: JSON, CSV, Markdown, plain lines. Nothing here prints."""
