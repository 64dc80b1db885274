"""Runs the commands with and without --json, and holds the one against the other."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
from decimal import Decimal

WORK = pathlib.Path(sys.argv[1])
SMALL = pathlib.Path('tests/fixtures/small/input')


def run(*words):
    done = subprocess.run(['./adreport', *map(str, words)], capture_output=True, encoding='utf-8')
    return done.returncode, done.stdout, done.stderr


def answer(*words):
    """The status, and the one document; None if it is not one line of JSON, or something is on standard error."""
    status, out, err = run(*words, '--json')
    try:
        return status, json.loads(out, parse_float=Decimal) if out.count('\n') == 1 and not err else None
    except ValueError:
        return status, None


def judge(good, what, *why):
    print('ok' if good else 'not ok', what)
    for line in [] if good else why:
        print('   ', str(line)[:400])


def as_text(finding):
    """The line that people get of a finding."""
    place = ':'.join(str(part) for part in (finding['file'], finding['line'], finding['column']) if part is not None)
    words = finding['message'] + (f"; {finding['remedy']}" if finding['remedy'] else '')
    return (f'{place}: ' if place else '') + f"{finding['severity']}: {words}"


def lines_of_findings(text):
    return [line for line in text.splitlines() if re.match(r'^\S.*(error|warning): |^(error|warning): ', line)]


# check
status, fine = answer('check', '--input', SMALL)
text_status, out, err = run('check', '--input', SMALL)
judge(fine and status == text_status == 0, 'check of a report that is right is one document', fine)
judge(fine and list(fine) == ['command', 'input', 'errors', 'warnings', 'findings', 'files', 'next'], 'with its keys', fine and list(fine))
judge(fine and [as_text(finding) for finding in fine['findings']] == lines_of_findings(err), 'the findings are those that people get', fine and fine['findings'], err)
judge(fine and len(fine['files']) == len([line for line in out.splitlines() if ' rows' in line or ' row ' in line]), 'a file of figures each', out)
judge(fine and f"next: {fine['next']}" in out.splitlines(), 'and the same next step', fine and fine['next'], out)

broken = WORK / 'broken'
shutil.copytree(SMALL, broken)
table = broken / 'spend' / 'alpha-weeks.csv'
lines = table.read_text(encoding='utf-8').splitlines()
head = lines[0].split(',')
spend = next(i for i, name in enumerate(head) if name in ('spend', 'spend_low'))
row = lines[1].split(',')
row[spend] = "12; it's \x1b[31m\"\"x"
lines[1] = ','.join(row[:spend] + ['"' + row[spend] + '"'] + row[spend + 1:])
lines += ['nobody,2024-01-08,2024-01-08' + ',' * (len(head) - 3)] * 14
table.write_text('\n'.join(lines) + '\n', encoding='utf-8')
status, wrong = answer('check', '--input', broken)
text_status, out, err = run('check', '--input', broken)
judge(wrong and status == text_status == 1, 'check of a report with errors is one document, and ends with 1', status, wrong)
judge(wrong and wrong['errors'] >= 15, 'errors are counted beyond those that are shown', wrong and wrong['errors'])
judge(wrong and [as_text(finding).replace('\\', '') for finding in wrong['findings']] ==
      [line.replace('\\x1B', ' ').replace('\\', '') for line in lines_of_findings(err)],
      'whatever a cell has in it', *(zip([as_text(finding) for finding in wrong['findings']] if wrong else [], lines_of_findings(err))))
judge(wrong and any(finding['more'] == 4 for finding in wrong['findings']) and '... and 4 more like this' in err, 'a kind that has more than ten says how many more', err)
at = [finding for finding in wrong['findings'] if finding['file'] == str(table) and finding['line'] == 2] if wrong else []
judge(at and at[0]['column'] == len(','.join(lines[1].split(',')[:spend])) + 2 and at[0]['remedy'] and 'it\'s' in at[0]['message'],
      'a finding has file, line, column, what is wrong and what to do', at)
judge(wrong and wrong['next'].startswith('correct the errors'), 'and the next step is to correct', wrong and wrong['next'])

linked = pathlib.Path('tests/fixtures/advertisers/input')
status, proposals = answer('check', '--suggest', '--input', linked)
rows = run('check', '--suggest', '--input', linked)[1].splitlines()[1:]
judge(proposals and len(proposals['suggestions']) == len(rows) > 0, 'suggestions are those of the table', proposals and len(proposals['suggestions']), len(rows))
judge(proposals and all(suggestion['parties'] and set(suggestion['spend']) == {'low', 'high', 'state'} for suggestion in proposals['suggestions']),
      'with their parties and what they spent')

# diff
def edition(name, change=None):
    folder = WORK / name
    shutil.copytree(SMALL, folder)
    if change:
        change(folder)
    status, out, err = run('build', '--quiet', '--only', 'data', '--input', folder, '--out', WORK / f'{name}-out')
    if status:
        print('not ok an edition is built')
        print(err)
    return WORK / f'{name}-out' / 'current'


def change(folder):
    for path in sorted((folder / 'spend').glob('*.csv')):
        lines = path.read_text(encoding='utf-8').splitlines()
        head = lines[0].split(',')
        if 'spend' in head and lines[1].split(',')[head.index('spend')].isdigit():
            row = lines[1].split(',')
            row[head.index('spend')] = str(int(row[head.index('spend')]) + 1)
            lines[1] = ','.join(row)
            path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
            return
    (folder / 'parties.csv').write_text((folder / 'parties.csv').read_text(encoding='utf-8') + 'newcomer,Newcomer\n', encoding='utf-8')


def newcomer(folder):
    path = folder / 'parties.csv'
    text = path.read_text(encoding='utf-8')
    path.write_text(text.rstrip('\n') + '\nnewcomer,Newcomer' + ',' * (text.splitlines()[0].count(',') - 1) + '\n', encoding='utf-8')
    change(folder)


def number(ends):
    text = f"{ends['low']}/{ends['high'] or ''}" if ends['low'] is not None else ''
    return text + (f"{' ' if text else ''}{ends['state']}" if not text or ends['state'] != 'value' else '')


def difference(entry):
    sign = {'came': '+', 'gone': '-', 'changed': ''}[entry['change']]
    if entry['what'] == 'number':
        return f"{entry['figure']} {entry['row']}:{entry['column']} {number(entry['before'])} -> {number(entry['after'])}"
    if entry['what'] == 'figure':
        return f"{sign} {entry['figure']}"
    return f"{sign} {entry['figure']}: {entry['what']} {entry[entry['what']]}"


before, after = edition('before'), edition('after', newcomer)
status, changed = answer('diff', before, after)
text_status, out, err = run('diff', before, after)
judge(changed and status == text_status == 1 and [difference(entry) for entry in changed['differences']] == out.splitlines()[:-1],
      'diff has every difference, in the same order, with the same digits', changed and changed['differences'][:3], out[:300])
judge(changed and {entry['what'] for entry in changed['differences']} >= {'number', 'row'}, 'numbers that changed, and rows that came', changed and {entry['what'] for entry in changed['differences']})
status, same = answer('diff', before, before)
judge(status == 0 and same and same['differences'] == [], 'of two that are the same there is none', same)
status, out, err = run('diff', before, WORK / 'nothing', '--json')
judge(status == 2 and out == '' and err, 'trouble is said on standard error alone, with 2', status, out, err)

# explain
status, listing = answer('explain', 'spend-by-party', '--input', SMALL)
judge(status == 0 and listing and listing['figure'] == 'spend-by-party' and len(listing['rows']) > 2, 'explain lists the rows of a figure', listing)
checked = agreed = summed = 0
for entry in listing['rows'] if listing else []:
    for cell in entry['cells']:
        if cell.get('state') != 'value':
            continue
        address = f"spend-by-party:{entry['row']}:{cell['column']}"
        status, one = answer('explain', address, '--input', SMALL)
        checked += 1
        if status or not one or one['number']['low'] != cell['low'] or one['number']['high'] != cell['high']:
            print('   ', address, status, one)
            continue
        agreed += bool(one['worked_out'] and one['worked_out']['agrees'])
        values = [line for line in one['lines'] if 'low' in line]
        low = sum(Decimal(line['low'] or 0) for line in values)
        high = None if any(line['high'] is None for line in values) else sum(Decimal(line['high']) for line in values)
        worked_out = one['worked_out']
        hidden = any('left out, so that there is no upper end' in line for line in one['explanation'])
        summed += Decimal(worked_out['low']) >= low and (hidden or (worked_out['high'] is None) == (high is None)) and \
            (worked_out['high'] is None or Decimal(worked_out['high']) == high)
judge(checked > 5 and checked == agreed, f'each of {checked} sums is worked out to what is published', agreed)
judge(checked == summed, 'and its lines add up to it', summed)
status, place = answer('explain', f"spend-by-party:{listing['rows'][0]['row']}:{listing['rows'][0]['cells'][0]['column']}", '--input', SMALL)
good = place and all((pathlib.Path(line['file']).is_file() and line['line'] > 1 and line['first'] <= line['last']) for line in place['lines'])
judge(good and place['lines'], 'each line has its file, line and days', place and place['lines'][:2])
status, wrong = answer('explain', 'spend-by-party', '--input', broken)
judge(status == 1 and wrong and wrong['errors'] > 0 and 'figure' not in wrong, 'of an input with errors it gives the findings', status, wrong)
status, out, err = run('explain', 'spend-by-partie', '--json', '--input', SMALL)
judge(status == 2 and out == '' and 'spend-by-party' in err, 'of a figure that is not there it says the nearest, with 2', status, out, err)
