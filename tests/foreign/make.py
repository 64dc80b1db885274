"""Reports of other countries: Belgium from an archive of Meta, Hungary in forint, Japan in yen; without a code of conduct and
without an election. make.py FOLDER [ARCHIVE]: with the archive as Meta publishes it also the report that it gives."""
import csv
import io
import pathlib
import sys
import zipfile

FOLDER = pathlib.Path(sys.argv[1])
ARCHIVE = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None

BELGIANS = {  # id: name, what its payers are called
    'n-va': ('N-VA', ('Nieuw-Vlaamse Alliantie', 'N-VA')), 'vlaams-belang': ('Vlaams Belang', ('Vlaams Belang',)),
    'ps': ('PS', ('Parti Socialiste (PS)', 'PS')), 'mr': ('MR', ('MR - Mouvement Réformateur',)), 'vooruit': ('Vooruit', ('Vooruit',)),
    'cd-v': ('cd&v', ('cd&v', 'CD&V')), 'groen': ('Groen', ('Groen',)), 'ecolo': ('Ecolo', ('Ecolo',)),
    'engages': ('Les Engagés', ('Les Engagés',)), 'ptb-pvda': ('PTB-PVDA', ('PTB', 'PVDA')), 'open-vld': ('Open Vld', ('Open Vld',)),
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


def table(path, *rows):
    text = io.StringIO()
    csv.writer(text, lineterminator='\n').writerows(rows)
    write(path, text.getvalue())


def report(folder, country, currency, period, title, files, more=''):
    write(folder / 'report.yaml', f'''title:      {title}
publisher:  {{name: Example, url: "https://example.org/"}}
licence:    CC0-1.0
base_url:   https://example.org/ads/
languages:  [nl, en]
country:    {country}
currency:   {currency}
period:     {period}
edition:    {{date: 2025-08-01}}
{more}files:
{files}''')
    table(folder / 'sources.csv', ['id', 'title', 'publisher'], ['library', 'Ad Library Report', 'Meta'])


def belgian_parties(folder, advertisers):
    table(folder / 'parties.csv', ['id', 'name'], *([key, name] for key, (name, _) in BELGIANS.items()))
    table(folder / 'platforms.csv', ['id', 'name', 'services'], ['meta', 'Meta', 'Facebook, Instagram'])
    table(folder / 'regions.csv', ['id', 'name_nl', 'name_en', 'aliases'], ['bru', 'Brussel', 'Brussels', ''],
          ['vlg', 'Vlaanderen', 'Flanders', 'Flemish Region'], ['wal', 'Wallonië', 'Wallonia', ''], ['unknown', 'Onbekend', 'Unknown', ''])
    payers = {payer: party for party, (_, names) in BELGIANS.items() for payer in names}
    linked = {(row['Page ID'], row['Page name'], payers[row['Disclaimer']]) for row in advertisers if row['Disclaimer'] in payers}
    one_each = {page: (name, party) for page, name, party in sorted(linked)}
    table(folder / 'advertisers.csv', ['platform', 'advertiser_id', 'advertiser', 'party'],
          *(['meta', page, name, party] for page, (name, party) in sorted(one_each.items())))


def belgium(folder, archive, name):
    inner = name.replace('.zip', '')
    with zipfile.ZipFile(io.BytesIO(archive)) as pages:
        text = pages.read(f'{inner}_advertisers.csv').decode('utf-8-sig')
    belgian_parties(folder, list(csv.DictReader(io.StringIO(text))))
    (folder / 'platforms').mkdir(parents=True)
    (folder / 'platforms' / name).write_bytes(archive)
    report(folder, 'BE', 'EUR', '2025-06-13/2025-07-12',
           '{nl: Online politieke advertenties in België, en: Online political advertising in Belgium}', '  - path: platforms/*.zip\n')


def twin(name):
    """An archive like Meta's of Belgium, with rows that are made up."""
    inner = name.replace('.zip', '')
    pages = [('10000000000000' + str(i), f'Page {i}', payer, amount, i)
             for i, (payer, amount) in enumerate([('Nieuw-Vlaamse Alliantie', '24622'), ('Vlaams Belang', '84970'), ('Parti Socialiste (PS)', '12454'),
                                                  ('Groen', '≤100'), ('PTB', '10562'), ('PVDA', '16945'), ('An Example Company', '10956'),
                                                  ('These ads ran without a disclaimer', '≤100')], 1)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        head = 'Page ID,Page name,Disclaimer,Amount spent (EUR)'
        rows = [','.join(page[:4]) for page in pages]
        archive.writestr(f'{inner}_locations.csv', '\ufeffLocation name,Amount spent (EUR)\nBrussels,40057\nFlemish Region,120000')
        archive.writestr(f'{inner}_advertisers.csv', '\ufeff' + '\n'.join([head + ',Number of ads in Library'] + [f'{row},{page[4]}' for row, page in zip(rows, pages)]))
        archive.writestr(f'regions/{inner}_Flemish Region.csv', '\ufeff' + '\n'.join([head] + rows[:2]))
        archive.writestr(f'regions/{inner}_Wallonia.csv', '\ufeff' + '\n'.join([head] + rows[2:5]))
        archive.writestr('README.txt', 'The library is a list of ads about social issues, elections or politics.')
    return out.getvalue()


def hungary(folder):
    table(folder / 'parties.csv', ['id', 'name', 'colour'], ['red', 'Piros Lista', '#b3122a'], ['blue', 'Kék Lista', '#12436d'],
          ['green', 'Zöld Lista', '#2e7d32'])
    table(folder / 'platforms.csv', ['id', 'name'], ['meta', 'Meta'])
    table(folder / 'advertisers.csv', ['platform', 'advertiser_id', 'advertiser', 'party', 'relation'],
          ['meta', '100000000000001', 'Red Page', 'red', 'party'], ['meta', '100000000000002', 'Blue Page', 'blue', 'party'],
          ['meta', '100000000000003', 'Blue Town', 'blue', 'branch'], ['meta', '100000000000004', 'Green Page', 'green', 'party'])
    for day in range(3, 7):
        table(folder / f'platforms/FacebookAdLibraryReport_2025-07-0{day}_HU_yesterday_advertisers.csv',
              ['Page ID', 'Page name', 'Disclaimer', 'Amount spent (HUF)', 'Number of ads in Library'],
              ['100000000000001', 'Red Page', 'Red', str(1200000 + day * 31415), '12'], ['100000000000002', 'Blue Page', 'Blue', str(905000 + day * 1000), '9'],
              ['100000000000003', 'Blue Town', 'Blue', '≤100', '1'], ['100000000000004', 'Green Page', 'Green', str(day * 40001), '2'],
              ['100000000000008', 'Large Company', 'Large Company', '700000', '3'],
              ['100000000000009', 'Example Private Person', 'These ads ran without a disclaimer', '1007', '1'])
    report(folder, 'HU', 'HUF', '2025-07-03/2025-07-06', '{nl: Advertenties in Hongarije, en: Advertising in Hungary}', '  - path: platforms/*.csv\n',
           'name_from:  400000\n')


def japan(folder):
    table(folder / 'parties.csv', ['id', 'name', 'colour'], ['sakura', 'Sakura', '#c2185b'], ['matsu', 'Matsu', '#2e7d32'])
    table(folder / 'platforms.csv', ['id', 'name'], ['meta', 'Meta'], ['google', 'Google'])
    table(folder / 'regions.csv', ['id', 'name_nl', 'name_en'], ['tokyo', 'Tokio', 'Tokyo'], ['osaka', 'Osaka', 'Osaka'])
    head = ['platform', 'start', 'end', 'party', 'region', 'age', 'gender', 'spend', 'impressions', 'reach', 'ads', 'advertisers', 'source']
    days = [f'2025-07-0{day}' for day in range(1, 8)]
    rows = [[platform, day, day, party, '', '', '', spend(i, party), str(20000 + 1300 * i), '', str(2 + i % 3), '', 'library']
            for platform in ('meta', 'google') for i, day in enumerate(days) for party in ('sakura', 'matsu', 'unmapped')]
    areas = [['meta', days[0], days[-1], party, region, '', '', amount, '', '10000-14999', '', '', 'library']
             for party in ('sakura', 'matsu') for region, amount in (('tokyo', '120000-149999'), ('osaka', '90500'))]
    people = [['meta', days[0], days[-1], 'sakura', '', age, gender, '', str(9000 + 100 * n), '', '', '', 'library']
              for n, (age, gender) in enumerate((a, g) for a in ('18-34', '35-54', '55+') for g in ('female', 'male'))]
    table(folder / 'spend/meta.csv', head, *rows)
    table(folder / 'spend/parts.csv', head, *areas, *people)
    report(folder, 'JP', 'JPY', '2025-07-01/2025-07-07', '{nl: Advertenties in Japan, en: Advertising in Japan}',
           '  - path: spend/*.csv\n', 'population: 120000000\nname_from:  150000\n')


def spend(day, party):
    return {'sakura': str(31415 + 271 * day), 'matsu': f'{20000 + day}-{29999 + day}', 'unmapped': '<=100'}[party]


NAME = 'FacebookAdLibraryReport_2025-07-12_BE_last_30_days.zip'
belgium(FOLDER / 'belgium-made-up', twin(NAME), NAME)
hungary(FOLDER / 'hungary')
japan(FOLDER / 'japan')
if ARCHIVE:
    belgium(FOLDER / 'belgium', ARCHIVE.read_bytes(), ARCHIVE.name)
