"""Who is behind what was spent, as published of ../fixtures/senders: senders.py EDITION."""
import csv
import html
import pathlib
import re
import sys

EDITION = pathlib.Path(sys.argv[1])
# Words that only the names of accounts and payers have.
NAMES = re.compile(r'Utrecht|Goes|Jansen|Pietersen|Zeist|Samen Sterk|Iemand|Liberale fractie')


def judge(what, wrong=()):
    wrong = list(wrong)
    print(('not ok ' if wrong else 'ok ') + what)
    for line in wrong[:12]:
        print('    ' + str(line)[:300])


def table(name):
    with (EDITION / 'data' / (name + '.csv')).open(encoding='utf-8-sig', newline='') as file:
        return {row[next(iter(row))]: row for row in csv.DictReader(file)}


def ends(row, *columns):
    return [(row[column + '_low'], row[column + '_high'], row[column + '_state']) for column in columns]


def main(path):
    return html.unescape(re.sub(r'<[^>]+>', ' ', path.read_text(encoding='utf-8')))


# By hand, in README.md.
unnamed = table('indicator-unnamed-disclaimer-spend')
judge('the party is not named in 16.6 to 25.9 % of its spending; where nothing is told there is no number', [unnamed] if
      ends(unnamed['meta'], 'share', 'base', 'not_named', 'unknown') != [('16.6', '25.9', 'value'), ('1200', '1200', 'value'), ('200', '310', 'value'), ('110', '110', 'value')]
      or ends(unnamed['google'], 'share', 'base') != [('', '', 'not_reported'), ('70', '80', 'value')] else [])
judge('it is of all parties together: no row of one', sorted(set(unnamed) - {'meta', 'google'}))

foreign = table('indicator-foreign-origin')
OUTSIDE = ('outside_country', 'outside_union', 'outside_currency')
union = table('indicator-outside-union')
foreign = {key: {**union[key], **row} for key, row in foreign.items()}
judge('of the rows 3 to 6 of 9 are from another country, 2 to 5 from outside the Union, 1 or 2 in another currency', [foreign['meta']] if
      ends(foreign['meta'], *OUTSIDE) != [('33.3', '66.7', 'value'), ('22.2', '55.6', 'value'), ('11.1', '22.3', 'value')] else [])
judge('of those of parties 2 to 5 of 8, 1 to 4, and none or 1', [foreign['meta-linked']] if
      ends(foreign['meta-linked'], *OUTSIDE, 'rows', 'country_known', 'currency_known') != [('25', '62.5', 'value'), ('12.5', '50', 'value'), ('0', '12.5', 'value'), ('8', '8', 'value'),
      ('5', '5', 'value'), ('7', '7', 'value')] else [])
judge('where nothing is said there is no number, and a reason', [foreign['google']] if
      ends(foreign['google'], *OUTSIDE) != [('', '', 'not_reported')] * 3 or 'cannot be computed' not in foreign['google']['reason'] else [])

for language, path, words in (('nl', 'gedragscode/7', ('bij wie betaalde', 'in de naam van het account', 'Geen oordeel', '16,6')),
                              ('en', 'code/7', ('in who paid', 'in the name of the account', 'No judgement', '16.6')),
                              ('fr', 'code/7', ('chez qui a payé', 'dans le nom du compte', 'pas un jugement', '16,6'))):
    found = list(EDITION.glob(f'{language}/*/7/index.html'))
    page = main(found[0]) if found else ''
    judge(f'its page in {language} has both tests, and that they are no verdict', [f'lacks: {word}' for word in words if word not in page])
    judge(f'its page in {language} names no account and no payer', NAMES.findall(page))
for number in ('8', '18'):
    page = main(EDITION / 'nl/gedragscode' / number / 'index.html')
    judge(f'commitment {number} has where payers are from, and that it is no verdict', [f'lacks: {word}' for word in ('33,3', '22,2', 'van partijen', 'Dit is geen oordeel', 'Rijen, geen geld')
          if word not in page])
files = [path for path in EDITION.rglob('*indicator-*') if path.suffix in ('.csv', '.json', '.html', '.svg')]
judge('no file of the figure does', [f'{path}: {name}' for path in files for name in NAMES.findall(path.read_text(encoding='utf-8'))] if files else ['no files'])
