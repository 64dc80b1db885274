"""Numbers: no published number excludes the truth of what it is about, no state says what is not so, every number is about the
days that were collected, and what is certain in the input stays certain."""

import re
from dataclasses import dataclass

import claims_largest as largest
from periods import PARTIAL, plain
from questions import bin_days
from reading import INF
from universe import ADDITIVE, belongs, iso


@dataclass(frozen=True)
class Failure:
    kind: str
    where: str
    said: str
    true: str

    def __str__(self):
        return f'{self.kind}: {self.where}: said {self.said}; true {self.true}'


def shown(number):
    if number is None:
        return 'nothing'
    return number.state if number.low is None else f'[{number.low}, {"open" if number.high == INF else number.high}]'


def shown_days(days):
    days = sorted(days)
    return f'{len(days)} days' + (f', {iso(days[0])} to {iso(days[-1])}' if days else '')


class Context:
    """A universe, its report and the edition made of it: what every property looks at."""

    def __init__(self, report, edition, asker, oracle, phrases=None):
        self.phrases = phrases
        self.report, self.universe, self.edition = report, report.universe, edition
        self.asker, self.oracle = asker, oracle
        self.collected_memory = {}

    def days_about(self, question, number):
        """The days a number says it is about; of the whole report (or its bin) where it says nothing."""
        if number is not None and number.days is not None:
            return number.days
        days = self.platform_days(question.platform, 'spend' if question.kind in ('share', 'place', 'place-until') else question.measure)
        return days if question.days is None else days & frozenset(question.days)

    def platform_days(self, platform, measure):
        """The days that numbers of a platform are about, as its page says in data."""
        name = self.universe.platforms[platform].id
        number = self.edition.number(f'platform-{name}-totals', 'all', measure)
        if number is None or number.days is None:
            number = self.edition.number(f'{measure}-by-platform', name, 'all')
        return number.days if number is not None and number.days is not None else self.collected(platform, measure)

    def collected(self, platform, measure):
        """The days of the report on which a measure was collected, by the rows and coverage.csv."""
        key = platform, measure
        if key not in self.collected_memory:
            self.collected_memory[key] = collected_days(self.report, platform, measure)
        return self.collected_memory[key]

    def hidden(self, platform):
        """The parties that are compared and hide their number."""
        return {party for party in self.spenders(platform) if not self.spending_cell(platform, party).known}

    def partly_hidden(self, platform):
        """These, and those of whom some row has no number, so that their sum has no upper end."""
        days = set(self.universe.days)
        return self.hidden(platform) | {
            party for party, (_, high) in self.spenders(platform).items() if high == INF and any(
                row.cells['spend'].hidden and self.oracle.about(row, party, days)[0] for row in self.oracle.rows(platform, 'spend'))}

    def not_offered(self, platform):
        """The days on which a platform took no advertising."""
        until = self.universe.platforms[platform].offered_until
        return frozenset(day for day in self.universe.world if until is not None and day > until)

    def spending_cell(self, platform, party):
        name = self.universe.platforms[platform].id
        return self.edition.number(f'party-{self.universe.parties[party]}-by-platform', name, 'spend')

    def spending(self, platform, party):
        """A party's published spending on a platform, as an interval for comparisons; None where it is in none."""
        cell = self.spending_cell(platform, party)
        if cell is None or cell.known:
            return as_interval(cell)
        days = set(self.universe.days)  # a word hides a number where a row is about the party
        rows = any(self.oracle.about(row, party, days)[0] for row in self.oracle.rows(platform, 'spend'))
        return as_interval(cell) if rows else None

    def platform_of(self, sentence, match):
        """The platform that a sentence is about: as it says, else that of its figure or page."""
        names = [platform.name for platform in self.universe.platforms]
        if match['platform'] in names:
            return names.index(match['platform'])
        if sentence.figure is not None:
            platform = self.asker.scope(sentence.figure.id)[1]
            return self.asker.named_platform(sentence.figure) if platform is None else platform
        for part in sentence.page:
            if part in self.asker.platforms:
                return self.asker.platforms[part]
        for other in sentence.matches or ():
            if other['platform'] in names:
                return names.index(other['platform'])
        return None

    def spenders(self, platform):
        intervals = {party: self.spending(platform, party) for party in range(len(self.universe.parties))}
        return {party: interval for party, interval in intervals.items() if interval}


def as_interval(number):
    if number is None or number.state in ('none_listed', 'not_linked', 'not_offered', 'not_applicable'):
        return None
    return (number.low, number.high) if number.state == 'value' else (0, INF)


