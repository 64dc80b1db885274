"""How a universe is reported: rows about parties, advertisers or ads, over days, weeks or odd windows, whole or divided, with
ranges, hidden cells, missing days and links. A report is input for the program, and knows the truth behind each row."""

import random
from dataclasses import dataclass, field, replace

from cells import Cell, make_cell
from universe import ALWAYS, EDGE, days_between

WHOLE, REGIONS, AGES = 'whole', 'regions', 'ages'


@dataclass(eq=False)
class Row:
    platform: int
    first: int
    last: int
    pairs: list                 # (ad, day) that it is about
    party: object = None        # index, 'unmapped', or None where it names an advertiser
    advertiser: object = None   # Advertiser
    ad: object = None           # Ad
    region: int = None
    age: int = None
    cells: dict = field(default_factory=dict)
    file: str = ''
    role: str = 'main'

    @property
    def divided(self):
        return self.region is not None or self.age is not None

    def covers(self, day):
        return self.first <= day <= self.last


@dataclass(eq=False)
class Coverage:
    platform: int
    measure: str  # '*': every measure
    first: int
    last: int
    state: str


@dataclass(eq=False)
class Report:
    universe: object
    rows: list = field(default_factory=list)
    coverage: list = field(default_factory=list)
    pairs: set = field(default_factory=set)   # files that write amounts as NAME_low and NAME_high
    dropped: set = field(default_factory=set)  # optional columns and tables that are left out


@dataclass
class Who:
    """What rows are about."""
    platform: int
    ads: list
    fields: dict
    kind: str


def everyone(universe, index):
    """Whom the rows of a platform are about: parties, advertisers, ads."""
    platform = universe.platforms[index]
    lumps = {}
    for advertiser in (a for a in universe.advertisers if a.platform == index):
        style = style_of(platform, advertiser)
        if style == 'party':
            lumps.setdefault('unmapped' if advertiser.home is None else advertiser.home, []).extend(advertiser.ads)
        elif style == 'advertiser':
            yield Who(index, advertiser.ads, {'advertiser': advertiser}, style)
        else:
            for ad in advertiser.ads:
                yield Who(index, [ad], {'advertiser': advertiser, 'ad': ad}, style)
    for party, ads in lumps.items():
        yield Who(index, ads, {'party': party}, 'party')


def style_of(platform, advertiser):
    if advertiser.home is not None:
        return 'party'
    if advertiser.links:
        return platform.styles[advertiser.links[0][2][0]]
    return platform.styles[None]


def make_report(universe):
    rng = random.Random(universe.seed * 7919 + 1)
    report = Report(universe)
    temper = Temper(rng)
    for index, platform in enumerate(universe.platforms):
        shared = windows_of(universe, rng, platform, temper) if rng.random() < 0.5 else None  # a file for each window
        for who in everyone(universe, index):
            report.rows += rows_about(universe, rng, who, temper, shared)
        report.coverage += coverage_of(universe, rng, index)
    if rng.random() < 0.12:
        report.rows += references(universe, rng, report.rows)
    for name in sorted({row.file for row in report.rows}):
        if rng.random() < 0.25:
            report.pairs.add(name)
    return report


class Temper:
    """What one report is like: how vague, how secretive, how divided."""

    def __init__(self, rng):
        self.vague = rng.choice((0, 0.2, 0.6, 1))
        self.hidden = rng.choice((0, 0, 0.05, 0.1, 0.3))
        self.divided = rng.choice((0, 0, 0, 0.2, 0.6))
        self.odd = rng.random() < 0.4
        self.empty_rows = rng.choice((0, 0.3))


def rows_about(universe, rng, who, temper, shared):
    platform = universe.platforms[who.platform]
    rows = []
    for division, windows in layers(universe, rng, who, temper, shared or windows_of(universe, rng, platform, temper)):
        for first, last in windows:
            rows += window_rows(universe, rng, who, temper, division, first, last)
    return rows


