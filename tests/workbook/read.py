"""Dumps a workbook as another program sees it: properties, and each table with its cells, one line each.

    /usr/bin/python3 tests/workbook/read.py BOOK.xlsx

A line is SHEET, TABLE, ROW LABEL, HEADER and VALUE with tabs between; numbers are written bare and words in quotes, so
that a number that became text is seen. Needs Debian's python3-openpyxl."""
import sys

import openpyxl


def shown(value):
    return "" if value is None else repr(value) if isinstance(value, str) else f"{value:.15g}"


def dump(path):
    book = openpyxl.load_workbook(path)
    print("title", book.properties.title, sep="\t")
    print("created", book.properties.created.isoformat(), sep="\t")
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges, f"{sheet.title}: merged cells"
        assert sheet.freeze_panes is None and not sheet.auto_filter.ref, f"{sheet.title}: frozen or filtered"
        print("sheet", sheet.title, shown(sheet["A1"].value), sep="\t")
        for table in sheet.tables.values():
            header, *rows = sheet[table.ref]
            assert header[0].column == 1, f"{table.name}: not at column A"
            assert rows[-1][0].row == sheet.max_row, f"{table.name}: something stands below it"
            names = [cell.value for cell in header]
            assert len({name.casefold() for name in names}) == len(names), f"{table.name}: headers alike"
            for row in rows:
                for name, cell in zip(names[1:], row[1:]):
                    print(sheet.title, table.name, shown(row[0].value), name, shown(cell.value), sep="\t")


dump(sys.argv[1])
