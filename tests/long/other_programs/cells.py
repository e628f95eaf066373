"""Prints every cell of workbooks as openpyxl sees it, as one JSON object: file, sheet, then `ROW:COLUMN` from 1 up.

What a cell holds is told in the words of Kortisto's own reader: a day as ISO has it, decimals after a comma, a share in per
cent, and nothing of an empty one.
"""

import datetime
import json
import sys

import openpyxl


def number(value: float) -> str:
    """A number with as few decimals as it has."""
    return str(int(value)) if value == int(value) else repr(float(value)).replace(".", ",")


def said(cell) -> str:
    """What a cell says."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if isinstance(value, (int, float)):
        share = "%" in cell.number_format
        return f"{number(round(value * 100, 9))} %" if share else number(value)
    return str(value)


def main() -> None:
    """Reads the files that are named."""
    books = {}
    for path in sys.argv[1:]:
        book = openpyxl.load_workbook(path)
        books[path] = {
            sheet.title: {
                f"{cell.row}:{cell.column}": said(cell)
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None
            }
            for sheet in book.worksheets
        }
    json.dump(books, sys.stdout)


if __name__ == "__main__":
    main()
