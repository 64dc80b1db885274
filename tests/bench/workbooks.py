"""The same workbooks by Python's XlsxWriter, written as its documentation advises: rows from standard input, to FOLDER.

    workbooks --rows | /usr/bin/python3 tests/bench/workbooks.py FOLDER

A number takes two columns (low and high), as in most such scripts; adreport writes a third with the text to cite, marks,
notes, a dictionary, and row heights. Only the writing is timed. Needs Debian's python3-xlsxwriter."""
import collections
import csv
import os
import resource
import sys

import xlsxwriter

KEYS = ("week", "party", "platform", "province")
MEASURES = ("spend_low", "spend_high", "impressions_low", "impressions_high", "ads")
folder = sys.argv[1]
rows = [tuple(map(int, row)) for row in list(csv.reader(sys.stdin))[1:]]


def sums(rows, *keys):
    totals = collections.defaultdict(lambda: [0] * len(MEASURES))
    for row in rows:
        total = totals[tuple(f"{KEYS[key]} {row[key]}" for key in keys)]
        for i in range(len(MEASURES)):
            total[i] += row[len(KEYS) + i]
    return [(key, total) for key, total in totals.items()]


def write(name, tables):
    book = xlsxwriter.Workbook(f"{folder}/{name}.xlsx")
    head = book.add_format({"bold": True, "text_wrap": True})
    title = book.add_format({"bold": True, "font_size": 16})
    money = book.add_format({"num_format": "#,##0.00"})
    count = book.add_format({"num_format": "#,##0"})
    cover = book.add_worksheet("cover")
    cover.write_string(0, 0, name, title)
    lines = 0
    for table, keys, body in tables:
        sheet = book.add_worksheet(table)
        sheet.set_column(0, len(keys) + len(MEASURES), 16)
        for column, header in enumerate(keys + MEASURES):
            sheet.write_string(0, column, header, head)
        for at, (key, numbers) in enumerate(body, 1):
            for column, word in enumerate(key):
                sheet.write_string(at, column, word)
            for column, number in enumerate(numbers, len(key)):
                cents = column < len(key) + 2
                sheet.write_number(at, column, number / 100 if cents else number, money if cents else count)
        lines += len(body)
        if table == "weekly":
            chart = book.add_chart({"type": "line"})
            for column in (1, 2):
                chart.add_series({"categories": [table, 1, 0, len(body), 0], "values": [table, 1, column, len(body), column]})
            sheet.insert_chart("I2", chart)
    book.close()
    return lines


def tables(rows, other, detail):
    return [("weekly", KEYS[:1], sums(rows, 0)), ("sub", (KEYS[other],), sums(rows, other)),
            ("province", KEYS[3:], sums(rows, 3)), ("rows", KEYS[:detail], sums(rows, *range(detail)))]


books = [("overview", tables(rows, 1, 3))]
books += [(f"party-{i}", tables([row for row in rows if row[1] == i], 2, 4)) for i in range(20)]
books += [(f"platform-{i}", tables([row for row in rows if row[2] == i], 1, 4)) for i in range(5)]
start = os.times()
lines = sum(write(name, book) for name, book in books)
end = os.times()
size = sum(os.path.getsize(f"{folder}/{name}.xlsx") for name, _ in books)
cpu = end.user + end.system - start.user - start.system
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
print(f"XlsxWriter XLSX {cpu:6.2f} s CPU {peak:6.1f} MB peak {size / 1e6:6.1f} MB written: {len(books)} books, {lines} rows")
