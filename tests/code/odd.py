"""Odd reports of a code of conduct, each a few tables, and what their pages and files are to say, worked out by hand. odd.py WORK: the reports are
made and published in that folder."""
import csv
import html
import pathlib
import re
import subprocess
import sys

WORK = pathlib.Path(sys.argv[1])
LANGUAGES = {'nl': ('gedragscode', 'evaluatie'), 'en': ('code', 'evaluation'), 'fr': ('code-de-conduite', 'evaluation')}

REPORT = """title:      {{nl: Proef, en: Test, fr: Essai}}
publisher:  {{name: Proef}}
licence:    CC-BY-4.0
languages:  [nl, en, fr]
{places}
currency:   EUR
election:   {{name: {{nl: Verkiezing, en: Election, fr: Élection}}, date: 2026-03-18}}
period:     2026-03-01/2026-03-14
edition:    {{date: {date}, number: 1, kind: {kind}}}
files:
  - path:   spend/*.csv
    source: list
"""
TABLES = {
    'parties.csv': 'id,name,article_nl,article_fr\noak,Oak,de,l’\nelm,Elm,de,l’\n',
    'platforms.csv': 'id,name,offered_until\nalpha,Alpha,\nbeta,Beta,\n',
    'sources.csv': 'id,title,publisher,url,retrieved_on,language\nlist,List,Test,https://example.org/list,2026-03-15,en\n'
                   'text,Text,Test,https://example.org/text,2026-01-05,en\n',
    'commitments/sets.csv': 'id,title_nl,title_en,title_fr,from,until,review_on\ncode,De code,The code,Le code,2026-01-05,,\n',
    'commitments/code.csv': 'number,binds,modality,condition,indicator,evidence_kind,label,text\n'
                            '1,both,must,,,statement,One,First.\n2,party,must,,incidents,log,Two,Second.\n'
                            '3,platform,must,takes_political_ads,,statement,Three,Third.\n4,platform,must,,paid-for-by,computed,Four,Fourth.\n'
                            '5,platform,must,,spend-and-reach,computed,Five,Fifth.\n6,platform,must,,response-time,log,Six,Sixth.\n',
    'signatories.csv': 'set,signatory,signed_on,withdrawn_on,commitments\ncode,oak,2026-01-05,,\ncode,alpha,2026-01-05,,\n',
    'spend/a.csv': 'platform,start,end,party,spend\nalpha,2026-03-01,2026-03-14,oak,100\nalpha,2026-03-01,2026-03-14,elm,40\n',
}
STATUS = 'set,signatory,commitment,applies,status,as_of,evidence_url,source,assessed_by,note,reply,reply_on\n'


def judge(what, wrong=()):
    wrong = list(wrong)
    print(('not ok ' if wrong else 'ok ') + what)
    for line in wrong[:12]:
        print('    ' + str(line)[:400])


def in_all_languages(text):
    """A column of texts without a language becomes one of each."""
    rows = list(csv.reader(text.splitlines()))
    for name in ('label', 'text', 'note', 'reply', 'response'):
        if name in rows[0]:
            column = rows[0].index(name)
            for i, row in enumerate(rows):
                row[column:column + 1] = [f'{name}_{language}' if i == 0 else row[column] for language in LANGUAGES]
    return '\n'.join(','.join(f'"{cell}"' if ',' in cell else cell for cell in row) for row in rows) + '\n'