def collected_days(report, platform, measure):
    universe = report.universe
    rows = [row for row in report.rows if row.role == 'main' and row.platform == platform and measure in row.cells and
            row.cells[measure].state in ('value', 'none_listed')]
    days = {day for row in rows for day in range(row.first, row.last + 1)}
    given = any(row.cells[measure].state == 'value' for row in rows)
    for one in sorted((c for c in report.coverage if c.platform == platform and c.measure in ('*', measure)),
                      key=lambda c: c.measure != '*'):
        stretch = set(range(one.first, one.last + 1))
        if one.state != 'collected':
            days -= stretch
        elif one.measure != '*' or given:
            days |= stretch
    until = universe.platforms[platform].offered_until
    return frozenset(day for day in days if universe.first <= day <= universe.last and (until is None or day <= until))


def check_numbers(context):
    for figure in context.edition.figures.values():
        for row, column, number in figure.numbers():
            where = f'{figure.id}:{row}:{column}'
            question = context.asker.ask(figure, row, column)
            if question is False or (question is not None and question.platform is None):
                yield Failure('unknown-cell', where, shown(number), 'no test knows what this cell is about')
            elif question is not None:
                yield from check_number(context, where, question, number)
                if question.kind == 'bin' and len(figure.columns) == 2:
                    yield from check_label(context, where, question, number, figure.labels[row])


def check_number(context, where, question, number):
    days = context.days_about(question, number)
    if question.kind == 'place':
        yield from check_place(context, where, question, number, days)
    elif question.kind == 'place-until':
        yield from check_place_until(context, where, question, number, days)
    elif question.kind == 'linked-share':
        yield from check_linked_share(context, where, question, number, days)
    elif question.kind == 'share':
        yield from check_share(context, where, question, number, days)
    elif question.kind == 'account-place':
        for kind, said, true in largest.place(context, question.subject, number):
            yield Failure(kind, where, said, true)
    else:
        if number.known:
            true = context.oracle.answer(question, days)
            if not number.low <= true <= number.high:
                yield Failure(f'unsound-{question.kind}', where, shown(number), f'{true} in {shown_days(days)}')
            yield from check_exact(context, where, question, number, days)
        else:
            yield from check_state(context, where, question, number)
        yield from check_days(context, where, question, number)


def check_days(context, where, question, number):
    """What it is about, as it says, are the days that were collected; without a word they are all days."""
    if question.kind not in ('total', 'bin', 'cumulative') or not number.known:
        return
    collected, wanted = context.collected(question.platform, question.measure), question.days or context.universe.days
    collected = collected & frozenset(wanted)
    if number.days is None and collected != frozenset(wanted):
        yield Failure('no-days', where, shown(number), f'it is about {shown_days(collected)} and does not say so')
    elif number.days is not None and number.days != collected:
        yield Failure('days', where, shown_days(number.days), f'collected were {shown_days(collected)}')


def check_label(context, where, question, number, label):
    """A bin of which some days are not collected, or lie outside the report, says how many of them are."""
    whole = frozenset(bin_days(context.universe, where.split(':')[1]))
    offered = context.not_offered(question.platform) & frozenset(context.universe.days)  # the report knows nothing of other days
    collected = context.collected(question.platform, question.measure) & whole
    for language, words in label.items():
        match = re.search(PARTIAL[language], plain(words))
        said = (int(match[1]), int(match[2])) if match else None
        right = ((len(collected), len(whole)), (len(whole & (collected | offered)), len(whole)))  # days without an offer are known, or not
        if number.known and said not in (right if not whole <= collected | offered else (None,)):
            yield Failure('bin-label', where, words, f'{len(collected)} of {len(whole)} days are collected')


def check_place(context, where, question, number, days):
    spenders = context.spenders(question.platform)
    if not number.known:
        if question.subject in spenders and len(spenders) > 1 and question.subject not in context.hidden(question.platform):
            yield Failure('place-missing', where, number.state, 'it has a number, or a hidden one')
        return
    if question.subject not in spenders:
        yield Failure('place-of-none', where, shown(number), 'there is neither a number nor a hidden one')
        return
    mine = context.oracle.total(question.platform, question.subject, 'spend', days)
    true = 1 + sum(1 for other in spenders if context.oracle.total(question.platform, other, 'spend', days) > mine)
    if not number.low <= true <= number.high:
        yield Failure('false-place', where, shown(number), f'{true} of {len(spenders)} in {shown_days(days)}')
    low, high = spenders[question.subject]
    others = [interval for other, interval in spenders.items() if other != question.subject]
    best = 1 + sum(1 for other in others if other[0] > high)
    worst = 1 + sum(1 for other in others if other[1] > low)
    if (number.low, number.high) != (best, worst):
        yield Failure('place-not-of-numbers', where, shown(number), f'[{best}, {worst}] by the published spending')


