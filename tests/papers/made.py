"""The same made-up paragraphs as a file of every kind that is read."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Sequence

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


_ESCAPED = {40: "\\(", 41: "\\)", 92: "\\\\"}


def text(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def markdown(paragraphs: Sequence[str]) -> bytes:
    escaped = [
        "".join("\\" + char if char in "\\`*_[]<>#&-+.!" else char for char in paragraph)
        for paragraph in paragraphs
    ]
    return ("# A **made-up** heading\n\n" + "\n\n".join(escaped)).encode()


def page(paragraphs: Sequence[str]) -> bytes:
    blocks = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        "<!DOCTYPE html><html><head><title>Not shown</title><style>p { color: red }</style></head>"
        f"<body><script>if (a < b) hide('x')</script>{blocks}</body></html>"
    ).encode()


def docx(paragraphs: Sequence[str], body: str = "", **parts: str) -> bytes:
    runs = {"\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>", "\t": "<w:tab/>"}
    for paragraph in paragraphs:
        words = html.escape(paragraph)
        for char, tag in runs.items():
            words = words.replace(char, f'</w:t>{tag}<w:t xml:space="preserve">')
        body += f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return archive(**{"word/document.xml": document, **parts})


def archive(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return data.getvalue()


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of pages, each of lines in Windows-1252; an empty line parts paragraphs."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for lines in pages:
        shown = "".join(f"({line.translate(_ESCAPED)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 40 800 Td\n{shown}ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font "
            f"<< /F1 3 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        size = len(stream.encode("cp1252"))
        objects.append(f"<< /Length {size} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    return (
        data
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
        ).encode()
    )


def pdf_of(paragraphs: Sequence[str]) -> bytes:
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [*paragraph.splitlines(), ""]
    return pdf(lines)


KINDS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "text": text,
    "Markdown": markdown,
    "HTML": page,
    "DOCX": docx,
    "PDF": pdf_of,
}
