"""Of what Meta's files say was spent for parties, how much has the name of the party neither in the disclaimer nor in the name of the page: counted anew,
without the program. unnamed.py INPUT prints the share and the sums, outward."""
import csv
import pathlib
import re
import sys
import unicodedata

FOLDER = pathlib.Path(sys.argv[1])


def rows_of(path):
    with path.open(encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def words_of(text):
    """The words of a text as (folded, written in capitals)."""
    plain = ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.category(c).startswith('M') and c not in "'’")
    plain = re.sub(r'(?<![^\W_])([^\W_])\.', r'\1', plain)  # V.V.D. is a word
    return [(word.casefold(), word == word.upper()) for word in re.findall(r'[^\W_]+', plain)]


NAMES = {}  # (party, name) -> only in capitals
for party in rows_of(FOLDER / 'parties.csv'):
    for name in [party['name'], *(value for key, value in party.items() if key.startswith('name_')), *(party.get('aliases') or '').split('|')]:
        words = words_of(name or '')
        joined = ''.join(word for word, _ in words)
        if len(joined) >= 2:
            NAMES.setdefault((party['id'], joined), len(words) == 1 and len(joined) <= 4 and joined.isalpha() and words[0][1])
    host = re.match(r'\w+://(?:www\.)?([^./:]*)', party.get('website') or '')
    if host and len(host[1]) > 4:
        NAMES.setdefault((party['id'], ''.join(word for word, _ in words_of(host[1]))), None)


def mention(text, party):
    """2: has a name of the party as whole words; 1: perhaps; 0: not."""
    words = words_of(text)
    matches = [(len(name), name, owner, i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)
               for (owner, name) in NAMES if ''.join(word for word, _ in words[i:j]) == name]
    taken = set()
    for _, name, owner, i, j in sorted(matches, key=lambda match: (-match[0], match[1])):
        if not taken & set(range(i, j)):
            taken |= set(range(i, j))
            only_capitals = NAMES[owner, name]
            if owner == party and only_capitals is not None and (not only_capitals or words[i][1]):
                return 2
    spaced = ' ' + ' '.join(word for word, _ in words) + ' '
    for owner, name in NAMES:
        loose = ' ?'.join(map(re.escape, name))
        if owner == party and (re.search(re.escape(name), spaced) or re.search(f' {loose}', spaced) or re.search(f'{loose} ', spaced)):
            return 1
    return 0


def amount(text):
    return (0, int(text[1:])) if text.startswith('≤') else (int(text), int(text))


party_of = {row['advertiser_id']: row['party'] for row in rows_of(FOLDER / 'advertisers.csv') if row['party'] != 'unmapped'}
sums = {'named': [0, 0], 'not': [0, 0], 'unknown': [0, 0]}
for path in sorted((FOLDER / 'platforms').glob('*_yesterday_*advertisers.csv')):
    for row in rows_of(path):
        party = party_of.get(row['Page ID'])
        if not party:
            continue
        payer = row['Disclaimer'].replace('These ads ran without a disclaimer', '')
        both = tuple(mention(text, party) if text else 1 for text in (row['Page name'], payer))
        low, high = amount(row['Amount spent (EUR)'])
        total = sums['named' if 2 in both else 'not' if both == (0, 0) else 'unknown']
        total[0] += low
        total[1] += high
known, no, unknown = sums['named'], sums['not'], sums['unknown']
low = no[0] * 1000 // (no[0] + known[1] + unknown[1])
high = -(-(no[1] + unknown[1]) * 1000 // (no[1] + unknown[1] + known[0]))
print(f'{low / 10:g},{high / 10:g},{no[0]},{no[1] + unknown[1]},{unknown[0]},{unknown[1]}')
