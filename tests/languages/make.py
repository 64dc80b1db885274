#!/usr/bin/python3
"""Makes, out of the program's templates and the small report, the templates and the input of a report in German too.

    make.py FOLDER      writes FOLDER/templates, FOLDER/input (Dutch, English, German) and FOLDER/german (German alone)

The words stay English but for some that are looked for: it is the program that is tested, not a translation.
"""
import csv
import pathlib
import re
import shutil
import sys

GERMAN = {
    "path.parties": "partei",
    "path.platforms": "plattform",
    "path.method": "methode",
    "fact.card.platform": "{count} Parteien, {period}",
    "fact.platform": "{platform}, {count} Parteien",
    "fact.platform.one": "{platform}, {count} Partei",
    "state.suppressed": "zurückgehalten",
}
COLUMNS = {"parties.csv": "name", "platforms.csv": "definition", "regions.csv": "name", "coverage.csv": "reason",
           "corrections.csv": "what"}


def rewrite(path, change):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        change(row)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add_column(path, name):
    def change(row):
        english = row[name + "_en"]
        row[name + "_de"] = english + " (de)" if english else ""

    rewrite(path, change)


def make_input(folder, languages):
    shutil.copytree("tests/fixtures/small/input", folder)
    for name, column in COLUMNS.items():
        add_column(folder / name, column)
    report = (folder / "report.yaml").read_text()
    report = report.replace("en: Small trial", "en: Small trial, de: Kleine Probe")
    report = report.replace("en: Trial election", "en: Trial election, de: Probewahl")
    report = re.sub(r"(?m)^languages:.*", f"languages: [{languages}]\nbase_url: https://example.org/probe/", report)
    (folder / "report.yaml").write_text(report)


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree("templates", folder / "templates")
    shutil.copytree("templates/en", folder / "templates/de")
    rewrite(folder / "templates/strings.csv", lambda row: row.update(de=GERMAN.get(row["key"], row["en"])))
    make_input(folder / "input", "nl, en, de")
    make_input(folder / "german", "de")


main(pathlib.Path(sys.argv[1]))