class Published:
    """A report of the tables above, with some in place of others."""

    def __init__(self, name, date='2026-04-01', kind='final', places='country:    NL', **tables):
        self.name, self.folder = name, WORK / name
        given = {**TABLES, **{key.replace('__', '/') + '.csv': text for key, text in tables.items()}}
        for path, text in given.items():
            file = self.folder / 'input' / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                file.write_text(in_all_languages(text), encoding='utf-8')
        (self.folder / 'input/report.yaml').write_text(REPORT.format(date=date, kind=kind, places=places), encoding='utf-8')
        self.said = subprocess.run(['./adreport', 'build', '--quiet', '--only=pages,data', '--input', self.folder / 'input', '--out', self.folder / 'out'],
                                   capture_output=True, text=True, check=False).stderr
        self.built = (self.folder / 'out/current').exists()

    def page(self, language, *parts, folder=0):
        """The text of a page of the code, without its menu and footer; '' if there is none."""
        path = self.folder.joinpath('out/current', language, LANGUAGES[language][folder], *parts, 'index.html')
        if not path.exists():
            return ''
        main = re.search(r'<main.*?</main>', path.read_text(encoding='utf-8'), re.S).group(0)
        text = html.unescape(re.sub(r'<[^>]+>', ' ', main)).replace('\u00a0', ' ').replace('\u202f', ' ')
        return re.sub(r' +([,.])', r'\1', re.sub(r'\s+', ' ', text))

    def table(self, name):
        with (self.folder / 'out/current/data' / (name + '.csv')).open(encoding='utf-8-sig', newline='') as file:
            return list(csv.DictReader(file))

    def cells(self, name, columns):
        return [tuple(row[column] for column in columns.split()) for row in self.table(name)]


def says(report, language, page, *words, never=(), folder=0):
    """Whether a page has all of these words, and none of others."""
    text = report.page(language, *([page] if page else []), folder=folder)
    judge(f'{report.name}: what {language}/{page or ("evaluation" if folder else "the code")} says', ([] if text else [report.said or 'no page']) +
          [f'lacks: {word}' for word in words if word not in text] + [f'has: {word}' for word in never if word in text] +
          ([text] if any(word not in text for word in words) else []))


def gives(report, name, columns, *expected):
    found = report.cells(name, columns) if report.built else [report.said]
    judge(f'{report.name}: {name}, worked out by hand', [] if found == list(expected) else [f'{found} in place of {list(expected)}'])


def refused(name, message, **tables):
    report = Published(name, **tables)
    judge(f'{name} is refused', [] if not report.built and message in report.said else [report.said or 'it was published'])


SIGNED = 'set,signatory,signed_on,withdrawn_on,commitments\n'
QUESTION = 'platform,asked_on,answered_on,asked_by,topic,source\n'
INCIDENT = 'set,date,signatory,commitment,kind,status,closed_on,response,source\n'
REMOVAL = 'platform,from,to,ground,count,appeals,upheld,country,source\n'
SETS = 'id,title_nl,title_en,title_fr,from,until,review_on\ncode,De code,The code,Le code,'

# Who joined in the period, after it, and after the edition.
late = Published('late', signatories=SIGNED + 'code,oak,2026-01-05,,\ncode,elm,2026-03-20,,\ncode,alpha,2026-03-05,,1|3\ncode,beta,2026-04-02,,\n')
says(late, 'nl', '', '1 partij ondertekende op 5 januari 2026. Later ondertekend, op 5 maart 2026: Alpha. Later ondertekend, op 20 maart 2026: de Elm.',
     'Niet bij de ondertekenaars: Beta.', 'deden samen 6 toezeggingen', 'Niet nagegaan: 6.', never=('2 april', 'Verloop'))
says(late, 'fr', 'alpha', 'Alpha a signé l’engagement 1 et 3 le 5 mars 2026. Cela fait 2 engagements')
gives(late, 'code-signatories', 'signatory signing signed_on promises_low', ('oak', 'signed', '2026-01-05', '2'), ('elm', 'joined', '2026-03-20', '2'),
      ('alpha', 'joined', '2026-03-05', '2'), ('beta', 'not_signed', '', '0'))

# Withdrawn before the election and back after it; in part, twice; and withdrawn only after the edition.
back = Published('back', signatories=SIGNED + 'code,oak,2026-01-05,2026-02-20,\ncode,oak,2026-03-20,,\ncode,alpha,2026-01-05,,1|3\n'
                 'code,alpha,2026-01-05,2026-03-02,4|5|6\ncode,alpha,2026-03-20,,6\ncode,alpha,2026-03-10,2026-03-12,6\ncode,beta,2026-01-05,2026-04-10,\n')
