"""A published edition, read back: its figures from data/*.json and *.csv, its pages from HTML."""

import csv
import datetime
import glob
import json
import os
import re
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser

INF = float('inf')


@dataclass(frozen=True)
class Number:
    """A cell that is a number or a state. low and high in cents, ones, or tenths of a percent; high is INF where open."""
    state: str
    low: int = None
    high: int = None
    days: frozenset = None  # of the days it says it is about; None: it says nothing
    text: tuple = ()        # (language, words)

    @property
    def known(self):
        return self.state == 'value'


@dataclass
class Figure:
    id: str
    headline: dict
    subtitle: dict
    alt: dict
    empty: dict
    notes: list
    columns: dict = field(default_factory=dict)  # key -> as JSON has it
    rows: dict = field(default_factory=dict)     # key -> {column: Number or {'code':, 'text':}}
    labels: dict = field(default_factory=dict)   # key -> {language: words}

    def number(self, row, column):
        cell = self.rows.get(row, {}).get(column)
        return cell if isinstance(cell, Number) else None

    def numbers(self):
        for row, cells in self.rows.items():
            for column, cell in cells.items():
                if isinstance(cell, Number):
                    yield row, column, cell


SCALE = {'money': 100, 'share': 10, 'percent': 10}


def scaled(value, unit):
    return int(Decimal(str(value)) * SCALE.get(unit, 1))


def days_of(text):
    """'2023-03-01/2023-03-02|2023-03-04/2023-03-15' as a set of days; None where it says nothing."""
    if not text:
        return None
    days = set()
    for stretch in text.split('|'):
        ends = [datetime.date.fromisoformat(end).toordinal() for end in stretch.split('/')]
        days.update(range(ends[0], ends[-1] + 1))
    return frozenset(days)


def read_cell(cell, column):
    if column['kind'] != 'number':
        return cell
    unit = column.get('unit')
    text = tuple(sorted((cell.get('text') or {}).items()))
    days = days_of(cell.get('days'))
    if cell.get('low') is None:
        return Number(cell['state'], days=days, text=text)
    high = INF if cell.get('open') or cell.get('high') is None else scaled(cell['high'], unit)
    return Number(cell['state'], scaled(cell['low'], unit), high, days, text)


def read_figure(path):
    with open(path, encoding='utf-8') as file:
        data = json.load(file, parse_float=Decimal)
    figure = Figure(data['id'], data['headline'], data['subtitle'], data['alt'], data['empty'] or {}, data['notes'])
    figure.columns = {column['key']: column for column in data['columns']}
    for row in data['rows']:
        figure.labels[row['key']] = row['label']
        figure.rows[row['key']] = {key: read_cell(cell, figure.columns[key]) for key, cell in row['cells'].items()}
    return figure


def read_table(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def rows_of(text):
    """'12 15-18 20-68/12' as numbers of rows."""
    for span in text.split():
        stretch, _, step = span.partition('/')
        first, _, last = stretch.partition('-')
        yield from range(int(first), int(last or first) + 1, int(step or 1))


@dataclass
class Block:
    """A paragraph, list item or term of a page, outside its figures."""
    tag: str
    css: str
    text: str = ''
    cells: list = field(default_factory=list)  # (figure, row, column, words)


class PageReader(HTMLParser):
    """The blocks of a page, without figures, navigation and tables."""
    BLOCKS = ('p', 'li', 'dt', 'dd')

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.block, self.cell = [], None, None

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag in self.BLOCKS:
            self.block = Block(tag, names.get('class') or '')
            self.blocks.append(self.block)
        if tag in ('data', 'span') and 'data-cell' in names and self.block:
            row, _, column = names['data-cell'].partition(':')
            self.cell = [names['data-figure'], row, column, '']
            self.block.cells.append(self.cell)

    def handle_endtag(self, tag):
        if tag in self.BLOCKS:
            self.block = None
        elif tag in ('data', 'span'):
            self.cell = None

    def handle_data(self, data):
        if self.block:
            self.block.text += data
            if self.cell:
                self.cell[3] += data


def plain(text):
    return re.sub(r'\s+', ' ', text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2060', '')).strip()


def read_page(path):
    reader = PageReader()
    with open(path, encoding='utf-8') as file:
        text = file.read()
    text = text[text.index('<main'):text.index('</main>')]
    text = re.sub(r'<div class="figure">.*?<div class="source drawn">.*?</div>\s*</div>', '', text, flags=re.S)  # a figure of all, seen by one
    reader.feed(re.sub(r'<(figure|nav|table|pre)\b.*?</\1>', '', text, flags=re.S))
    for block in reader.blocks:
        block.text = plain(block.text)
        block.cells = [(figure, row, column, plain(words)) for figure, row, column, words in block.cells]
    return [block for block in reader.blocks if block.text]


class Edition:
    def __init__(self, folder, stderr=''):
        self.folder, self.stderr = folder, stderr
        self.figures = {}
        for path in sorted(glob.glob(os.path.join(folder, 'data', '*.json'))):
            if os.path.basename(path) != 'datapackage.json':
                figure = read_figure(path)
                self.figures[figure.id] = figure
        self.observations = read_table(os.path.join(folder, 'data', 'observations.csv'))
        lists = {}
        for line in read_table(os.path.join(folder, 'data', 'lists.csv')):
            lists.setdefault(line['list'], []).extend(rows_of(line['observations']))
        self.trace = read_table(os.path.join(folder, 'data', 'trace.csv'))
        for entry in self.trace:
            entry['rows'] = [self.observations[number - 1] for number in lists[entry['list']]]

    def number(self, figure, row, column):
        found = self.figures.get(figure)
        return found.number(row, column) if found else None

    def pages(self, language, wanted):
        """The folders of each page whose first folder is wanted, and its blocks."""
        root = os.path.join(self.folder, language)
        for path in sorted(glob.glob(os.path.join(root, '**', 'index.html'), recursive=True)):
            page = tuple(os.path.relpath(path, root).split(os.sep)[:-1])
            if (page[0] if page else '') in wanted:
                yield page, read_page(path)
