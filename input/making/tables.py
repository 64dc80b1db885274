#!/usr/bin/env python3
"""Makes the tables of amounts in this folder out of the copies that README.md names.

    tables.py FOLDER    advertisers.csv, payers.csv, targeting.csv and spend/*.csv, in the folder above this one

FOLDER holds the copies: wtm*.csv (Meta's daily report as Who Targets Me kept it), *_yesterday_advertisers.csv (Meta's own daily
reports), *page_to_party.csv and *advertiser_to_party.csv (who belongs to whom), google_transparency*.csv, *targeting*.csv and
PoliticalAds.csv, in folders of any depth. What was judged by eye is in judged.csv, beside this file."""
import csv
import datetime
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
INPUT = HERE.parent
NAMED_FROM = 1000  # euros, by the low end: from there a page that is not linked is looked at, and named if it is an organisation's
SNAP_COPY = '2023-03-17'
PERIOD = ('2023-02-05', '2023-03-15')
WITHOUT = 'These ads ran without a disclaimer'


def table(folder, pattern):
    for path in sorted(folder.rglob(pattern)):
        with path.open(encoding='utf-8-sig', newline='') as lines:
            for row in csv.DictReader(lines):
                yield path.name, row


def write(name, header, rows):
    with (INPUT / name).open('w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


def amount(low, high):
    return f'<={high}' if low == 0 < high == 100 else str(low) if low == high else f'{low}-{high}'


class Page:
    def __init__(self):
        self.name, self.low, self.days = '', 0, {}

    def add(self, day, name, low, high, source):
        """A page's rows of a day, under several disclaimers, are added up."""
        self.name = name.strip() or self.name
        self.low += low
        before = self.days.get(day, (0, 0, source))
        self.days[day] = (before[0] + low, before[1] + high, source)


def meta_pages(folder):
    pages = {}
    payer = {}  # (source, named) -> day -> [low, high]

    def add(day, ident, name, disclaimer, low, high, source):
        pages.setdefault(ident, Page()).add(day, name, low, high, source)
        sums = payer.setdefault((source, disclaimer != WITHOUT), {}).setdefault(day, [0, 0, 0, 0])
        for i, part in enumerate((low, high, 1, low != high)):
            sums[i] += part

    for _, row in table(folder, 'wtm*.csv'):
        spend = int(row['spend'])  # 50 was put in place of every "at most 100"
        low, high = (0, 100) if spend == 50 else (spend, spend)
        add(row['date_produced'], row['advertiser_id'], row['advertiser_name'], row['disclaimer'], low, high, 'wtm-daily')
    for name, row in table(folder, '*_yesterday_advertisers.csv'):
        spend = row['Amount spent (EUR)']
        low, high = (0, 100) if spend == '≤100' else (int(spend), int(spend))
        day = re.search(r'\d{4}-\d\d-\d\d', name).group()
        add(day, row['Page ID'], row['Page name'], row['Disclaimer'], low, high, 'meta-daily')
    return pages, payer_rows(payer)


def payer_rows(payer):
    """What was spent with a payer named and without, a row per source and stretch of days."""
    for source in sorted({source for source, _ in payer}, reverse=True):
        named, without = payer[source, True], payer.get((source, False), {})
        stretches = []
        for day in sorted(named.keys() | without.keys()):
            if not stretches or datetime.date.fromisoformat(day) - datetime.date.fromisoformat(stretches[-1][-1]) > datetime.timedelta(1):
                stretches.append([])
            stretches[-1].append(day)
        for days in stretches:
            low, high, rows, ranges = zip(*([sum(part.get(day, [0] * 4)[i] for day in days) for i in range(4)] for part in (named, without)))
            yield 'meta', days[0], days[-1], amount(low[0], high[0]), amount(low[1], high[1]), sum(rows), rows[0], sum(ranges), source


def meta_spend(pages, linked, judged):
    """A row per page and day of who is linked and who is named; all others of a day are one row."""
    rows, others = [], {}
    for ident, page in sorted(pages.items(), key=lambda item: int(item[0])):
        named = ident in linked or judged.get(ident) == 'organisation' and page.low >= NAMED_FROM
        for day, (low, high, source) in sorted(page.days.items()):
            if named:
                rows.append((day, ident, '' if ident in linked else page.name, '', low, high, 1, source))
            else:
                before = others.get(day, (0, 0, 0, source))
                others[day] = (before[0] + low, before[1] + high, before[2] + 1, source)
    rows += [(day, '', '', 'unmapped', *rest) for day, rest in others.items()]
    rows.sort(key=lambda row: (row[0], int(row[1] or 0)))
    write('spend/meta.csv', 'platform start end advertiser_id advertiser party spend advertisers source'.split(),
          [('meta', day, day, ident, name, party, amount(low, high), count, source)
           for day, ident, name, party, low, high, count, source in rows])


def google_spend(folder):
    rows = []
    for _, row in table(folder, 'google_transparency*.csv'):
        spend = int(re.sub(r'\D', '', row['eur_amount']))
        # as published; report.yaml says that they are rounded to 50
        rows.append(('google', row['from'], row['to'], row['advertiser_id'], '', spend, row['num_ads'], min(int(row['num_ads']), 1), 'google-transparency'))
    # what accounts of others spent, nobody looked up
    rows.append((*rows[0][:3], '', 'unmapped', 'not_collected', 'not_collected', 'not_collected', 'google-transparency'))
    write('spend/google.csv', 'platform start end advertiser_id party spend ads advertisers source'.split(), sorted(rows))


def snap_payers(ads, first, last):
    """Each ad names its payer; what was spent on ads that reach beyond the report counts from nothing."""
    low = sum(spend for start, end, spend in ads if first <= start and end <= last)
    yield 'snapchat', first, last, amount(low, sum(spend for _, _, spend in ads)), 0, len(ads), len(ads), 0, 'snap-library'


def snap_spend(folder):
    rows, ads = [], []
    for _, row in table(folder, 'PoliticalAds.csv'):
        if row['CountryCode'] != 'netherlands':
            continue
        assert row['Currency Code'] == 'EUR'
        day = lambda text: text[:10].replace('/', '-')
        party = 'vvd' if row['PayingAdvertiserName'] == 'VVD' else 'unmapped'
        assert row['PayingAdvertiserName']
        ads.append((day(row['StartDate']), day(row['EndDate']) or SNAP_COPY, int(row['Spend'])))
        rows.append((party == 'unmapped', day(row['StartDate']), row['ADID'], day(row['EndDate']) or SNAP_COPY, party, row['Spend'],
                     row['Impressions'], '' if row['EndDate'] else 'running'))
    write('spend/snapchat.csv', 'platform ad start end party spend impressions ads source notes'.split(),
          [('snapchat', ad, start, end, party, spend, seen, 1, 'snap-library', notes)
           for _, start, ad, end, party, spend, seen, notes in sorted(rows)])
    return snap_payers(ads, *PERIOD)


def links(folder, pages, judged):
    """Pages that have rows, the own page of a party that has none, and Google's accounts that were looked up."""
    with (INPUT / 'parties.csv').open(encoding='utf-8', newline='') as lines:
        ids = {row['name']: row['id'] for row in csv.DictReader(lines)}
    known = {row['page_id']: row for _, row in table(folder, '*page_to_party.csv')}
    listed = {row['party'] for ident, row in known.items() if ident in pages}
    rows = []
    for ident, row in known.items():
        if ident not in pages and (row['party'] in listed or judged.get(ident) != 'party'):
            continue
        by, on, evidence = ('Who Targets Me', '2023-03-13', 'WTM') if 'wtm-' in row['source'] else \
            ('adreport', '', 'PS2023') if 'by eye' in row['source'] else \
            ('favstats', '', 'PS2023')
        name = ident in pages and pages[ident].name or row['page_name']
        parties, relation = ids[row['party']], judged.get(ident, 'branch')
        if '|' in relation:
            parties, relation = relation, 'joint'
        rows.append(('meta', ident, name, parties, relation, by, on, evidence))
    with (HERE / 'judged.csv').open(encoding='utf-8', newline='') as lines:
        accounts = {row['advertiser_id']: row for row in csv.DictReader(lines) if row['platform'] == 'google'}
    own = {row['advertiser_id']: ids.get(row['party']) for _, row in table(folder, '*advertiser_to_party.csv')}
    for _, row in table(folder, 'google_transparency*.csv'):
        ident = row['advertiser_id']
        found = accounts[ident]
        assert own.get(ident, found['party']) == found['party'], ident
        rows.append(('google', ident, row['advertiser_name'], found['party'], found['judged'], 'adreport' if ident in own else 'favstats', '',
                     'Google' if ident in own else 'PS2023'))
    order = list(ids.values())
    rows.sort(key=lambda row: (row[0] != 'meta', order.index(row[3].split('|')[0]), row[4] != 'party', row[2].casefold()))
    write('advertisers.csv', 'platform advertiser_id advertiser party relation mapped_by mapped_on evidence'.split(), rows)
    return {row[1] for row in rows}


def method(row):
    kind = row['type']
    if kind == 'location':
        return {'countries': 'country', 'regions': 'region', 'CITY': 'city', 'zips': 'postcode'}.get(row['location_type'], 'place')
    if kind == 'custom_audience':
        return 'customer_list' if 'DFCA' in row['custom_audience_type'] else 'custom_audience'
    return {'detailed': 'interests', 'lookalike_audience': 'lookalike'}.get(kind, kind)


def shares(rows):
    """By method and whether kept out: the least and the most that it can be of the spending, in percent."""
    values, ages, found = {}, {}, {}
    for row in rows:
        share = float(row['total_spend_pct'] or 0) * 100
        kept_out = 'yes' if row['is_exclusion'] == 'TRUE' else ''
        if row['type'] == 'age':
            if row['value'].rstrip('+').isdigit() and int(row['value'].rstrip('+')) >= 18:
                ages[row['value']] = 100 - share  # of ads that leave this age out
        elif row['type'] == 'gender':
            if row['value'] != 'All':
                values.setdefault(('gender', ''), []).append(share)
        else:
            values.setdefault((method(row), kept_out), []).append(share)
    if ages:
        values['age', ''] = list(ages.values())
    for key, parts in values.items():
        low, high = max(parts), min(sum(parts), 100)
        if key[0] == 'gender':
            low = high  # an ad is for women, for men, or for all
        if high > 0.00005:
            found[key] = (max(math.floor(low * 10000 + 0.01) / 10000, 0), min(math.ceil(high * 10000 - 0.01) / 10000, 100))
    return found


def targeting(folder, linked, judged):
    pages = {}
    for _, row in table(folder, '*targeting*.csv'):
        pages.setdefault(row['page_id'], []).append(row)
    out, left_out = [], 0
    for ident, rows in sorted(pages.items(), key=lambda item: int(item[0])):
        if ident not in linked and judged.get(ident) != 'organisation':
            left_out += 1
            continue
        last = datetime.date.fromisoformat(rows[0]['ds'])
        spend = int(re.sub(r'\D', '', rows[0]['total_spend_formatted']))
        start = ['meta', ident, last - datetime.timedelta(29), last, '<=100' if spend == 100 else spend]
        found = shares(rows)
        out += [start + [name, kept_out, f'{low:.4f}'.rstrip('0').rstrip('.'), f'{high:.4f}'.rstrip('0').rstrip('.'), 'meta-audience']
                for (name, kept_out), (low, high) in sorted(found.items())] or [start + ['none', '', '', '', 'meta-audience']]
    write('targeting.csv', 'platform advertiser_id start end spend method kept_out share_low share_high source'.split(), out)
    print(f'targeting: {len(pages)} pages, {left_out} left out, since they may be of a person')


def main():
    folder = pathlib.Path(sys.argv[1])
    with (HERE / 'judged.csv').open(encoding='utf-8', newline='') as lines:
        judged = {row['advertiser_id']: row['judged'] for row in csv.DictReader(lines)}
    (INPUT / 'spend').mkdir(exist_ok=True)
    pages, payers = meta_pages(folder)
    linked = links(folder, pages, judged)
    print(f'Meta: {len(pages)} pages, {len(linked & set(pages))} linked')
    meta_spend(pages, linked, judged)
    google_spend(folder)
    payers = [*payers, *snap_spend(folder)]
    write('payers.csv', 'platform start end named not_named rows rows_named rows_as_range source'.split(), payers)
    targeting(folder, linked, judged)


if len(sys.argv) != 2:
    sys.exit(__doc__)
main()
