"""Are the texts of all languages made alike, and is the French set as French is? phrases.py TEMPLATES"""
import csv
import pathlib
import re
import sys

TEMPLATES = pathlib.Path(sys.argv[1])
NBSP, THIN = '\u00a0', '\u202f'


def judge(what, wrong):
    print(('not ok ' if wrong else 'ok ') + what)
    for line in wrong[:12]:
        print('    ' + line[:200])


def slots(text):
    return sorted(set(re.findall(r'\{[a-z.-]+\}', text)))


def signs(text):
    """What stands wrongly before or behind a sign in French; addresses, code and what programs read aside."""
    text = re.sub(r'https?://\S*|`[^`]*`|\]\([^)]*\)|\{\{[^}]*\}\}', 'x', text)
    return (re.findall(r'.{0,20}[^\s' + NBSP + r']:(?=\s|$)', text) + re.findall(r'.{0,20}[^' + NBSP + r'\w/]:(?=\s|$)', text) +
            re.findall(r'.{0,20}[^' + THIN + r'][;!?](?=\s|$)', text) + re.findall(r'.{0,20}\d[^' + NBSP + r']?%', text) +
            re.findall(r'«[^' + NBSP + r'].{0,20}', text) + re.findall(r'.{0,20}[^' + NBSP + r']»', text) +
            re.findall(r'.{0,20}  .{0,20}', text))


rows = list(csv.DictReader((TEMPLATES / 'strings.csv').open(encoding='utf-8', newline='')))
languages = [name for name in rows[0] if name != 'key']
texts = {row['key']: row for row in rows}
judge('phrases are sorted by their keys', [] if [row['key'] for row in rows] == sorted(texts) else ['they are not'])
judge('every phrase is there in every language', [f'{row["key"]}: {name}' for row in rows for name in languages if not row[name]])

# French says 0 in the singular too: its singular names its number, as the plural does.
whole = {row['key']: {name: slots(row[name]) for name in languages} for row in rows}
judge('every phrase has the same slots in every language', [
    f'{key}: {whole[key]}' for key in whole if not key.endswith('.one') and len({str(found) for found in whole[key].values()}) > 1])
judge('a French singular has the slots of its plural', [
    f'{key}: {texts[key]["fr"]}' for key in whole
    if key.endswith('.one') and key[:-4] in whole and set(whole[key[:-4]]['fr']) - set(whole[key]['fr']) - {'{bins}'}])
judge('no phrase has straight quotation marks', [f'{row["key"]}: {row[name]}' for row in rows for name in languages if re.search('[\'"]', row[name])])
judge('French phrases have the spaces that French has', [f'{row["key"]}: {found}' for row in rows for found in signs(row['fr'])])
judge('no list of names stands behind a preposition that each of them would need, and none opens a phrase', [
    f'{row["key"]}: {row["fr"]}' for row in rows
    if re.search(r'\b(de|à|d’|du) ?\{(parties|platforms|hidden|who)\}', row['fr']) and not row['key'].endswith(('not_collected', '.none_listed'))
    or re.match(r'(De|À|Que) \{', row['fr'])])

pages = {name: {path.name: path.read_text(encoding='utf-8') for path in (TEMPLATES / name).glob('*.md')} for name in languages}
judge('every page is there in every language', [f'{name}: {set(pages["nl"]) ^ set(pages[name])}' for name in languages if set(pages[name]) != set(pages['nl'])])


def page_slots(text):
    """Slots of a page, in order of their names. A language says a party with its article where it needs it."""
    return sorted(set(re.findall(r'\{\{([^}]*)\}\}', text.replace('party.within', 'party'))))


judge('every page has the same slots in every language', [
    f'{name}/{page}: {set(page_slots(text)) ^ set(page_slots(pages["nl"][page]))}' for name in languages for page, text in pages[name].items()
    if page_slots(text) != page_slots(pages['nl'][page])])
judge('French pages have the spaces that French has', [f'{page}: {found}' for page, text in pages['fr'].items() for found in signs(text.split('\n---\n', 1)[1])])
judge('French pages have no straight quotation marks', [f'{page}: {line}' for page, text in pages['fr'].items() for line in text.splitlines() if re.search('[\'"]', line)])
