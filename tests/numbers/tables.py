"""Prints the tables of a workbook, one row a line: the table's name and the row's cells, separated by tabs."""
import sys

import openpyxl

for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    for table in sheet.tables.values():
        for row in sheet[table.ref][1:]:
            print(table.name, *("" if cell.value is None else cell.value for cell in row), sep="\t")
