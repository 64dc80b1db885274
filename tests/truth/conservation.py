"""Nothing that was read is silent: each row is in a number, opens one, is a reference with a figure of its own, lies outside the
report's days, is in a table of parts, or is named in a warning; and the amounts behind a number add up to it."""

import re
from decimal import Decimal

from reading import INF
from soundness import Failure
from universe import ADDITIVE


def check_rows(context):
    lines = row_lines(context.report)
    observed = {(row['file'], int(row['line'])): row for row in context.edition.observations}
    traced = traced_lines(context.edition)
    warned = warned_lines(context)
    for row in context.report.rows:
        place = row.file, lines[row]
        outside = row.last < context.universe.first or row.first > context.universe.last
        if place in warned or (outside and any(name == row.file for name, _ in warned)):
            continue
        if place not in observed:
            yield Failure('row-lost', f'{row.file}:{lines[row]}', 'not in observations.csv', 'it was read')
            continue
        yield from check_amounts(row, place, observed[place])
        if not outside:
            yield from check_traced(context, row, place, traced)


def row_lines(report):
    """The line of each row in its file."""
    counts, lines = {}, {}
    for row in report.rows:
        counts[row.file] = counts.get(row.file, 1) + 1
        lines[row] = counts[row.file]
    return lines


def traced_lines(edition):
    """(file, line, measure) -> the figures in whose numbers it is."""
    traced = {}
    for entry in edition.trace:
        for row in entry['rows']:
            traced.setdefault((row['file'], int(row['line']), entry['measure']), set()).add(entry['figure'])
    return traced


def warned_lines(context):
    """The lines that findings name. A rule with many findings names the first, and counts the others."""
    return {(match[1], int(match[2])) for match in re.finditer(r'(spend/[^:\s]+):(\d+)[: ]', context.edition.stderr)}


def check_amounts(row, place, observed):
    for measure, cell in row.cells.items():
        state = observed.get(f'{measure}_state')
        if state is None or (state == '' and cell.state == 'value'):
            yield Failure('amount-lost', f'{place[0]}:{place[1]}', f'{measure} nothing', f'{cell}')
            continue
        if cell.state != 'value':
            if state != cell.state:
                yield Failure('amount-differs', f'{place[0]}:{place[1]}', f'{measure} {state}', cell.state)
            continue
        low, high = ends(observed, measure)
        if low > cell.low + 1 or low < cell.low or high != (INF if cell.high is None else cell.high):
            yield Failure('amount-differs', f'{place[0]}:{place[1]}', f'{measure} [{low}, {high}]', f'[{cell.low}, {cell.high}]')


def ends(observed, measure):
    scale = 100 if measure == 'spend' else 1
    low, high = observed[f'{measure}_low'], observed[f'{measure}_high']
    return int(Decimal(low or 0) * scale), int(Decimal(high) * scale) if high else INF


def check_traced(context, row, place, traced):
    """Main rows are in a number of the platform, parts in one of their own at least, references in a figure of references."""
    for measure, cell in row.cells.items():
        if cell.state == 'none_listed':
            continue
        if cell.hidden:
            yield from check_opens(context, row, place, measure)
            continue
        figures = traced.get(place + (measure,), set())
        if row.role == 'reference':
            if is_left_out(context, row, measure):
                continue
            if not any('reference' in figure for figure in figures):
                yield Failure('reference-silent', f'{place[0]}:{place[1]}', f'{measure} is in {sorted(figures)[:3]}',
                              'a reference has a figure of its own')
        elif not figures:
            yield Failure('row-silent', f'{place[0]}:{place[1]}', f'{measure} is in no number', f'it was read: {cell}')
        elif not row.divided and not any('by-platform' in figure or figure.endswith('totals') for figure in figures):
            yield Failure('row-not-in-total', f'{place[0]}:{place[1]}', f'{measure} is in {sorted(figures)[:3]}', 'it is about a whole')


def is_left_out(context, row, measure):
    """A row about a part of what a coarser row of the same file says of the same days: explain names it."""
    parts = (row.region, row.age)
    return any(other is not row and other.file == row.file and other.first <= row.first and row.last <= other.last and
               (other.advertiser, other.party) == (row.advertiser, row.party) and not other.cells[measure].hidden and
               (other.region, other.age) != parts and all(theirs in (None, own) for theirs, own in zip((other.region, other.age), parts))
               for other in context.report.rows if measure in other.cells)


def check_opens(context, row, place, measure):
    """A row that hides its number opens the total of its platform, or that of its part."""
    universe = context.universe
    name = universe.platforms[row.platform].id
    number = context.edition.number(f'{measure}-by-platform', name, 'all')
    if row.region is not None:
        number = context.edition.number(f'platform-{name}-{measure}-by-region', universe.regions[row.region], measure)
    elif row.age is not None:
        number = context.edition.number(f'platform-{name}-{measure}-by-age-gender', universe.ages[row.age], f'{measure}_all')
    if measure == 'reach' and universe.says_population or row.role != 'main':
        return
    if number is not None and (number.state == 'none_listed' or number.known and number.high != INF):
        yield Failure('hidden-row-opens-nothing', f'{place[0]}:{place[1]}', f'{measure}: {number.state}, with an upper end',
                      f'this row is {row.cells[measure].state}')


def check_sums(context):
    """Each number that adds rows up is what trace.csv and observations.csv make of it."""
    entries = {}
    for entry in context.edition.trace:
        entries.setdefault((entry['figure'], entry['row'], entry['column']), []).append(entry)
    for (figure, row, column), behind in entries.items():
        measure = behind[0]['measure']
        number = context.edition.number(figure, row, column)
        words = {word for entry in behind for word in entry['rule'].split()}
        if number is None or not number.known or measure not in ADDITIVE or not words & {'added', 'alone'} or 'reference' in figure:
            continue
        low, high = add_up(behind, measure)
        if 'least' in words and number.low > low:  # rows that do not count prove more
            low = number.low
        if (number.low, number.high) != (low, high):
            yield Failure('sum-differs', f'{figure}:{row}:{column}', f'[{number.low}, {number.high}]', f'[{low}, {high}] by its rows')


def add_up(behind, measure):
    low = high = 0
    for entry in behind:
        for row in entry['rows']:
            if row[f'{measure}_state'] != 'value':
                high += INF if row[f'{measure}_state'] != 'none_listed' else 0
                continue
            least, most = ends(row, measure)
            low += 0 if 'from-zero' in entry['rule'] else least
            high += most
        high += INF if 'leaves-out' in entry['rule'] else 0
    return low, high
