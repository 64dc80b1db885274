#!/usr/bin/env python3
"""Writes a long report into a folder: thirty parties, six platforms, five years by month. Made up, and the same each time."""
import csv
import pathlib
import random
import sys

target = pathlib.Path(sys.argv[1])
(target / 'spend').mkdir(parents=True, exist_ok=True)
chance = random.Random(20211)

PARTIES = [
    'Volksbond', 'Verenigde Burgers', 'Groen Verbond', 'Partij voor Herstel en Vernieuwing', 'Vrije Liberalen', 'Christelijk Appèl',
    'Socialisten', 'Dierenpartij', 'Piratenbeweging', 'Ouderenunie', 'Jong en Vooruit', 'Regio Eerst', 'Waterpartij', 'Boerenlijst',
    'Stad en Streek', 'Democraten', 'Nieuwe Midden', 'Sociaal Akkoord', 'Vrijheidslijst', 'Eerlijk Delen', 'Republikeinse Lijst',
    'Koningsgezinden', 'Europa Nu', 'Nationale Lijst', 'Het Alternatief', 'De Coöperatie', 'Lijst Van den Berghe-Oosterhuis', 'Basisinkomen Nu',
    'Libertairen', 'Algemeen Plattelandsverbond',
]
ELECTIONS = [('2020-03-18', 'Gemeenteraad', 'Municipal'), ('2021-03-17', 'Tweede Kamer', 'Lower house'),
             ('2022-03-16', 'Waterschap', 'Water boards'), ('2023-03-15', 'Provincie', 'Provinces'), ('2024-06-06', 'Europa', 'Europe')]
REGIONS = [('groningen', 5, 1), ('friesland', 4, 1), ('drenthe', 5, 2), ('overijssel', 5, 3), ('flevoland', 4, 2), ('gelderland', 4, 3),
           ('utrecht', 3, 3), ('noord-holland', 3, 2), ('zuid-holland', 2, 3), ('zeeland', 2, 4), ('noord-brabant', 3, 4), ('limburg', 4, 4)]


def table(name, header, rows):
    with open(target / name, 'w', newline='', encoding='utf-8') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


def identity(name):
    return ''.join(c for c in name.lower().replace('è', 'e').replace('ö', 'o') if c.isalnum())[:14]


MONTHS = [(year, month) for year in range(2020, 2025) for month in range(1, 13)]


def days(year, month):
    last = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return f'{year}-{month:02}-01', f'{year}-{month:02}-{last}'


def busy(year, month):
    """How much more a month has than a quiet one: most just before an election."""
    distance = min(abs((year * 12 + month) - (int(e[0][:4]) * 12 + int(e[0][5:7]))) for e in ELECTIONS)
    return 12 / (1 + distance * distance)


def interval(amount):
    if amount < 100:
        return '<=100'
    low = amount // 50 * 50
    return f'{low}-{low + 49 + amount // 20}'


parties = [(identity(name), name) for name in PARTIES]
size = {party: 1.35 ** -place for place, (party, _) in enumerate(parties)}

