"""What each published cell is about, from the id of its figure and the keys of its row and column: the platform, whose, which
measure, which days, which part. This is the contract of data/ as readers know it, not how the program makes it."""

import datetime
import re
from dataclasses import dataclass

from universe import MEASURES, days_between

GROUPS = {'all-mapped': 'mapped', 'unmapped': 'unmapped', 'all': 'all', 'all_mapped': 'mapped'}
BIN_WORDS = 'day|week|month|half-year|year'


@dataclass(frozen=True)
class Question:
    kind: str           # total, bin, cumulative, share, linked-share, place, region, age, advertiser, account-place, relation, links
    platform: int
    subject: object     # index of a party, mapped, unmapped, all; an Advertiser
    measure: str
    days: tuple = None  # of the bin, within the report; else None: those of the cell, or all of the report
    part: int = None
    party: object = None  # of an advertiser: while it belonged to this one


def bin_days(universe, key):
    """All calendar days of a bin, by its key."""
    if re.fullmatch(r'\d{4}-W\d{2}', key):
        first = datetime.date.fromisocalendar(int(key[:4]), int(key[6:]), 1).toordinal()
        return days_between(first, first + 6)
    if re.fullmatch(r'\d{4}-\d{2}', key):
        first = datetime.date(int(key[:4]), int(key[5:]), 1)
        after = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
        return days_between(first.toordinal(), after.toordinal() - 1)
    if re.fullmatch(r'\d{4}(-H[12])?', key):
        year, half = int(key[:4]), key[5:]
        first = datetime.date(year, 7 if half == 'H2' else 1, 1)
        last = datetime.date(year, 6, 30) if half == 'H1' else datetime.date(year, 12, 31)
        return days_between(first.toordinal(), last.toordinal())
    day = datetime.date.fromisoformat(key).toordinal()
    return days_between(day, day)


class Asker:
    """Knows the ids of a universe."""

    def __init__(self, universe):
        self.universe = universe
        self.parties = {name: index for index, name in enumerate(universe.parties)}
        self.platforms = {platform.id: index for index, platform in enumerate(universe.platforms)}

    def subject(self, key):
        return self.parties.get(key, GROUPS.get(key))

    def named_platform(self, figure):
        """The platform that a figure's subtitle names: figures without a platform in their id are about one."""
        for index, platform in enumerate(self.universe.platforms):
            if platform.name in figure.subtitle.get('en', ''):
                return index
        return None

    def scope(self, id):
        """'party-amber-quark-spend-by-day' -> party, platform, 'spend-by-day'."""
        party = platform = None
        for name, index in self.parties.items():
            if id.startswith(f'party-{name}-'):
                party, id = index, id[len(f'party-{name}-'):]
        prefix = '' if party is not None else 'platform-'
        for name, index in self.platforms.items():
            if id.startswith(f'{prefix}{name}-'):
                platform, id = index, id[len(f'{prefix}{name}-'):]
        return party, platform, id

    def ask(self, figure, row, column):
        """The question that a cell answers; None where it holds no claim of its own; False where nobody knows."""
        party, platform, name = self.scope(figure.id)
        for pattern, asked in FIGURES:
            match = re.fullmatch(pattern, name)
            if match:
                return asked(self, figure, party, platform, match, row, column)
        return False


def by_party(asker, figure, party, platform, match, row, column):
    subject = asker.subject(row)
    if platform is None:
        for name, index in asker.platforms.items():
            if column.startswith(name + '_'):
                platform, column = index, column[len(name) + 1:]
    if platform is None and column in ('place', 'share'):
        platform = asker.named_platform(figure)
    if subject is None or platform is None:
        return None if row == 'signatories' else False
    if column == 'share':
        return Question('share', platform, subject, 'spend')
    if column == 'place':
        return Question('place', platform, subject, 'spend')
    return Question('total', platform, subject, column) if column in MEASURES else False


def by_platform(asker, figure, party, platform, match, row, column):
    platform = asker.platforms.get(row)
    if platform is None:
        return False
    if column == 'linked_share':
        return Question('linked-share', platform, 'mapped', match[1])
    if party is None:
        subject = asker.subject(column.replace('_', '-')) or asker.subject(column)
        return Question('total', platform, subject, match[1]) if subject else (None if column == 'signatories' else False)
    if column in ('place', 'share'):
        return Question(column, platform, party, 'spend')
    return Question('total', platform, party, column) if column in MEASURES else False


def totals(asker, figure, party, platform, match, row, column):
    if row == 'signatories' or column not in MEASURES:
        return None if row == 'signatories' else False
    return Question('total', platform, asker.subject(row), column)