def check_place_until(context, where, question, number, days):
    """Among the parties that are compared in the end; before its first row a party has no place."""
    spenders = context.spenders(question.platform)
    if not number.known:
        return
    mine = context.oracle.total(question.platform, question.subject, 'spend', days)
    others = [context.oracle.total(question.platform, other, 'spend', days) for other in spenders if other != question.subject]
    best = 1 + sum(1 for other in others if other > mine)
    if not number.low <= best <= number.high:
        yield Failure('false-place-until', where, shown(number), f'{best} of {len(spenders)} in {shown_days(days)}')


def check_share(context, where, question, number, days):
    if not isinstance(question.subject, int):
        return
    whole = context.oracle.total(question.platform, 'mapped', 'spend', days)
    if not number.known:
        return
    if whole == 0:
        return
    mine = context.oracle.total(question.platform, question.subject, 'spend', days)
    if not number.low * whole <= 1000 * mine <= number.high * whole:
        yield Failure('false-share', where, shown(number), f'{1000 * mine / whole:.2f} per mille in {shown_days(days)}')


def check_linked_share(context, where, question, number, days):
    """Of all that the platform lists, what is linked to parties."""
    whole = context.oracle.total(question.platform, 'all', question.measure, days)
    mine = context.oracle.total(question.platform, 'mapped', question.measure, days)
    if number.known and whole and not number.low * whole <= 1000 * mine <= number.high * whole:
        yield Failure('false-linked-share', where, shown(number), f'{1000 * mine / whole:.2f} per mille in {shown_days(days)}')


def check_state(context, where, question, number):
    """A word in place of a number says something too."""
    if question.kind not in ('total', 'bin', 'region', 'age') or question.subject is None:
        return
    oracle, platform, subject = context.oracle, question.platform, question.subject
    days = set(question.days or context.universe.days)
    rows = [row for row in oracle.rows(platform, question.measure) if oracle.about(row, subject, days)[0]]
    if question.kind in ('region', 'age'):
        rows = [row for row in rows if (row.region if question.kind == 'region' else row.age) == question.part]
    rows = [row for row in rows if any(row.covers(day) for day in days)]
    hidden = any(row.cells[question.measure].hidden for row in rows)
    numbers = any(row.cells[question.measure].state == 'value' for row in rows)
    if number.state in ('none_listed', 'not_linked'):
        if rows and (hidden or numbers):
            yield Failure('false-none', where, number.state, f'{len(rows)} rows are about it')
    elif number.state in ('not_reported', 'not_collected') and numbers:
        yield Failure('false-state', where, number.state, 'rows with a number are about it')
    elif number.state == 'not_offered':
        until = context.universe.platforms[platform].offered_until
        if until is None or min(days) <= until:
            yield Failure('false-state', where, number.state, 'the platform took advertising on some of these days')
    if number.state == 'none_listed' and isinstance(subject, int) and should_be_not_linked(context, platform, subject):
        yield Failure('not-linked', where, number.state, 'no account of the party is linked here: not_linked')


def should_be_not_linked(context, platform, party):
    """The rows of these days name advertisers, none is linked to the party, and no row of any days names the party itself."""
    universe = context.universe
    rows = [row for row in context.report.rows if row.role == 'main' and row.platform == platform]
    names = any(row.advertiser is not None and row.last >= universe.first and row.first <= universe.last for row in rows)
    return names and not context.oracle.linked(platform, party) and not any(row.party == party for row in rows)


def check_exact(context, where, question, number, days):
    """Where every row about it is whole, within the days and a number, the sum is theirs and no wider."""
    if question.kind != 'total' or question.measure not in ADDITIVE:
        return
    universe, oracle = context.universe, context.oracle
    low = high = 0
    for row in oracle.rows(question.platform, question.measure):
        some, all_of_it = oracle.about(row, question.subject, set(universe.days))
        if not some and not any(belongs(owner, question.subject) for owner in oracle.whose(row)):
            continue
        cell = row.cells[question.measure]
        if not all_of_it or row.divided or row.first < universe.first or row.last > universe.last or cell.state not in \
                ('value', 'none_listed'):
            return
        low += cell.low
        high += INF if cell.high is None and cell.state == 'value' else cell.high or 0
    if number.low > low or number.high < high:
        return  # said by others: it excludes the truth, or soon will
    if number.low < low - 1 or number.high > high:
        yield Failure('wider-than-rows', where, shown(number), f'[{low}, {high}] by its rows')