says(back, 'nl', '', '1 partij en 2 platforms ondertekenden op 5 januari 2026. 20 februari 2026: Ingetrokken door de Oak. 2 maart 2026: Toezegging 4, 5 en 6 ingetrokken '
     'door Alpha. 10 maart 2026: Toezegging 6 opnieuw ondertekend door Alpha. 12 maart 2026: Toezegging 6 ingetrokken door Alpha. '
     '20 maart 2026: Toezegging 6 opnieuw ondertekend door Alpha. 20 maart 2026: Opnieuw ondertekend door de Oak.',
     'deden samen 12 toezeggingen', 'Ingetrokken: 2. Niet nagegaan: 10.', never=('10 april',))
says(back, 'en', 'alpha', 'Alpha signed on 5 January 2026. Alpha withdrew 3 commitments on 2 March 2026: 4, 5 and 6. Alpha signed commitment 6 again on 10 March 2026. '
     'Alpha withdrew commitment 6 on 12 March 2026. Alpha signed commitment 6 again on 20 March 2026. Not withdrawn now: 3 commitments. None of them was checked')
says(back, 'fr', 'oak', 'L’Oak a signé le 5 janvier 2026. L’Oak s’est retiré le 20 février 2026. L’Oak a signé à nouveau le 20 mars 2026. Non retirés à ce jour : 2 engagements.')
says(back, 'nl', 'beta', 'Beta ondertekende op 5 januari 2026. Dat zijn 5 toezeggingen', never=('trok',))
for number, words, never in (('4', 'Ingetrokken door Alpha.', 'Alpha en Beta'), ('6', 'Niet nagegaan: Alpha en Beta.', 'Ingetrokken')):
    says(back, 'nl', number, words, never=(never,))
gives(back, 'code-signatories', 'signatory signing withdrawn_on promises_low', ('oak', 'again', '', '2'), ('elm', 'not_signed', '', '0'),
      ('alpha', 'partly_withdrawn', '', '5'), ('beta', 'signed', '', '5'))
judge('back: sums of signatories have nobody who was none in the period', [row for row in back.table('parties') if row['party'] == 'signatories' or row.get('code_signed_on')])

# A code that has ended, one that is to come, one without a beginning, and one that nobody signed by then.
says(Published('past', commitments__sets=SETS + '2025-01-05,2025-12-31,\n'), 'nl', '',
     'Deze code gold tot en met 31 december 2025; op de dag van deze editie, 1 april 2026, geldt zij niet meer.', 'Van kracht van 5 januari 2025 tot en met 31 december 2025.')
says(Published('future', commitments__sets=SETS + '2026-05-01,,2026-06-01\n'), 'en', '',
     'This code is in force only from 1 May 2026; on the day of this edition, 1 April 2026, not yet.', 'In force from 1 May 2026.', never=('since', '1 June'))
says(Published('until', commitments__sets=SETS + ',2026-06-01,\n'), 'fr', '', 'En vigueur jusqu’au 1er juin 2026.', never=('au jour de cette édition',))
nobody = Published('nobody', signatories=SIGNED + 'code,oak,2026-04-05,,\ncode,alpha,2026-05-05,2026-06-01,\n')
says(nobody, 'nl', '', 'Tot en met 1 april 2026 staat in dit verslag niemand bij de ondertekenaars.', never=('0 toezeggingen', 'wel de code ondertekend', '5 april'))
short = Published('short', signatories=None, commitments__sets=None, commitments__code=None,
                  parties='id,name,article_nl,article_fr,code_signed_on\noak,Oak,de,l’,2026-04-05\nelm,Elm,de,l’,2026-01-05\n')
judge('short: a day after the edition is in no file', [row for row in short.table('parties') if '2026-04-05' in row.values()])