meta, google, snap, video, forum, links = [], [], [], [], [], []
for place, (party, name) in enumerate(parties):
    accounts = [(f'{place + 1}000{n}', f'{name}{suffix}', relation) for n, (suffix, relation) in enumerate(
        [('', 'party'), (' Noord-Holland', 'branch'), (' Utrecht', 'branch'), (': kandidaat', 'candidate')][:1 + (place % 4)])]
    links += [('meta', number, title, party, relation, 'redactie', '2025-01-05', 'opgave van de partij') for number, title, relation in accounts]
    for year, month in MONTHS:
        first, last = days(year, month)
        for n, (number, title, _) in enumerate(accounts):
            amount = int(40000 * size[party] * busy(year, month) * chance.uniform(.4, 1.4) / (1 + 4 * n))
            if amount >= 5:
                meta.append(('meta', first, last, number, title, interval(amount), interval(amount * 55), 'bibliotheek'))
        if year >= 2021 and place < 22:
            amount = int(18000 * size[party] * busy(year, month) * chance.uniform(.2, 1.6))
            if amount >= 40:
                google.append(('google', first, last, party, amount // 50 * 50, 'bibliotheek'))
        if place < 9 and (year, month) >= (2022, 6):
            amount = int(2000 * size[party] * busy(year, month) * chance.uniform(.1, 2))
            if amount > 20:
                snap += [('snapchat', first, last, party, region, amount * (n + 1) // 78, amount * (n + 1) * 5, 'bibliotheek')
                         for n, (region, *_) in enumerate(REGIONS)]
        if place < 4 and year in (2020, 2021, 2024):
            amount = int(900 * busy(year, month) * chance.uniform(0, 2))
            video.append(('video', first, last, party, f'{amount}-{amount * 2 + 100}', f'{amount * 3}-{amount * 9 + 1000}', 'bibliotheek'))
        if place == 1:
            forum.append(('forum', first, last, party, chance.choice(['<=100', '100-499', '500-999', 'not_reported']), 'bibliotheek'))

unmapped = [('meta', *days(year, month), '', '', f'{int(60000 * busy(year, month))}-{int(90000 * busy(year, month)) + 4000}', 'not_reported', 'bibliotheek')
            for year, month in MONTHS]
palette = ['#1d5b8f', '#b3402a', '#3a7d34', '#7a4ea3', '#c47a00', '#00807a', '#96305f', '#5b5b2a']
table('parties.csv', ['id', 'name', 'article_nl', 'colour'],
      [(party, name, '' if name.startswith(('De ', 'Het ', 'Lijst')) else 'de', palette[i % 8]) for i, (party, name) in enumerate(parties)])
table('platforms.csv', ['id', 'name', 'services', 'offered_from', 'offered_until', 'library_url'],
      [('meta', 'Meta', 'Facebook, Instagram', '', '', 'https://example.org/meta'), ('google', 'Google', 'Google, YouTube', '', '', 'https://example.org/google'),
       ('snapchat', 'Snapchat', '', '', '', 'https://example.org/snap'), ('video', 'Videoplatform', '', '', '', 'https://example.org/video'),
       ('forum', 'Forum', '', '', '', 'https://example.org/forum'), ('kort', 'Kortfilm', '', '', '', 'https://example.org/kort')])
table('regions.csv', ['id', 'name_nl', 'name_en', 'tile_column', 'tile_row'],
      [(region, region.title(), region.title(), column, row) for region, column, row in REGIONS])
table('coverage.csv', ['platform', 'measure', 'from', 'to', 'state', 'reason_nl', 'reason_en', 'source'],
      [('google', 'spend', '2020-01-01', '2020-12-31', 'not_collected', 'Van 2020 is niets bewaard.', 'Nothing was kept of 2020.', 'bibliotheek'),
       ('google', 'spend', '2021-01-01', '2024-12-31', 'value', '', '', 'bibliotheek'),
       ('meta', 'spend', '2020-01-01', '2024-12-31', 'value', '', '', 'bibliotheek'),
       ('snapchat', 'spend', '2020-01-01', '2022-05-31', 'not_collected', 'De bibliotheek begint in juni 2022.', 'The library begins in June 2022.', 'bibliotheek'),
       ('snapchat', 'spend', '2022-06-01', '2024-12-31', 'value', '', '', 'bibliotheek'),
       ('video', 'spend', '2022-01-01', '2023-12-31', 'not_collected', 'Van deze jaren is niets bewaard.', 'Nothing was kept of these years.', 'bibliotheek'),
       ('forum', 'spend', '2020-01-01', '2024-12-31', 'value', '', '', 'bibliotheek'),
       ('kort', 'spend', '2020-01-01', '2024-12-31', 'not_offered', 'Dit platform neemt geen politieke advertenties aan.',
        'This platform takes no political ads.', 'bibliotheek')])
table('sources.csv', ['id', 'title', 'publisher', 'url', 'retrieved_on', 'licence'],
      [('bibliotheek', 'Bibliotheken van de platforms', 'Proefredactie', 'https://example.org/bron', '2025-01-05', 'CC0')])
table('advertisers.csv', ['platform', 'advertiser_id', 'advertiser', 'party', 'relation', 'mapped_by', 'mapped_on', 'evidence'], links)
table('spend/meta.csv', ['platform', 'start', 'end', 'advertiser_id', 'advertiser', 'spend', 'impressions', 'source'], meta)
table('spend/meta-rest.csv', ['platform', 'start', 'end', 'advertiser_id', 'advertiser', 'spend', 'impressions', 'source', 'party'],
      [(*row, 'unmapped') for row in unmapped])
table('spend/google.csv', ['platform', 'start', 'end', 'party', 'spend', 'source'], google)
table('spend/snapchat.csv', ['platform', 'start', 'end', 'party', 'region', 'spend', 'impressions', 'source'], snap)
table('spend/video.csv', ['platform', 'start', 'end', 'party', 'spend', 'reach', 'source'], video)
table('spend/forum.csv', ['platform', 'start', 'end', 'party', 'spend', 'source'], forum)

events = ', '.join(f'{{date: {date}, name: {{nl: {nl}, en: {en}}}}}' for date, nl, en in ELECTIONS[:-1])
(target / 'report.yaml').write_text(f'''title:      {{nl: Vijf jaar reclame, en: Five years of advertising}}
publisher:  {{name: Proefredactie, url: "https://example.org/", email: redactie@example.org}}
licence:    CC0-1.0
base_url:   https://example.org/lang/
languages:  [nl, en]
country:    NL
currency:   EUR
election:   {{name: {{nl: Europese verkiezing, en: European election}}, date: 2024-06-06}}
period:     2020-01-01/2024-12-31
axis:       month
edition:    {{date: 2025-01-10, number: 1, kind: final}}
events:     [{events}]
files:
  - path: spend/*.csv
''', encoding='utf-8')