def by_bin(asker, figure, party, platform, match, row, column):
    lead = platform is None
    if lead:
        platform = asker.named_platform(figure)
    subject = party if party is not None else ('mapped' if lead else 'all')
    days = bin_days(asker.universe, row)
    inside = tuple(day for day in days if asker.universe.first <= day <= asker.universe.last)
    if match[1].startswith('cumulative') or 'cumulative' in match.string:
        inside = tuple(days_between(asker.universe.first, max(inside)))
        return Question('cumulative', platform, subject, column, inside)
    if column not in MEASURES:
        return False
    return Question('bin', platform, subject, column, inside)


def by_party_and_bin(asker, figure, party, platform, match, row, column):
    subject = asker.subject(column.replace('_', '-'))
    if subject is None:
        return False
    inside = tuple(day for day in bin_days(asker.universe, row) if asker.universe.first <= day <= asker.universe.last)
    return Question('bin', asker.named_platform(figure) if platform is None else platform, subject, 'spend', inside)


def by_rank_and_bin(asker, figure, party, platform, match, row, column):
    """The place by what parties had spent from the first day of the report up to the last of a bin."""
    subject = asker.subject(column.replace('_', '-'))
    if subject is None:
        return False
    last = max(bin_days(asker.universe, row))
    until = tuple(day for day in asker.universe.days if day <= last)
    return Question('place-until', asker.named_platform(figure), subject, 'spend', until)


def by_region(asker, figure, party, platform, match, row, column):
    subject = 'all' if party is None else party
    if row not in asker.universe.regions:
        return False
    measure = column
    if column not in MEASURES:  # party x region: a column is a party or a group
        measure, subject = match[1], asker.subject(column.replace('_', '-'))
        if subject is None:
            return None if column == 'signatories' else False
    return Question('region', platform, subject, measure, part=asker.universe.regions.index(row))


def by_age(asker, figure, party, platform, match, row, column):
    subject = 'all' if party is None else party
    measure = column.rsplit('_', 1)[0]
    if row == 'all' or row not in asker.universe.ages or not column.endswith('_all'):
        return False
    return Question('age', platform, subject, measure, part=asker.universe.ages.index(row))


def by_advertiser(asker, figure, party, platform, match, row, column):
    if column != 'spend':
        return None
    label = figure.rows[row]
    platforms = [index for name, index in asker.platforms.items() if row.startswith(name + '-') or row.endswith('-' + name)]
    if len(platforms) != 1:
        return False
    platform = platforms[0]
    if party is None and 'party' in label:
        party = asker.parties.get(label['party'].get('code'))
    for advertiser in asker.universe.advertisers:
        if advertiser.platform == platform and re.fullmatch(rf'{asker.universe.platforms[platform].id}-{advertiser.id}(-\d+)?', row):
            owner = party if figure.id != 'unmapped' else 'unmapped'
            return Question('advertiser', platform, advertiser, 'spend', party=owner)
    if row.startswith('all-'):
        return Question('total', platform, 'unmapped' if figure.id == 'unmapped' else party, 'spend')
    return None  # what is left, or not by advertiser: the parts are checked as rows of their own


def account_of(asker, row):
    for index, platform in enumerate(asker.universe.platforms):
        for advertiser in asker.universe.advertisers:
            if advertiser.platform == index and row == f'{platform.id}-{advertiser.id}':
                return advertiser
    return None


def by_account(asker, figure, party, platform, match, row, column):
    """An account of all kinds, whoever it belongs to."""
    account = account_of(asker, row)
    if account is None:
        return False
    if column == 'place':
        return Question('account-place', account.platform, account, 'spend')
    return Question('advertiser', account.platform, account, 'spend') if column == 'spend' else None


def by_relation(asker, figure, party, platform, match, row, column):
    return Question('relation', platform, party, 'spend', part=row) if column == 'spend' else None


def links_by_party(asker, figure, party, platform, match, row, column):
    return Question('links', 0, asker.parties.get(row), 'spend') if column == 'linked' else None


def no_claim(asker, figure, party, platform, match, row, column):
    return None


MEASURE = '|'.join(MEASURES)
FIGURES = [
    (r'coverage|rows|changes|dictionary|sources', no_claim),
    (rf'({MEASURE})-by-party', by_party),
    (r'rank-by-party|share-by-party', by_party),
    (rf'({MEASURE})-by-platform', by_platform),
    (r'by-platform', by_platform),
    (r'totals', totals),
    (rf'({MEASURE}|cumulative-(?:{MEASURE})|(?:{MEASURE})-cumulative)-by-({BIN_WORDS})', by_bin),
    (r'spend-by-party-and-time', by_party_and_bin),
    (r'rank-by-party-and-time', by_rank_and_bin),
    (rf'({MEASURE})-by-region', by_region),
    (rf'({MEASURE})-by-party-and-region', by_region),
    (rf'({MEASURE})-by-age-gender', by_age),
    (r'advertisers|unmapped|links|links-unlisted', by_advertiser),
    (r'(?:top|largest)-advertisers', by_account),
    (r'spend-by-relation', by_relation),
    (r'links-by-party', links_by_party),
    (r'references', no_claim),
]