# A platform that took no ads for half of the period, and one that took them only after it; a row without its number beside one that has it.
half = Published('half', platforms='id,name,offered_from,offered_until\nalpha,Alpha,,2026-03-07\nbeta,Beta,2026-03-20,\n',
                 coverage='platform,measure,from,to,state\nalpha,spend,,,collected\n', spend__a='platform,start,end,party,spend\n'
                 'alpha,2026-03-01,2026-03-04,oak,100\nalpha,2026-03-03,2026-03-05,elm,suppressed\n')
gives(half, 'indicator-spend-and-reach', 'platform_measure days_low days_high days_offered_low form',
      ('alpha-spend', '6', '6', '7', 'amount'), ('alpha-impressions', '0', '2', '7', 'none'), ('alpha-reach', '0', '2', '7', 'none'),
      *((f'beta-{measure}', '', '', '', 'none') for measure in ('spend', 'impressions', 'reach')))
says(half, 'nl', '5', 'Van 1 rij geeft de bron het getal niet.')
says(half, 'en', '3', 'Not checked: Alpha.', never=('does not apply',))

# Statuses and replies before and after the edition, of who withdrew in between, and on its day.
status = Published('statuses', signatories=SIGNED + 'code,oak,2026-01-05,,\ncode,alpha,2026-01-05,,\ncode,beta,2026-01-05,2026-03-20,\n', statuses=STATUS +
                   'code,alpha,3,yes,evidence,2026-02-01,https://example.org/3,text,desk,Seen.,We agree.,2026-02-01\n'
                   'code,alpha,3,yes,none_found,2026-04-05,,text,desk,Desk searched on 5 April.,We disagree.,2026-04-06\n'
                   'code,alpha,5,yes,partial,2026-04-01,https://example.org/5,text,desk,Half.,A later reply.,2026-04-02\n'
                   'code,beta,4,yes,evidence,2026-03-01,https://example.org/4,text,desk,Seen four.,Thanks.,2026-03-25\n')
says(status, 'en', '', 'Something is known of 2 of these. Withdrawn: 5. Not checked: 5.', 'Beta, 4: Four ↩ withdrawn, 20 March 2026',
     '1 February 2026 Reply of Alpha on commitment 3: ‘We agree.’ Text 1 February 2026 Checked of Alpha', never=('5 April', 'disagree', 'later reply'))
says(status, 'fr', 'alpha', 'on sait quelque chose de 2 d’entre eux', '1er février 2026 (59 jours avant cette édition)', 'le jour de cette édition', never=('April', 'later'))
says(status, 'nl', 'beta', 'trok zich op 20 maart 2026 terug.', 'Seen four.', '‘Thanks.’', never=('Van 1 is iets bekend',))
refused('a reply before what it answers', 'a reply before the day of what it answers',
        statuses=STATUS + 'code,alpha,6,yes,declared,2026-03-02,,text,desk,Said.,Early.,2026-03-01\n')
refused('a day of a reply without one', 'the day of a reply, and no reply', statuses=STATUS + 'code,alpha,6,yes,declared,2026-03-02,,text,desk,Said.,,2026-03-03\n')
refused('a signature of what is for others', "commitment 2 binds 'party', and 'alpha' is 'platform'", signatories=SIGNED + 'code,alpha,2026-01-05,,1|2\n')

# Logs as they stood: opened and closed on one day, closed and answered later, never answered.
logs = Published('logs', kind='evaluation', log__incidents=INCIDENT + 'code,2026-03-10,oak,2,a fake account,closed,2026-03-10,It is gone.,text\n'
                 'code,2026-03-11,oak,2,an answered one,answered,,We looked.,text\ncode,2026-03-12,oak,2,one closed later,closed,2026-04-02,Later.,text\n'
                 'code,2026-04-03,oak,2,after it,open,,,text\n',
                 log__questions=QUESTION + 'alpha,2026-03-10,,party,never,text\nalpha,2026-03-20,,authority,never,text\nalpha,2026-04-02,,other,after,text\n'
                 'beta,2026-03-10,2026-03-10,party,same day,text\nbeta,2026-03-28,2026-04-01,other,that day,text\nbeta,2026-03-30,2026-04-05,other,later,text\n',
                 log__removals=REMOVAL + 'alpha,2026-03-01,2026-03-31,hate,5,0,0,,text\nalpha,2026-04-01,2026-04-30,hate,9,,,,text\n')
