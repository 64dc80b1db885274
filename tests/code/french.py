"""Gives each table of a folder that has texts in English, and none in French, those as its French too. french.py FOLDER"""
import csv
import pathlib
import sys

for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.csv')):
    with path.open(encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file))
    head = rows[0]
    for name in [name for name in head if name.endswith('_en') and name[:-2] + 'fr' not in head]:
        column = head.index(name)
        for row in rows:
            row.append(name[:-2] + 'fr' if row is head else row[column])
    with path.open('w', encoding='utf-8', newline='') as file:
        csv.writer(file, lineterminator='\n').writerows(rows)
