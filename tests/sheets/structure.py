"""Prints what is wrong with workbooks as other programs see them: against the guidance for statistics in spreadsheets, and
against what makes an ODS file one.

    /usr/bin/python3 tests/sheets/structure.py BOOK...

Needs Debian's python3-openpyxl."""
import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import to_excel

DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [a-zA-Z]+ \d{4}")
COVERAGE = {"nl": "Dekking", "en": "Coverage"}
FRONT = {"nl": ("Voorblad", "Inhoud", "Leeswijzer", "Woordenboek"), "en": ("Cover", "Contents", "How to read", "Dictionary")}
MONTHS = {"nl": "[$-413]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}
AS_TEXT = (", als tekst", ", as text")
PART = ("onderdeel", "part")


def xlsx(path):
    book = openpyxl.load_workbook(path)
    language = "nl" if "/nl/" in path else "en"
    cover, contents, guide, dictionary = FRONT[language]
    names = [sheet.title for sheet in book.worksheets]
    if names[:3] != [cover, contents, guide] or names[-1] != dictionary:
        yield f"sheets are {names}"
    others = openpyxl.load_workbook(path.replace(f"/{language}/", "/en/" if language == "nl" else "/nl/"), read_only=True).sheetnames
    # A name of a platform stands in both; of other words one is the same in Dutch.
    same = [name for name in set(names) & set(others) if not re.search(r"\btargeting\b", name, re.IGNORECASE)]
    if same or len({name.casefold() for name in names}) != len(names) or any(re.search(r"[\[\]:*?/\\']", name) for name in names):
        yield f"names that are not in its language, alike or not allowed: {same or names}"
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
    listed = [[cell.value for cell in row] for row in book[contents].iter_rows(min_row=4)]
    if any(name == heading or not heading for name, heading, _ in listed) or len({(b, c) for _, b, c in listed}) != len(listed):
        yield f"contents say the same twice: {listed}"
    for sheet in book.worksheets:
        for problem in [*sheet_problems(sheet), *date_problems(sheet, language), *kind_problems(sheet)]:
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
            names = (series.cat.strRef, "strCache") if series.cat.strRef else (series.cat.numRef, "numCache")
            for reference, cache in (names, (series.val.numRef, "numCache")):
                cells = [to_excel(cell.value) if cell.is_date else cell.value
                         for cell, in sheet[reference.f.split("!")[1].replace("$", "")]]
                shown = [point.v for point in getattr(reference, cache).pt]
                if cells != shown:
                    yield f"the chart shows {shown}, and {reference.f} has {cells}"
    yield from paper_problems(sheet)
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
            for head, cell in zip(heads, row):
                if head.endswith((", laag", ", hoog", ", low", ", high")) and not isinstance(cell.value, (int, float)) \
                        and not str(cell.value).startswith("["):
                    yield f"{cell.coordinate} is neither a number nor a mark: {cell.value!r}"


def paper_problems(sheet):
    """A4 on its side has room for 988 pixels; a column's width counts digits of 9, as the first type of the file has them."""
    widths = {}
    for column in sheet.column_dimensions.values():
        widths.update({at: column.width * 9 for at in range(column.min, column.max + 1)})
    areas = [range_boundaries(area.split("!")[-1].replace("$", "")) for area in re.findall(r"[$A-Z0-9]+:[$A-Z0-9]+", str(sheet.print_area or ""))]
    pages = sheet.page_setup.fitToWidth or 1
    for left, top, right, _ in areas or [(1, 1, max(widths), 0)]:
        repeated = widths[1] if left > 1 else 0
        wide = repeated + sum(widths.get(at, 64) for at in range(left, right + 1))
        if wide * 0.45 > 988 * pages:
            yield f"printed at less than 45 percent: {wide:.0f} pixels on {pages} pages"
        if left > 1 and top != sheet_top(sheet):
            yield "a paper that is not the first has what of the title is as wide as the first column"
    if areas and pages > 1:
        yield f"areas, and {pages} pages wide"
    if areas and [at for left, _, right, _ in areas for at in range(left, right + 1)][:len(widths)] != sorted(widths):
        yield f"not every column is printed once: {areas}"
    if areas and any(bottom < sheet.max_row for *_, bottom in areas):
        yield f"rows that are not printed: {areas}"


def tables_of(sheet):
    """The header and the rows of each table of a figure."""
    for table in sheet.tables.values():
        if table.name not in ("_contents", "_notes", "_dictionary"):
            header, *rows = sheet[table.ref]
            yield [cell.value for cell in header], rows


def date_problems(sheet, language):
    for heads, rows in tables_of(sheet):
        if len(heads) > 26 and heads[-1] and any(sheet.title.startswith(name) for name in ("Uitgaven per partij in", "Spending by party over")):
            yield f"parties by time in {len(heads)} columns"
        for row in rows:
            for head, cell in zip(heads, row):
                if isinstance(cell.value, str) and DAY.fullmatch(cell.value) and not head.endswith(AS_TEXT):
                    yield f"{cell.coordinate} is a day, but a text: {cell.value}"
                if cell.is_date and cell.number_format not in (MONTHS[language], "yyyy\\-mm\\-dd", "yyyy-mm-dd"):
                    yield f"{cell.coordinate} is shown as {cell.number_format}"


def kind_problems(sheet):
    """Money in the rows that are parts, added up, is never more than all there is: no euro is in it twice."""
    for heads, rows in tables_of(sheet):
        place = {head: i for i, head in enumerate(heads)}
        key = place.get("Sleutel", place.get("Key"))
        kind = place.get("Soort rij", place.get("Kind of row"))
        closing = next((row for row in rows if row[key].value == "all"), None)
        if not closing:
            continue
        if kind is None:
            yield "has a total that no column tells from the rest"
            continue
        for head in (head for head in heads if head.startswith(("Uitgaven (", "Spending (")) and head.endswith((", laag", ", low"))):
            numbers = [row[place[head]].value for row in rows if row[kind].value in PART]
            parts = sum(number for number in numbers if not isinstance(number, str))
            total = closing[place[head]].value
            if not isinstance(total, str) and parts > total + 0.005:
                yield f"parts of {head} are {parts}, and all of it {total}"


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