gives(logs, 'incidents', 'day incident_status response', ('2026-03-10', 'closed', 'It is gone.'), ('2026-03-11', 'answered', 'We looked.'), ('2026-03-12', 'not_closed', '–'))
# open for 22 and 12 days; answered after 0 and 4 days, and open for 2: the middle one is 2 to 4
gives(logs, 'questions', 'platform asked_low answered_low days_to_answer_low days_to_answer_high', ('alpha', '2', '0', '12', ''), ('beta', '3', '2', '2', '4'))
gives(logs, 'removals', 'platform removed_low removed_high appeals_high', ('alpha', '5', '5', '0'))
judge('logs: closed stands before what was closed on that day, as lists begin with the newest',
      [] if [row['event'] for row in logs.table('code-timeline')][-3:-1] == ['2026-03-10-incident-closed-oak', '2026-03-10-incident-oak'] else logs.table('code-timeline'))
says(logs, 'nl', '2', 'Niet nagegaan: de Oak.', 'In het logboek staan 3 incidenten bij deze toezegging, tot en met 1 april 2026.', never=('niets bekend',))
empty = Published('empty', kind='evaluation', log__incidents=INCIDENT, log__questions=QUESTION + 'alpha,2026-04-02,,other,after,text\n',
                  log__removals=REMOVAL + 'alpha,2026-03-01,2026-04-30,hate,9,,,,text\n')
says(empty, 'nl', '', 'In het logboek van incidenten staat tot en met 1 april 2026 niets.', 'In het logboek van vragen aan platforms staat tot en met 1 april 2026 niets.',
     'over dagen die op 1 april 2026 voorbij waren', never=('geen logboek', 'niets verzameld'), folder=1)

# Two countries: a file that names payers and one that does not, and a row without its number.
two = Published('two', places='countries:  [NL, BE]', advertisers='platform,advertiser_id,advertiser,party\nalpha,1,One,oak\nalpha,2,Two,elm\n',
                coverage='platform,measure,from,to,state\nalpha,spend,,,collected\nbeta,spend,,,collected\n', spend__a='platform,start,end,country,paid_for_by,advertiser_id,spend\n'
                'alpha,2026-03-01,2026-03-07,NL,Fund,1,100\nalpha,2026-03-01,2026-03-07,BE,,2,40-50\n', spend__b='platform,start,end,party,country,spend\n'
                'beta,2026-03-01,2026-03-07,oak,NL,60\nbeta,2026-03-08,2026-03-14,elm,BE,suppressed\nalpha,2026-03-12,2026-03-13,unmapped,BE,10\n')
# 100 of 100, 50 and 10; 100 and 10 of 110 and 40
gives(two, 'indicator-paid-for-by', 'platform share_low share_high base_low base_high rows_named_low rows_named_high rows_low period',
      ('alpha', '62.5', '73.4', '150', '160', '1', '2', '3', '2026-03-01/2026-03-07|2026-03-12/2026-03-13'), ('beta', *[''] * 8))
judge('two: days of the second platform', [] if two.cells('indicator-spend-and-reach', 'days_low days_high form')[3] == ('7', '7', 'amount') else two.table('indicator-spend-and-reach'))
for column, result in (('share', '[62.5, 73.4]'), ('base', '[150, 160]'), ('rows_named', '[1, 2]'), ('rows', '[3, 3]')):
    said = subprocess.run(['./adreport', 'explain', '--input', two.folder / 'input', f'indicator-paid-for-by:alpha:{column}'], capture_output=True, text=True, check=False).stdout
    judge(f'two: explain comes to the same: {column}', [] if said.rstrip().endswith('= ' + result) else [said])
