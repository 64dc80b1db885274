"""Prints the numbers of adreport.sqlite, one a line: figure, row:column, low/high.

    /usr/bin/python3 tests/numbers/cells.py adreport.sqlite"""
import sqlite3
import sys

with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as database:
    for figure, row, column, *ends in database.execute(
            'SELECT figure, "row", "column", low, high FROM cell WHERE state = \'value\''):
        print(figure, f"{row}:{column}", "/".join("" if end is None else str(end) for end in ends))
