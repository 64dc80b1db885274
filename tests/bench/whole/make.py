#!/usr/bin/env python3
"""make.py FOLDER [COUNTRIES]: the input of a whole country - or of so many, each with parties of its own - as adreport reads it, made up:
20 parties on 5 platforms, by week of a year and by province: 62,400 rows a country. The same each time."""
import datetime, os, sys

FOLDER, COUNTRIES = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
PARTIES, PLATFORMS, WEEKS = 20, ['alfa', 'beta', 'chi', 'delta', 'epsilon'], 52
PROVINCES = ['Drenthe', 'Flevoland', 'Fryslân', 'Gelderland', 'Groningen', 'Limburg', 'Noord-Brabant', 'Noord-Holland', 'Overijssel',
             'Utrecht', 'Zeeland', 'Zuid-Holland']
FIRST = datetime.date(2025, 1, 6)
COLUMNS = 'platform,start,end,party,region,spend_low,spend_high,impressions_low,impressions_high,ads,source\n'


def region(name):
    return name.lower().replace('â', 'a')


def write(name, text):
    with open(os.path.join(FOLDER, name), 'w', encoding='utf-8') as file:
        file.write(text)


def euros(cents):
    return f'{cents // 100}.{cents % 100:02}'


def party(country, index):
    return f'p{index:02}' if COUNTRIES == 1 else f'c{country:02}-p{index:02}'


def rows(platform, seed):
    """Of one platform, with ranges as platforms give them; more is spent in the weeks before an election."""
    weeks = [FIRST + datetime.timedelta(7 * week) for week in range(WEEKS)]
    for country in range(COUNTRIES):
        for index in range(PARTIES):
            for number, week in enumerate(weeks):
                for place, name in enumerate(PROVINCES):
                    seed = (seed * 69069 + 1) % 2**32
                    low = (seed >> 9) % 250000 * (4 if 38 < number < 46 else 1) * (PARTIES - index) // 60 // (1 + place % 4)
                    low -= low % 100
                    yield (f'{platform},{week},{week + datetime.timedelta(6)},{party(country, index)},{region(name)},{euros(low)},'
                           f'{euros(low + low // 4 + 9999)},{low // 7 * 10},{low // 5 * 10 + 999},{(seed >> 20) % 37},{platform}\n')


def main():
    os.makedirs(os.path.join(FOLDER, 'spend'), exist_ok=True)
    for number, platform in enumerate(PLATFORMS):
        with open(os.path.join(FOLDER, 'spend', f'{platform}.csv'), 'w', encoding='utf-8') as file:
            file.write(COLUMNS)
            file.writelines(rows(platform, number + 1))
    write('parties.csv', 'id,name\n' + ''.join(f'{party(country, index)},Party {party(country, index)}\n'
                                               for country in range(COUNTRIES) for index in range(PARTIES)))
    write('platforms.csv', 'id,name\n' + ''.join(f'{name},{name.title()}\n' for name in PLATFORMS))
    write('regions.csv', 'id,name_en,tile_column,tile_row\n' +
          ''.join(f'{region(name)},{name},{place % 4 + 1},{place // 4 + 1}\n' for place, name in enumerate(PROVINCES)))
    write('sources.csv', 'id,title,publisher,url,retrieved_on,licence\n' +
          ''.join(f'{name},{name.title()} library,{name.title()},https://example.org/{name},2026-01-10,CC0-1.0\n' for name in PLATFORMS))
    last = FIRST + datetime.timedelta(7 * WEEKS - 1)
    write('report.yaml', f'''title: {{en: Benchmark}}
publisher: {{name: Bench, url: "https://example.org/", email: contact@example.org}}
licence: CC-BY-4.0
base_url: https://example.org/ads/
languages: [en]
country: NL
currency: EUR
election: {{name: {{en: Elections}}, date: 2025-10-29}}
period: {FIRST}/{last}
axis: week
edition: {{date: 2026-01-15, number: 1, kind: final}}
files:
  - path: spend/*.csv
''')


main()