def layers(universe, rng, who, temper, windows):
    """Which divisions a source gives, and over which windows. One layer, or two that lie over each other."""
    if who.kind == 'ad':
        ad = who.ads[0]
        windows = [(ad.first, ad.last)]
        if ad.last - ad.first > 3 and rng.random() < 0.3:
            cut = rng.randint(ad.first, ad.last - 1)
            windows = [(ad.first, cut), (cut + 1, ad.last)]
    finer = rng.choice((REGIONS, AGES))
    kind = rng.random()
    if rng.random() >= temper.divided:
        return [(WHOLE, windows)]
    if kind < 0.35:  # the division changes from window to window
        return [(rng.choice((WHOLE, finer)), [window]) for window in windows]
    if kind < 0.55:
        return [(finer, windows)]
    if kind < 0.75 or who.kind == 'ad':
        return [(WHOLE, windows), (finer, windows)]
    kept = [window for window in windows if rng.random() < 0.6]
    return [(WHOLE, kept), (finer, windows_of(universe, rng, universe.platforms[who.platform], temper))]


def windows_of(universe, rng, platform, temper):
    """Stretches of days that follow each other, without the missing days, within what the platform offered."""
    first, last = universe.first, universe.last
    if temper.odd:
        first, last = first - rng.randrange(EDGE), last + rng.randrange(EDGE)
    last = min(last, platform.offered_until or last)
    step = rng.choice((1, 1, 7, 3, 30, 0)) if not temper.odd else 0
    windows, day = [], first
    while day <= last:
        end = day + (step or rng.randint(1, 12)) - 1
        end = min(end, last)
        gap = next((d for d in days_between(day, end) if d in platform.missing), None)
        if gap is not None:
            end = gap - 1
        if end >= day:
            windows.append((day, end))
        day = (gap if gap is not None else end) + 1
    return windows


def window_rows(universe, rng, who, temper, division, first, last):
    pairs = [(ad, day) for ad in who.ads for day in days_between(max(first, ad.first), min(last, ad.last))]
    if not pairs and rng.random() >= temper.empty_rows:
        return []
    parts = {WHOLE: [(None, None)], REGIONS: [(region, None) for region in range(len(universe.regions))],
             AGES: [(None, age) for age in range(len(universe.ages))]}[division]
    rows = []
    for region, age in parts:
        if division != WHOLE and not any(there(ad, region, age) for ad, _ in pairs):
            continue
        row = Row(who.platform, first, last, pairs, region=region, age=age, **who.fields)
        row.file = f'spend/{universe.platforms[who.platform].id}-{who.kind}{"s" if division == WHOLE else "-parts"}.csv'
        fill_row(universe, rng, row, temper)
        rows.append(row)
    return rows


def there(ad, region, age):
    return any((region is None or place[0] == region) and (age is None or place[1] == age) for place in ad.places)


def fill_row(universe, rng, row, temper):
    for measure in universe.platforms[row.platform].measures:
        true = universe.count_part(row.pairs, measure, row.region, row.age)
        vague = temper.vague if measure not in ('ads', 'advertisers') or row.party is not None else 0
        if not row.pairs and rng.random() < 0.4:
            row.cells[measure] = Cell(state='none_listed')
        else:
            row.cells[measure] = make_cell(rng, true, measure, vague, temper.hidden, universe.whole_euros)


def references(universe, rng, rows):
    """Rows of a file that is published beside: about the same, but never to be added, so that they may say anything."""
    copies = []
    for row in rng.sample(rows, min(len(rows), rng.randint(1, 5))):
        cells = {measure: make_cell(rng, rng.randrange(universe.population if measure == 'reach' else 10 ** 6), measure, 0.2, 0.1) for measure in row.cells}
        copies.append(replace(row, cells=cells, role='reference', file='spend/reference.csv', pairs=[]))
    return copies


def coverage_of(universe, rng, index):
    """Nothing, what is missing, or all of it; and what the platform never gives."""
    platform = universe.platforms[index]
    rows = []
    said = rng.random()
    last = min(universe.last, platform.offered_until or universe.last)
    for first, end in stretches(sorted(platform.missing)):
        if said < 0.5:
            rows.append(Coverage(index, '*', first, end, 'not_collected'))
    if 0.3 < said < 0.5 or said > 0.9:
        for first, end in stretches([day for day in days_between(universe.first, last) if day not in platform.missing]):
            rows.append(Coverage(index, '*', first, end, 'collected'))
    for measure in ALWAYS:
        if measure not in platform.measures and rng.random() < 0.3:
            rows.append(Coverage(index, measure, universe.first, last, 'not_reported'))
    return rows


def stretches(days):
    """Days in order as stretches of days that follow each other."""
    runs = []
    for day in days:
        if runs and runs[-1][1] == day - 1:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return [tuple(run) for run in runs]
