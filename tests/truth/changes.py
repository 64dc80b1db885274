"""What happens to a report when something of it is taken away. Less information never makes a number narrower, a sentence more
certain, or a new 'no'; and what is said then is said of what is left."""

import random

from cells import HIDING, Cell, widened
from pages import unwrapped
from periods import bin_keys
from phrases import names_listed
from reading import INF
from soundness import Failure, shown

NONE = ('none_listed', 'not_linked', 'not_offered', 'not_applicable')


# Each takes a report that nobody else holds, changes it, and says what it did; None where there is nothing of the kind to take.

def hide(report, rng):
    row, measure = pick(report, rng)
    if row is None:
        return None
    state = rng.choice(('suppressed', 'not_reported'))
    row.cells[measure] = Cell(state=state)
    return f'{measure} of {about(row)} is {state}'


def widen(report, rng):
    row, measure = pick(report, rng)
    if row is None:
        return None
    row.cells[measure] = widened(rng, row.cells[measure])
    return f'{measure} of {about(row)} is wider: {row.cells[measure]}'


def drop_column(report, rng):
    """An optional column: a measure of one platform, or the population."""
    platforms = [platform for platform in report.universe.platforms if len(platform.measures) > 1]
    if report.universe.says_population and (not platforms or rng.random() < 0.3):
        report.universe.says_population = False
        return 'no population'
    if not platforms:
        return None
    platform = rng.choice(platforms)
    measure = rng.choice([measure for measure in platform.measures if measure != 'spend'] or list(platform.measures))
    for row in report.rows:
        if report.universe.platforms[row.platform] is platform:
            row.cells.pop(measure, None)
    report.rows = [row for row in report.rows if row.cells]
    return f'no column {measure} of {platform.id}'


def drop_coverage(report, rng):
    if not report.coverage:
        return None
    gone = report.coverage.pop(rng.randrange(len(report.coverage)))
    return f'no row of coverage.csv: {gone.measure} {gone.state}'


def drop_days(report, rng):
    """A day's file: the rows of a stretch of days that no other row of the platform crosses."""
    index = rng.randrange(len(report.universe.platforms))
    rows = [row for row in report.rows if row.platform == index and row.role == 'main']
    if not rows or any(row.ad for row in rows):
        return None
    seed = rng.choice(rows)
    first, last = seed.first, seed.last
    while True:
        touched = [row for row in rows if row.first <= last and row.last >= first]
        low, high = min(row.first for row in touched), max(row.last for row in touched)
        if (low, high) == (first, last):
            break
        first, last = low, high
    left = [row for row in rows if row not in touched]
    if not any(row.last >= report.universe.first and row.first <= report.universe.last for row in left):
        return None
    report.rows = [row for row in report.rows if row not in touched]
    report.coverage = [one for one in report.coverage if one.platform != index or one.state != 'collected']
    return f'no rows of {report.universe.platforms[index].id} for {last - first + 1} days'


def drop_links(report, rng):
    """Nobody linked this account."""
    linked = [advertiser for advertiser in report.universe.advertisers if advertiser.links]
    if not linked:
        return None
    advertiser = rng.choice(linked)
    advertiser.links = []
    return f'no link of {advertiser.id}'


LESS = (hide, hide, widen, drop_column, drop_coverage)
SCOPE = (drop_days, drop_links)


def pick(report, rng):
    choices = [(row, measure) for row in report.rows for measure, cell in row.cells.items()
               if row.role == 'main' and cell.state == 'value' and row.last >= report.universe.first and row.first <= report.universe.last]
    return rng.choice(choices) if choices else (None, None)


def about(row):
    who = row.ad or row.advertiser
    return f'{who.id if who else row.party} on {row.file} from day {row.first} to {row.last}'


def chance(seed, number):
    return random.Random(seed * 104729 + number)


# What may not have changed.

def check_less(context, before, after):
    """No number of the poorer edition is narrower than in the richer one."""
    for figure in after.figures.values():
        for row, column, number in figure.numbers():
            old = before.number(figure.id, row, column)
            where = f'{figure.id}:{row}:{column}'
            question = context.asker.ask(figure, row, column)
            if old is None or not question or context.asker.ask(before.figures[figure.id], row, column) != question:
                continue
            if number.state in ('none_listed', 'not_linked', 'not_offered') and old.state not in NONE:
                yield Failure('new-no', where, number.state, f'before it was {shown(old)}')
            elif old.known and number.known and same_or_fewer(old, number):
                yield from narrower(where, old, number)
            elif number.known and old.state in HIDING and \
                    same_or_fewer(old, number) and number.high != INF and question.kind in ('total', 'bin'):
                yield Failure('narrower', where, shown(number), f'before it was {old.state}')
        yield from more_certain(context, figure, before)


def same_or_fewer(old, number):
    return old.days is None or number.days is None or number.days == old.days


def narrower(where, old, number):
    if number.low > old.low or number.high < old.high:
        yield Failure('narrower', where, shown(number), f'before it was {shown(old)}')


def more_certain(context, figure, before):
    """Fewer parties that may be first, fewer bins or parties named as possible."""
    old = before.figures.get(figure.id)
    if old is None or any(not same_or_fewer(cell, figure.number(row, column)) for row, column, cell in old.numbers()
                          if figure.number(row, column)):
        return
    was, now = firsts(old), firsts(figure)
    if now and was > now and all(row in figure.rows for row in old.rows):
        yield Failure('more-certain', figure.id, f'{now} may be first', f'before {was} might')
    was, now = named(context, old), named(context, figure)
    if with_figures(old) != with_figures(figure):
        return  # it is said of other days, as it or its subtitle says
    if was is not None and now is not None and now < was:
        yield Failure('more-certain', f'{figure.id}.headline', figure.headline['en'], f'before: {old.headline["en"]}')


def with_figures(figure):
    return {row for row, column, cell in figure.numbers() if cell.known or cell.days or cell.state == 'none_listed'}


def firsts(figure):
    places = [figure.number(row, 'place') for row in figure.rows]
    return sum(1 for place in places if place is not None and place.known and place.low == 1)


def named(context, figure):
    """How many the headline of a figure leaves possible; None where it is about something else, or they tie."""
    for match in unwrapped(context.phrases, figure.headline['en'], 'en', ('headline.',)) or ():
        if match.key.startswith(('headline.most', 'headline.bins.', 'headline.parties-bins.', 'headline.party-own-bins.')) and 'equal' not in match.key:
            if match['count'] is not None:
                return int(match['count'])
            if match['bins']:
                names, joined = bin_keys(match['bins'], 'en', figure)
            else:
                names, joined = names_listed(match['parties'] or '')
            return len(names) if joined != 'and' and names else None
    return None
