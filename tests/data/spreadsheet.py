"""Opens every CSV of data/ as README says a spreadsheet should - UTF-8, commas, numbers in English - in a LibreOffice that is
set to Dutch, and prints what it has otherwise than the file.

    /usr/bin/python3 tests/data/spreadsheet.py DATA WORK"""
import csv
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl

# comma, quote, UTF-8, from the first line, all columns as they are, English (USA), quoted fields and numbers as they are
SETTINGS = "Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false"
folder, work = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def convert():
    """All files as XLSX."""
    files = [str(folder / resource["path"]) for resource in package["resources"]]
    subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/office", "--headless", f"--infilter={SETTINGS}",
                    "--convert-to", "xlsx", "--outdir", str(work), *files], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8"})


def is_same(text, value, kind):
    """A number must be one; what is only written with digits may be, of which a spreadsheet keeps 15; and a day may be a day."""
    if value is None:
        return text == ""
    if kind in ("number", "integer"):
        return not isinstance(value, str) and float(text) == value
    if isinstance(value, datetime.datetime):
        return text in (value.strftime("%Y-%m-%d"), value.strftime("%Y-%m"))
    return text == value if isinstance(value, str) else text.replace(".", "").isdigit() and float(f"{float(text):.15g}") == float(f"{value:.15g}")


def problems():
    for resource in package["resources"]:
        with open(folder / resource["path"], encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        sheet = openpyxl.load_workbook(work / (Path(resource["path"]).stem + ".xlsx")).active
        found = list(sheet.iter_rows(values_only=True))
        if (len(found), len(found[0])) != (len(rows), len(rows[0])):
            yield f"{resource['path']} has {len(found)} rows and {len(found[0])} columns, not {len(rows)} and {len(rows[0])}"
            continue
        kinds = [field["type"] for field in resource["schema"]["fields"]]
        for number, (row, values) in enumerate(zip(rows[1:], found[1:]), 2):
            for kind, text, value in zip(kinds, row, values):
                if not is_same(text, value, kind):
                    yield f"{resource['path']}:{number}: {text!r} is {value!r}"


work.mkdir(parents=True, exist_ok=True)
convert()
found = list(problems())
print("not ok" if found else "ok", f"{folder}: a spreadsheet opens every CSV as README says")
for problem in found[:20]:
    print("   ", problem[:300])
