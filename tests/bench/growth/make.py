#!/usr/bin/env python3
"""make.py KIND N FOLDER: writes a report into a folder in which there are N of one thing and few of all others. Made up, the same each time.

KIND is one of those that `make.py` alone prints."""
import datetime
import pathlib
import random
import sys

START = datetime.date(2023, 1, 1)
chance = random.Random(1)


class Report:
    """The tables of a report by their file, and what report.yaml says besides."""

    def __init__(self, parties=4, platforms=2):
        self.parties, self.platforms = parties, platforms
        self.period, self.axis, self.more = (START, datetime.date(2023, 3, 31)), 'month', ''
        self.files = {'parties.csv': 'id,name\n' + ''.join(f'p{i},Partij {i}\n' for i in range(parties)),
                      'platforms.csv': 'id,name\n' + ''.join(f'q{i},Platform {i}\n' for i in range(platforms))}

    def spend(self):
        """Each party on each platform in each of three months."""
        rows = (f'q{q},2023-{m:02}-01,2023-{m:02}-28,p{p},{chance.randint(0, 100000)}\n'
                for p in range(self.parties) for q in range(self.platforms) for m in (1, 2, 3))
        self.files['spend/a.csv'] = 'platform,start,end,party,spend\n' + ''.join(rows)
        return self

    def page(self, words):
        """A page of the team's own."""
        for language in ('nl', 'en'):
            self.files[f'pages/{language}/own.md'] = '---\ntitle: Own\nmenu: Own\n---\n# Own\n\n' + words
        return self

    def write(self, folder):
        self.files['report.yaml'] = (
            'title: {nl: A, en: A}\npublisher: {name: V}\nlicence: CC-BY-4.0\nbase_url: "https://example.org/ads/"\nlanguages: [nl, en]\n'
            f'country: NL\ncurrency: EUR\nperiod: {self.period[0]}/{self.period[1]}\naxis: {self.axis}\n'
            f'edition: {{date: {self.period[1] + datetime.timedelta(1)}, kind: draft}}\n' + self.more)
        for name, text in self.files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')


def parties(n):
    return Report(n, 4).spend()


def platforms(n):
    return Report(4, n).spend()


def advertisers(n, linked, ads=1):
    """Rows by advertiser, each with the number of ads it placed one by one."""
    report = Report()
    rows = ''.join(f'q{i % 2},2023-0{1 + (i + a) % 3}-01,2023-0{1 + (i + a) % 3}-28,{i},Adverteerder {i},{i}-{a},{chance.randint(0, 9)}00-{chance.randint(10, 20)}00\n'
                   for i in range(n) for a in range(ads))
    report.files['spend/a.csv'] = 'platform,start,end,advertiser_id,advertiser,ad,spend\n' + rows
    if linked:
        report.files['advertisers.csv'] = 'platform,advertiser_id,advertiser,party,relation,mapped_by,mapped_on,evidence\n' + ''.join(
            f'q{i % 2},{i},Adverteerder {i},p{i % 3},branch,redactie,2023-02-20,\n' for i in range(n))
    return report


def regions(n):
    report = Report()
    report.files['regions.csv'] = 'id,name_nl,name_en\n' + ''.join(f'r{i},Streek {i},Region {i}\n' for i in range(n))
    report.files['spend/a.csv'] = 'platform,start,end,party,region,spend\n' + ''.join(
        f'q0,2023-01-01,2023-03-31,p{p},r{i},{chance.randint(0, 1000)}\n' for p in range(4) for i in range(n))
    return report


def days(n):
    report = Report()
    report.period, report.axis = (START, START + datetime.timedelta(n - 1)), 'day'
    report.files['spend/a.csv'] = 'platform,start,end,party,spend\n' + ''.join(
        f'q{q},{day},{day},p{p},{chance.randint(0, 1000)}\n' for day in (START + datetime.timedelta(i) for i in range(n)) for p in range(4) for q in range(2))
    return report


def columns(n):
    """Columns that the program does not know."""
    report = Report().spend()
    names = ','.join(f'unknown{i}' for i in range(n))
    report.files['spend/a.csv'] = f'platform,start,end,party,spend,{names}\nq0,2023-01-01,2023-01-31,p0,5{"," * n}\n'
    return report


def findings(n):
    """Rows with an amount that is none."""
    report = Report()
    report.files['spend/a.csv'] = 'platform,start,end,party,spend\n' + ''.join(f'q0,2023-01-01,2023-01-31,p0,x{i}\n' for i in range(n))
    return report


KINDS = {
    'parties': parties,
    'platforms': platforms,
    'linked': lambda n: advertisers(n, True),
    'unlinked': lambda n: advertisers(n, False),
    'ads': lambda n: advertisers(4, True, n),
    'regions': regions,
    'days': days,
    'headings': lambda n: Report().spend().page(''.join(f'## Kop {i}\n\nWoorden.\n\n' for i in range(n))),
    'same-headings': lambda n: Report().spend().page('## Kop\n\nWoorden.\n\n' * n),
    'figures': lambda n: Report().spend().page('{{figure spend-by-party}}\n\n' * n),
    'numbers': lambda n: Report().spend().page(' '.join(['{{number spend-by-party:p0:q0_spend}}'] * n) + '\n'),
    'columns': columns,
    'findings': findings,
}

if __name__ == '__main__':
    if len(sys.argv) != 4 or sys.argv[1] not in KINDS:
        sys.exit('make.py KIND N FOLDER; KIND is one of ' + ' '.join(KINDS))
    KINDS[sys.argv[1]](int(sys.argv[2])).write(sys.argv[3])
