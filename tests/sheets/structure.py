"""Prints what is wrong with workbooks as other programs see them: against the guidance for statistics in spreadsheets, and
against what makes an ODS file one.

    /usr/bin/python3 tests/sheets/structure.py BOOK...

Needs Debian's python3-openpyxl."""
import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl

DAY = re.compile(r"\d{4}-\d\d-\d\d")
COVERAGE = {"nl": "Dekking", "en": "Coverage"}
FRONT = {"nl": ("Voorblad", "Inhoud", "Woordenboek"), "en": ("Cover", "Contents", "Dictionary")}


def xlsx(path):
    book = openpyxl.load_workbook(path)
    language = "nl" if "/nl/" in path else "en"
    cover, contents, dictionary = FRONT[language]
    names = [sheet.title for sheet in book.worksheets]
    if names[:2] != [cover, contents] or names[-1] != dictionary:
        yield f"sheets are {names}"
    if not book.properties.title or not book.properties.created:
        yield "no title or no day of creation"
    if f">{language}</vt:lpwstr>" not in zipfile.ZipFile(path).read("docProps/custom.xml").decode():
        yield "has another language"
    if not any(name.startswith(COVERAGE[language]) for name in names):
        yield "says nothing of coverage"
    tables = [table.name.casefold() for sheet in book.worksheets for table in sheet.tables.values()]
    if len(set(tables)) != len(tables):
        yield "two tables of one name"
    links = {cell.hyperlink.location.strip("'").split("'!")[0] for cell in book[contents]["A"]
             if cell.hyperlink and cell.hyperlink.location}
    if links != set(names[2:]):
        yield f"contents lead to {sorted(links)}, not to {sorted(names[2:])}"
    for sheet in book.worksheets:
        for problem in sheet_problems(sheet):
            yield f"{sheet.title}: {problem}"


def sheet_top(sheet):
    return min(sheet[table.ref][0][0].row for table in sheet.tables.values())


def sheet_problems(sheet):
    if not sheet["A1"].value:
        yield "nothing in A1"
    if sheet.merged_cells.ranges or sheet.freeze_panes or sheet.auto_filter.ref or len(sheet.title) > 31:
        yield "merged, frozen, filtered or with a long name"
    if any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row):
        yield "has a formula"
    for chart in sheet._charts:
        for series in chart.series:
            for reference, cache in ((series.cat.strRef, "strCache"), (series.val.numRef, "numCache")):
                cells = [cell.value for cell, in sheet[reference.f.split("!")[1].replace("$", "")]]
                shown = [point.v for point in getattr(reference, cache).pt]
                if cells != shown:
                    yield f"the chart shows {shown}, and {reference.f} has {cells}"
    # A4 on its side has room for 988 pixels; a column's width counts digits of 9, as the first type of the file has them.
    shown = [column.width * 9 for column in sheet.column_dimensions.values()]
    if sum(shown) * 0.5 > 988 * (sheet.page_setup.fitToWidth or 1):
        yield f"printed at less than half its size: {sum(shown):.0f} pixels on {sheet.page_setup.fitToWidth} pages"
    if sheet.tables and (sheet.print_title_cols, sheet.print_title_rows) != ("$A:$A", f"${sheet_top(sheet)}:${sheet_top(sheet)}"):
        yield f"every page repeats {sheet.print_title_cols} and {sheet.print_title_rows}"
    if len(sheet.tables) > 1:
        yield "more than one table"
    for table in sheet.tables.values():
        header, *rows = sheet[table.ref]
        heads = [cell.value for cell in header]
        if header[0].column != 1 or rows[-1][0].row != sheet.max_row:
            yield "the table is not at column A, or something stands below it"
        if len({head.casefold() for head in heads}) != len(heads) or table.autoFilter:
            yield f"headers alike, or a filter: {heads}"
        for row in rows:
            if DAY.fullmatch(str(row[-1].value)) or DAY.fullmatch(str(row[-2].value)):
                yield f"a day is a text: {row[-2].value!r}, {row[-1].value!r}"
            for head, cell in zip(heads, row):
                if head.endswith((", laag", ", hoog", ", low", ", high")) and not isinstance(cell.value, (int, float)) \
                        and not str(cell.value).startswith("["):
                    yield f"{cell.coordinate} is neither a number nor a mark: {cell.value!r}"


def ods(path):
    archive = zipfile.ZipFile(path)
    first, *others = archive.infolist()
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield "does not begin with its type"
    space = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
    listed = {entry.get(space + "full-path") for entry in ElementTree.fromstring(archive.read("META-INF/manifest.xml"))}
    if listed != {"/"} | {other.filename for other in others if other.filename != "META-INF/manifest.xml"}:
        yield f"the manifest lists {sorted(listed)}"
    if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in archive.infolist()):
        yield "an entry has a time of its own"
    for other in others:
        ElementTree.fromstring(archive.read(other.filename))
    language = "nl-NL" if "/nl/" in path else "en-GB"
    if f"<dc:language>{language}</dc:language>" not in archive.read("meta.xml").decode():
        yield "has another language"


for path in sys.argv[1:]:
    for problem in (ods if path.endswith(".ods") else xlsx)(path):
        print(f"{path}: {problem}")
