"""What a reader cares about on the pages of a code of conduct. facts.py EDITIONS SITE BARE: the editions of the made-up report, the report in input/ as
published, and an evaluation without logs."""
import csv
import html
import pathlib
import re
import sys
import xml.etree.ElementTree

EDITIONS, SITE, BARE = map(pathlib.Path, sys.argv[1:4])
BEFORE, AFTER = EDITIONS / '2026-02-18-1', EDITIONS / '2026-03-01-1'
NBSP = '\u00a0'
# Words of a verdict; that something is none is said in other words.
VERDICT = re.compile(r'schending|geschonden|overtred|nalatig|\bschuldig|(?<!-)\bscore|rangorde|ranglijst|rapportcijfer|breach|violat|guilty|\branking|non-complian|'
                     r'\bviol(?:e|é|ée|er)\b|manquement|infraction|coupable|classement|défaillan', re.I)


def judge(what, wrong=()):
    wrong = list(wrong)
    print(('not ok ' if wrong else 'ok ') + what)
    for line in wrong[:12]:
        print('    ' + str(line)[:300])


def has(what, text, *words):
    judge(what, [f'lacks: {word}' for word in words if word not in text])


def main_of(path):
    """The text of a page, without its menu and its footer."""
    source = path.read_text(encoding='utf-8')
    inner = re.search(r'<main.*?</main>', source, re.S).group(0)
    return re.sub(r'\s+', ' ', html.unescape(re.sub(r'<[^>]+>', ' ', inner)).replace(NBSP, ' ')).replace(' ,', ',').replace(' .', '.').replace(' :', ':')


