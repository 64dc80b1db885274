"""Reads the French of a published report for what is not French. words.py EDITION"""
import html
import pathlib
import re
import sys

EDITION = pathlib.Path(sys.argv[1])
NBSP, THIN = '\u00a0', '\u202f'
ENGLISH = r'the|of|and|with|from|which|were|was|not|this|that|these|spending|ads|party|figures|numbers|days|more|least|most|between|linked'
DUTCH = (r'het|een|van|voor|niet|geen|met|naar|zijn|wordt|worden|uitgaven|partij|partijen|adverteerder|adverteerders|cijfers|dagen|gekoppeld|bereik|alle|'
         r'bedrag|meer|ten minste|hoogstens|zonder|werkmap|gebied|tabel|onbekend')
VOWELS = 'aeiouàâéèêëîïôûœAEIOUÀÂÉÈÊËÎÏÔÛŒ'


def judge(what, wrong):
    print(('not ok ' if wrong else 'ok ') + what)
    for line in sorted(set(wrong))[:10]:
        print('    ' + line[:200])


def words_of(text, page):
    """What a page says, in lines; without code, addresses, and what is in another language or is a name."""
    text = re.sub(r'<(script|style|code|pre|textarea)\b.*?</\1>', 'x', text, flags=re.S)
    text = re.sub(r'<(\w+)\b[^>]*\b(?:lang|hreflang)="(?!fr)[^"]*"[^>]*>.*?</\1>', 'x', re.sub(r'<html[^>]*>', '', text), flags=re.S)
    text = re.sub(r'<svg\b.*?</svg>', 'x', text, flags=re.S) if page else text  # charts are files of their own
    text = re.sub(r'<bdi>.*?</bdi>', 'x', text, flags=re.S)
    said = re.findall(r'<meta (?:name|property)="[^"]*(?:description|title)" content="([^"]*)"|\balt="([^"]*)"', text)
    text = re.sub(r'</(?:p|h\d|li|t[dhr]|dt|dd|div|figcaption|summary|title|a|text|span)>|<br>', '\n', text)
    text = re.sub(r'<[^>]+>', '', text) + '\n' + '\n'.join(a + b for a, b in said)
    return [line.strip() for line in re.sub(r'https?://\S*', 'x', html.unescape(text)).split('\n') if line.strip()]


def names():
    """The names of parties, advertisers and sources, which are what they are."""
    found = set()
    for table in ('parties', 'advertisers', 'sources'):
        for line in (EDITION / f'data/{table}.csv').read_text(encoding='utf-8').splitlines()[1:]:
            found.update(cell.strip('"') for cell in line.split(',') if len(cell) > 3)
    return sorted(found, key=len, reverse=True)


NAMES = re.compile('|'.join(re.escape(name) for name in names()))
pages = {path: words_of(path.read_text(encoding='utf-8'), path.suffix == '.html') for folder in ('fr', 'charts/fr', 'embed/fr') for path in sorted((EDITION / folder).rglob('*'))
         if path.suffix in ('.html', '.svg') and 'top-advertisers' not in str(path)}  # charts with names that are cut into lines
lines = [(path.relative_to(EDITION), line) for path, said in pages.items() for line in said]


def found(pattern, nameless=False):
    wrong = []
    for path, line in lines:
        text = NAMES.sub('X', line) if nameless else line
        match = re.search(pattern, text)
        if match:
            wrong.append(f'{path}: …{text[max(0, match.start() - 30):match.end() + 30]}…')
    return wrong


judge(f'{len(pages)} French pages and charts are read', [] if len(pages) > 50 and len(lines) > 1000 else [f'{len(pages)} pages, {len(lines)} lines'])
judge('no English is left in them', found(rf'(?<![\w’.-])({ENGLISH})(?![\w’.-])', True))
judge('no Dutch is left in them', found(rf'(?<![\w’.-])({DUTCH})(?![\w’.-])', True))
judge('no ‘de le’, ‘de les’, ‘à le’, ‘de du’ is in them', found(r'\b(?:[Dd]e (?:le|les|du|des|Le|Les)|[Àà] (?:le|les))\b(?! monde)'))
judge('de and que lose their vowel before another', found(rf'\b([Dd]e|[Qq]ue|[Jj]usque) (?!A à Z)[{VOWELS}]'))
judge('an apostrophe has no space behind it, and is not a straight one', found(r'\b[dlnsqDLNSQ]’ |\w\'\w'))
judge('no two spaces stand together, and none before a comma or a point', found(r'  | [,.](?:\s|$)'))
judge('a colon has a no-break space before it', found(rf'[^\s{NBSP}x]:(?:\s|$)| :(?:\s|$)'))
judge('so do, narrow ones, a semicolon, a question mark and an exclamation mark', found(rf'[^{THIN}][;!?](?:\s|$)', True))
judge('quotation marks are French', found(r'[“”‘"]', True))
judge('numbers have thin spaces between thousands, a comma before decimals and their sign behind', found(r'€ ?\d|\d\.\d{3}\b|\d,\d{3}\b|\d%|\d€', True))
judge('the first of a month is 1er', found(rf'\b1{NBSP}(?:janv|févr|mars|avr|mai|juin|juill|août|sept|oct|nov|déc)'))
