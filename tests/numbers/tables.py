"""Prints the tables of workbooks, one row a line: the table's name and the row's cells, separated by tabs. A date is printed
as 2023-03-14."""
import datetime
import sys

import openpyxl

for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        for table in sheet.tables.values():
            for row in sheet[table.ref][1:]:
                values = ("" if cell.value is None else cell.value for cell in row)
                print(table.name, *(value.date() if isinstance(value, datetime.datetime) else value for value in values), sep="\t")