def table(edition, name):
    with (edition / 'data' / (name + '.csv')).open(encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def pages(edition):
    """All pages of its codes and evaluation, in each language."""
    for folder in ('nl/gedragscode', 'en/code', 'fr/code-de-conduite', 'nl/evaluatie', 'en/evaluation', 'fr/evaluation'):
        yield from sorted((edition / folder).rglob('index.html'))


# The report in input/: nothing invented.
given = list(csv.DictReader(open('input/statuses.csv', encoding='utf-8', newline='')))
sources = {row['id'] for row in csv.DictReader(open('input/sources.csv', encoding='utf-8', newline=''))}
judge('input/: every status has a source that is there', [row for row in given if row['source'] not in sources])
judge('input/: no status is about a party', [row for row in given if row['signatory'] not in {'meta', 'google', 'snapchat', 'tiktok'}])
published = table(SITE, 'code-statuses')
known = [row for row in published if row['status'] not in {'unknown', 'withdrawn'}]
cells = {row['signatory'] + '-' + row['commitment'] for row in given}
judge('input/: 203 commitments were made, and those of which something is known are those of statuses.csv',
      ([f'{len(published)} made'] if len(published) != 203 else []) +
      sorted({row['promise'] for row in known} ^ cells))
judge('input/: 21 are known, and the page says so', [] if len(known) == 21 and '21' in main_of(SITE / 'nl/gedragscode/index.html') and
      '182' in main_of(SITE / 'nl/gedragscode/index.html') else [len(known)])
has('input/: who signed when, and who is not among them', main_of(SITE / 'nl/gedragscode/index.html'),
    '11 partijen en 4 platforms ondertekenden op 9 februari 2021.', 'Niet bij de ondertekenaars: de PVV')
has('input/: of a party nothing is known, in one sentence', main_of(SITE / 'nl/gedragscode/vvd/index.html'),
    'Dat zijn 13 toezeggingen; daarvan is voor dit verslag niets nagegaan.')
has('input/: a party page leads to it in one sentence', main_of(SITE / 'nl/partij/vvd/index.html'), 'wat is toegezegd en wat daarvan bekend is')
has('input/: and so does that of a platform', main_of(SITE / 'nl/platform/meta/index.html'), 'wat is toegezegd en wat daarvan bekend is')
judge('input/: no evaluation without being one', [str(path) for path in SITE.glob('*/evaluati*')])
for page in ('nl/index.html', 'nl/platform/index.html', 'nl/perskit/vvd/index.html'):
    has(f'input/: beside totals of a platform stands what it calls political: {page}', main_of(SITE / page), 'wat het politiek noemt')

for page in ('nl/gedragscode/index.html', 'en/code/index.html'):
    figure = re.search(r'<figure[^>]* id="code-matrix".*?</figure>', (SITE / page).read_text(encoding='utf-8'), re.S).group(0)
    judge(f'input/: the matrix fits the column of text, and a phone in a form of its own: {page}', [] if 'class="scroll"' in figure and 'stacked' in figure else [figure])

# No verdict, anywhere.
for what, edition in (('input/', SITE), ('Woodland', BEFORE), ('Woodland evaluated', AFTER), ('Woodland without logs', BARE)):
    read = list(pages(edition))
    judge(f'{what}: no word of a verdict on its {len(read)} pages of a code', ([] if len(read) > 30 else ['too few pages']) + [
        f'{path.relative_to(edition)}: {found.group(0)}' for path in read for found in [VERDICT.search(main_of(path))] if found])

    judge(f'{what}: no heading has nothing below it', [f'{path.relative_to(edition)}: {found.group(0)}' for path in read
          for found in [re.search(r'<h2[^>]*>[^<]*</h2>\s*(?:<ul[^>]*>\s*</ul>\s*)?<h2', path.read_text(encoding='utf-8'))] if found])

# The made-up report.
code = main_of(AFTER / 'nl/gedragscode/index.html')
has('who signed, later, and withdrew, each with its day', code, '2 partijen en 2 platforms ondertekenden op 5 januari 2026.',
    'Later ondertekend, op 20 januari 2026: Beta.', '19 februari 2026: Ingetrokken door Alpha.', 'Niet bij de ondertekenaars: de Ash.')
has('what is known, withdrawn and not known is counted', code, '71 toezeggingen', 'Van 6 daarvan is iets bekend', 'Ingetrokken: 15.', 'Niet nagegaan: 50.')
has('what changed since the edition before', code, 'Nieuw sinds de vorige editie, van 18 februari 2026', '15 ○ niets gevonden (eerder ● bewijs)')
judge('and nothing of before that, nor of after this edition', [word for word in ('5 maart 2026', '10 maart 2026') if word in code])
has('an old check says so', code, 'jan 2026; sindsdien niet nagegaan')
has('each word is explained', code, '● bewijs: iemand zag', '↩ ingetrokken: ondertekend, en ingetrokken')
has('each platform, what it calls political, or that this is not recorded', code, 'Advertenties van partijen, verzonnen voor deze proef.',
    'Beta: in dit verslag is niet vastgelegd')
has('the code is voluntary', code, 'De code is vrijwillig en naleving is niet afdwingbaar.')
has('the other code is found from the first', code, 'Code van het woud')
before = main_of(BEFORE / 'nl/gedragscode/index.html')
judge('the edition before knows nothing of what came after', [word for word in ('22 februari', '19 februari', 'Ingetrokken:', 'Ingetrokken door') if word in before])

beta = main_of(AFTER / 'nl/gedragscode/beta/index.html')
has('a signatory: its reply, its age, what was found before', beta, 'Wij werken eraan, <zegt> Beta.', '7 dagen voor deze editie', 'Wat eerder is gevonden',
    'adreport zocht op 22 januari', '€ 125')
has('a promise that does not apply says why', main_of(AFTER / 'nl/gedragscode/gamma/index.html'), 'niet van toepassing', 'dit platform deed dat in deze periode niet')
has('who withdrew keeps a page with what was found', main_of(AFTER / 'nl/gedragscode/alpha/index.html'), 'trok zich op 19 februari 2026 terug', 'vond geen bibliotheek meer')
has('who did not sign has the same page', main_of(AFTER / 'nl/gedragscode/ash/index.html'), 'De Ash staat niet bij de ondertekenaars', '13 toezeggingen die de code vraagt')
has('who is neither party nor platform has one too', main_of(AFTER / 'en/code/eu-2022/checkers/index.html'), 'The Checkers signed on 10 January 2026', 'Made up: there is a report.')
has('signatures of a day are one, whatever was signed', main_of(AFTER / 'nl/gedragscode/eu-2022/index.html'), '2 platforms ondertekenden op 5 januari 2026. Later ondertekend, op '
    '10 januari 2026: The Checkers. 20 februari 2026: Toezegging 6 en 7 ingetrokken door Alpha.')
has('some commitments may be withdrawn alone', main_of(AFTER / 'en/code/eu-2022/alpha/index.html'), 'Alpha signed on 5 January 2026. Alpha withdrew 2 commitments on 20 February 2026: 6 and 7. Not withdrawn now: 7 commitments. Something is known of 1.')
has('a commitment: whom it is for, what would show it, of whom nothing is known', main_of(AFTER / 'nl/gedragscode/17/index.html'), 'Voor platforms.',
    'bij welk deel van het geld staat wie betaalde', 'Niet nagegaan: Gamma', 'Ingetrokken door Alpha')
has('what is to be considered need not be done', main_of(AFTER / 'nl/gedragscode/24/index.html'), 'zegde toe dit te overwegen', 'past ook bij de code')

# The evaluation.
questions = {row['platform']: row for row in table(AFTER, 'questions')}
judge('questions: certain medians are one number, others a range, and what came after the edition is not there', [
    questions] if [(questions[p]['asked_low'], questions[p]['answered_low'], questions[p]['days_to_answer_low'], questions[p]['days_to_answer_high']) for p in ('alpha', 'beta')] !=
    [('3', '2', '10', '10'), ('3', '1', '4', '')] else [])
removals = {(row['platform'], row['country']): row for row in table(AFTER, 'removals')}
judge('removals: added up, overlapping days a range, what is not said open or missing', [removals] if
      [[removals[key][column] for column in ('removed_low', 'removed_high', 'appeals_low', 'appeals_high', 'appeals_state')] for key in (('alpha', 'NL'), ('beta', 'NL'), ('gamma', ''))] !=
      [['200', '200', '10', '', 'value'], ['40', '70', '5', '9', 'value'], ['7', '7', '', '', 'not_reported']] else [])
incidents = table(AFTER, 'incidents')
judge('incidents: those up to the edition, as they stood', [incidents] if [(row['day'], row['signatory'], row['incident_status']) for row in incidents] !=
      [('2026-01-25', 'oak', 'closed'), ('2026-02-05', 'beta', 'open'), ('2026-02-12', 'elm', 'not_closed')] else [])
judge('an edition that is no evaluation has no page of it', [str(path) for path in BEFORE.glob('*/evaluati*')])
has('an evaluation says that it is one', (AFTER / 'build.json').read_text(), '"kind": "evaluation"', '"previous_kind": "final"')
has('and so do its pages and the list of editions', (AFTER / 'nl/edities/index.html').read_text(), 'Evaluatie · editie 1', '>evaluatie<')
has('without logs it says what is not known', main_of(BARE / 'nl/evaluatie/index.html'), 'Of er incidenten waren, is daarmee niet bekend.',
    'geen logboek van vragen', 'Van wat platforms verwijderden, is voor dit verslag niets verzameld.')

# Feeds.
ATOM = '{http://www.w3.org/2005/Atom}'
feeds = {path.stem: xml.etree.ElementTree.parse(path).getroot() for path in sorted((AFTER / 'feeds').glob('*.atom'))}
judge('a feed of each code and signatory', sorted(set(feeds) ^ {'code', 'code-eu-2022', *('signatory-' + name for name in
      ('oak', 'elm', 'ash', 'alpha', 'beta', 'gamma', 'eu-2022-alpha', 'eu-2022-beta', 'eu-2022-checkers'))}))
ids = [entry.find(ATOM + 'id').text for feed in feeds.values() for entry in feed.findall(ATOM + 'entry')]
judge('no two entries have one id', sorted({one for one in ids if ids.count(one) > 1}))
days = [entry.find(ATOM + 'updated').text[:10] for entry in feeds['signatory-beta'].findall(ATOM + 'entry')]
judge('newest first, with the days on which it happened', [] if days == ['2026-02-25', '2026-02-22', '2026-02-05', '2026-01-22', '2026-01-21', '2026-01-20'] else [days])
old = xml.etree.ElementTree.parse(BEFORE / 'feeds/signatory-beta.atom').getroot()
was = {entry.find(ATOM + 'id').text for entry in old.findall(ATOM + 'entry')}
now = {entry.find(ATOM + 'id').text for entry in feeds['signatory-beta'].findall(ATOM + 'entry')}
judge('an entry keeps its id from edition to edition', sorted(was - now) if was else ['no entries'])
page = (AFTER / 'nl/gedragscode/beta/index.html').read_text()
has('a page leads to its feed', page, 'href="../../../feeds/signatory-beta.atom"', 'https://example.org/wood/current/feeds/signatory-beta.atom')
sums = (AFTER / 'SHA256SUMS').read_text()
judge('feeds are in the sums', [name for name in feeds if f'  feeds/{name}.atom\n' not in sums])
judge('without an address there are none, and no page speaks of them', [str(path) for path in BARE.glob('feeds/*')] +
      [str(path) for path in pages(BARE) if 'Atom' in path.read_text()])
