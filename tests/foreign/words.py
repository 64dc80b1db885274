"""Reads all that a report publishes for words that are not its own. words.py NAME INPUT EDITION"""
import csv
import html
import pathlib
import re
import sqlite3
import sys
import zipfile

import openpyxl

NAME, INPUT, EDITION = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
SETTINGS = (INPUT / 'report.yaml').read_text(encoding='utf-8')
CURRENCY = re.search(r'^currency: *(\w+)', SETTINGS, re.M).group(1)

# Of the report the program was written for: its year, country, parties, parts, code and election.
OURS = (r'\b2021\b|\bNederland\b|\bNederlandse\b|\bNetherlands\b|\bPvdA\b|\bGroenLinks\b|\bVVD\b|[Pp]rovinci|\b[Pp]rovince|[Oo]mbud|[Gg]edragscode|'
        r'[Cc]ode of conduct|[Oo]ndertekena|[Ss]ignator|[Vv]erkiezing|\b[Ee]lection')
EUROS = r'€|\bEUR\b|\b[Ee]uro(?:s|’s)?\b'


def names():
    """What the input calls advertisers, parties and sources: data, in whose words nobody has a say. Longest first."""
    found = set()
    for path in (path for path in INPUT.rglob('*.csv') if path.name != 'phrases.csv'):
        found.update(cell for row in csv.reader(path.read_text(encoding='utf-8-sig').splitlines()) for cell in row)
    for path in INPUT.rglob('*.zip'):
        with zipfile.ZipFile(path) as archive:
            for member in archive.namelist():
                if member.endswith('.csv'):
                    found.update(cell for row in csv.reader(archive.read(member).decode('utf-8-sig').splitlines()) for cell in row)
    return sorted((name for name in found if re.search(OURS + '|' + EUROS, name)), key=len, reverse=True)


def page_text(text):
    """What a page says: no addresses, and not the name of a language."""
    text = re.sub(r'<(script|style)\b.*?</\1>', ' ', text, flags=re.S)
    text = re.sub(r'<a [^>]*hreflang=[^>]*>.*?</a>', ' ', text)
    return without_addresses(html.unescape(re.sub(r'<(?:[^>]*? (?:alt|title|content)="([^"]*)")?[^>]*>', r' \1 ', text)))


def without_addresses(text):
    """Addresses of pages are kept from edition to edition; a report may choose its own, by the phrases path.NAME."""
    return re.sub(r'https?://\S*', ' ', text)


def markdown_text(text):
    return without_addresses(re.sub(r'\]\([^)]*\)', ']', text))


def sheet_text(path):
    book = openpyxl.load_workbook(path)
    parts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    parts += [cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    parts += [book.properties.title or '', book.properties.subject or '', book.properties.keywords or ''] + book.sheetnames
    return '\n'.join(sorted(set(parts)))


def ods_text(path):
    with zipfile.ZipFile(path) as archive:
        return '\n'.join(re.sub(r'xmlns:\w+="[^"]*"', '', archive.read(member).decode()).replace('><', '>\n<') for member in ('content.xml', 'meta.xml', 'styles.xml'))


def database_text(path):
    database = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    tables = [row[0] for row in database.execute("select name from sqlite_master where type = 'table'")]
    return '\n'.join(str(cell) for table in tables for row in database.execute(f'select * from "{table}"') for cell in row if isinstance(cell, str))


def csv_text(text):
    cells = {cell for row in csv.reader(text.splitlines()) for cell in row}
    return '\n'.join(sorted(cell for cell in cells if not re.fullmatch(r'[\d.]*', cell)))


READERS = {'.html': page_text, '.md': markdown_text, '.csv': csv_text}
FILES = {'.xlsx': sheet_text, '.ods': ods_text, '.sqlite': database_text}
PLAIN = {'.json', '.svg', '.cff', '.atom', '.jsonld', '.xml', '.txt'}


def published():
    for path in sorted(EDITION.rglob('*')):
        kind = path.suffix
        if path.name in ('build.json', 'oembed.json') or 'headers' in path.parts or not path.is_file():
            continue
        if kind in FILES:
            yield path, FILES[kind](path)
        elif kind in READERS or kind in PLAIN:
            text = path.read_text(encoding='utf-8')
            yield path, READERS[kind](text) if kind in READERS else without_addresses(text)


def verdict(what, problems):
    print(('not ok ' if problems else 'ok ') + f'{NAME}: {what}')
    for problem in problems[:25]:
        print('    ' + problem)


def main():
    data = names()
    found, foreign, files = [], [], 0
    decimals = []
    for path, text in published():
        files += 1
        for name in data:
            text = text.replace(name, ' ')
        where = path.relative_to(EDITION)
        for pattern, into in ((OURS, found), (EUROS, foreign)):
            match = re.search(pattern, text)
            if match:
                into.append(f'{where}: {text[max(0, match.start() - 50):match.end() + 40]!r}')
        match = CURRENCY == 'JPY' and re.search(r'JPY[  ][\d.,]*\d[.,]\d{1,2}\b(?!\d)', text)
        if match:
            decimals.append(f'{where}: {match.group()!r}')
    verdict(f'nothing in it speaks of the report the program was written for ({files} files read)', found)
    if CURRENCY != 'EUR':
        verdict(f'all amounts are in {CURRENCY}', foreign)
        index = page_text((EDITION / 'en/index.html').read_text(encoding='utf-8'))
        verdict(f'amounts are said in {CURRENCY}', [] if re.search(CURRENCY + '\u00a0\\d', index) else ['none on the first page'])
    if CURRENCY == 'JPY':
        verdict('no amount of yen has decimals', decimals)
    code = [str(path.relative_to(EDITION)) for path in EDITION.rglob('*') if path.name in ('gedragscode', 'code') and path.is_dir()]
    verdict('there is no page of a code', code)


main()
