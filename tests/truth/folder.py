"""A report as an input folder: report.yaml and its tables."""

import csv
import os

from cells import cell_pair, cell_text
from universe import MEASURES, iso

YAML = '''title:     {{nl: Proef, en: Trial}}
publisher: {{name: The Daily Example, url: "https://example.org/"}}
licence:   CC-BY-4.0
languages: [nl, en]
country:   NL
currency:  EUR
{population}period:    {first}/{last}
axis:      {axis}
edition:   {{date: 2024-04-20, number: 1, kind: draft}}
files:
'''


def write_folder(report, folder):
    universe = report.universe
    os.makedirs(os.path.join(folder, 'spend'), exist_ok=True)
    population = f'population: {universe.population}\n' if universe.says_population else ''
    names = sorted({row.file for row in report.rows})
    with open(os.path.join(folder, 'report.yaml'), 'w', encoding='utf-8') as out:
        out.write(YAML.format(population=population, first=iso(universe.first), last=iso(universe.last), axis=universe.axis))
        for name in names:
            role = '\n    role: reference' if name.endswith('reference.csv') else ''
            out.write(f'  - path: {name}{role}\n')
        if not names:
            out.write('  - path: spend/*.csv\n')
    table(folder, 'parties.csv', ('id', 'name'), zip(universe.parties, universe.names))
    table(folder, 'platforms.csv', ('id', 'name', 'offered_until'),
          [(p.id, p.name, iso(p.offered_until) if p.offered_until else '') for p in universe.platforms])
    table(folder, 'regions.csv', ('id', 'name_nl', 'name_en'), [(r, r.title(), r.title()) for r in universe.regions])
    write_links(report, folder)
    if report.coverage:
        table(folder, 'coverage.csv', ('platform', 'measure', 'from', 'to', 'state'),
              [(universe.platforms[c.platform].id, c.measure, iso(c.first), iso(c.last), c.state) for c in report.coverage])
    for name in names:
        write_rows(report, folder, name, [row for row in report.rows if row.file == name])
    if not names:
        table(folder, 'spend/none.csv', ('platform', 'party', 'start', 'end', 'spend'), [])


def table(folder, name, header, rows):
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


def write_links(report, folder):
    universe = report.universe
    rows = []
    for advertiser in universe.advertisers:
        for first, last, parties in advertiser.links:
            rows.append((universe.platforms[advertiser.platform].id, advertiser.id, advertiser.name,
                         '|'.join(universe.parties[party] for party in parties), 'joint' if len(parties) > 1 else advertiser.relation,
                         iso(first) if first else '', iso(last) if last else ''))
    if rows:
        table(folder, 'advertisers.csv', ('platform', 'advertiser_id', 'advertiser', 'party', 'relation', 'from', 'to'), rows)


def write_rows(report, folder, name, rows):
    universe = report.universe
    measures = [measure for measure in MEASURES if any(measure in row.cells for row in rows)]
    columns = ['platform', 'start', 'end']
    columns += [key for key, used in (('party', any(row.party is not None for row in rows)),
                                      ('advertiser_id', any(row.advertiser for row in rows)),
                                      ('ad', any(row.ad for row in rows)),
                                      ('region', any(row.region is not None for row in rows)),
                                      ('age', any(row.age is not None for row in rows))) if used]
    pairs = name in report.pairs
    header = columns + [f'{m}_{end}' for m in measures for end in ('low', 'high')] if pairs else columns + measures
    table(folder, name, header, [fields(universe, row, columns) + amounts(row, measures, pairs) for row in rows])


def fields(universe, row, columns):
    party = row.party if not isinstance(row.party, int) else universe.parties[row.party]
    words = {'platform': universe.platforms[row.platform].id, 'start': iso(row.first), 'end': iso(row.last),
             'party': party or '', 'advertiser_id': row.advertiser.id if row.advertiser else '',
             'ad': row.ad.id if row.ad else '', 'region': '' if row.region is None else universe.regions[row.region],
             'age': '' if row.age is None else universe.ages[row.age]}
    return [words[column] for column in columns]


def amounts(row, measures, pairs):
    texts = []
    for measure in measures:
        cell = row.cells.get(measure)
        if pairs:
            texts += cell_pair(cell, measure) if cell else ('', '')
        else:
            texts.append(cell_text(cell, measure) if cell else '')
    return texts
