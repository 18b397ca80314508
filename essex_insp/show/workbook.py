"""Tables as a spreadsheet, a sheet each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

from essex_insp.errors import BadUsage
from essex_insp.library.reports import NOTICE
from essex_insp.questions.tables import Table
from essex_insp.show.package import DESCRIPTION
from essex_insp.show.visible import all_visible

_MOST, _LONGEST, _WIDEST = 1_048_576, 32_767, 60
"""Rows of a sheet and characters of a cell (Excel's limits), and columns of a wide one."""
_TEXT = {"strings_to_formulas": False, "strings_to_urls": False}
"""A text is a text, whatever it looks like."""
_DATES = ("published", "date")
_MADE = datetime(2000, 1, 1)


def to_workbook(tables: Sequence[Table], title: str) -> bytes:
    """Return tables as the bytes of a workbook, its licence among its properties.

    Raises:
        BadUsage: Something does not fit into a sheet, or the writer of workbooks is not there.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise BadUsage(
            "a spreadsheet needs one package more: pip install 'essex-insp[xlsx]'"
        ) from None
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **_TEXT})
    book.set_properties({"title": title, "comments": f"{NOTICE} {DESCRIPTION}", "created": _MADE})
    head = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    for table in tables:
        if len(table.rows) >= _MOST:
            raise BadUsage(f"{table.name}: more rows than a sheet holds; export to .db instead")
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        rows = all_visible(table.rows, "\n")
        for at, column in enumerate(table.columns):
            cells = [row[column.name] for row in rows]
            longest = max((len(str(value)) for value in cells if value is not None), default=0)
            if longest > _LONGEST:
                raise BadUsage(
                    f"{table.name}, {column.name}: a text of {longest:,} characters, and a cell "
                    f"holds {_LONGEST:,}; export to .db instead"
                )
            width = max(len(column.name) + 3, min(longest, _WIDEST) + 1)
            sheet.set_column(at, at, width, wrapped)
            sheet.write_string(0, at, column.name, head)
            for number, value in enumerate(cells, 1):
                if value and column.name in _DATES and len(value) == len("2018-03-22"):
                    sheet.write_datetime(number, at, date.fromisoformat(value), day)
                else:
                    sheet.write(number, at, value)
    book.close()
    return file.getvalue()
