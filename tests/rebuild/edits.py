#!/usr/bin/env python3
"""Changes reports by chance, one thing at a time, and builds them again over what was published.

    edits.py PROGRAM WORK EDITS

What is asked of a rebuild: the same bytes as a clean build of the same input; each file whose bytes stayed is the very file it
was; a build without a change writes nothing; bytes that somebody changed in out/ are not carried on."""
import csv, hashlib, io, os, random, re, shutil, subprocess, sys, zipfile, zlib

PROGRAM, WORK, EDITS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), int(sys.argv[3])
ONLY = os.environ.get('REPORT')
REPORTS = {'small': 'tests/fixtures/small/input', 'ads': 'tests/fixtures/ads/input', 'register': 'tests/fixtures/register/input',
           'real': 'input'}
FEWER = {'real': 2}  # a larger one takes longer


def say(what, problems):
    print(('not ok ' if problems else 'ok ') + what, flush=True)
    for problem in problems[:8]:
        print(f'    {problem}')


def build(place, out, *more):
    command = [PROGRAM, 'build', '--input', os.path.join(place, 'input'), '--templates', os.path.join(place, 'templates'),
               '--out', out, *more]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def files(folder):
    """path -> (bytes, inode) of an edition."""
    found, top = {}, os.path.realpath(folder)
    for place, _, names in os.walk(top):
        for name in names:
            path = os.path.join(place, name)
            with open(path, 'rb') as file:
                found[os.path.relpath(path, top)] = (file.read(), os.stat(path).st_ino)
    return found


def state(folder):
    """Everything about a folder that a write would change."""
    found = []
    for place, folders, names in os.walk(folder):
        for name in ['.', *names]:
            status = os.lstat(os.path.join(place, name))
            found.append((place, name, status.st_ino, status.st_mtime_ns, status.st_ctime_ns, status.st_size))
    return sorted(found)


def differences(ours, clean):
    names = sorted(set(ours) | set(clean))
    return [f'{name}: ' + ('missing' if name not in ours else 'too much' if name not in clean else 'other bytes')
            for name in names if name not in ours or name not in clean or ours[name][0] != clean[name][0]]


def cell_changed(dice, text):
    rows = list(csv.reader(io.StringIO(text)))
    if len(rows) < 2:
        return None
    row = dice.choice(rows[1:])
    if dice.random() < 0.15:
        rows.remove(row)
    else:
        column = dice.randrange(len(row))
        value = row[column]
        row[column] = str(int(value) + 1) if re.fullmatch(r'\d+', value) else value + 'x' if value else value
        if row[column] == value:
            return None
    out = io.StringIO()
    csv.writer(out, lineterminator='\n').writerows(rows)
    return out.getvalue()


def line_changed(dice, text):
    """A word more at the end of a line of words."""
    lines = text.split('\n')
    could = [i for i, line in enumerate(lines) if re.fullmatch(r'[A-Z][^{}|<>`]*[a-z.]', line)]
    if not could:
        return None
    lines[dice.choice(could)] += ' Anders.'
    return '\n'.join(lines)


def phrase_changed(dice, text):
    lines = text.split('\n')
    i = dice.randrange(1, len(lines) - 1)
    if not re.fullmatch(r'[a-z0-9.-]+(,[^,"{}]+)+', lines[i]):
        return None
    lines[i] = lines[i].replace(',', ',Nu ', 1)
    return '\n'.join(lines)


def candidates(place):
    found = []
    for folder, _, names in os.walk(place):
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name == 'strings.csv':
                found += [(path, phrase_changed)] * 3
            elif name.endswith('.csv'):
                found += [(path, cell_changed)] * (8 if 'spend' in folder or 'meta' in name else 2)
            elif name.endswith('.md') and name != 'README.md' and '/pages/' in path + '/' or name == 'party.md':
                found.append((path, line_changed))
            elif name in ('style.css', 'report.yaml'):
                found.append((path, lambda dice, text: text + '\n' + ('/* */' if text.startswith('/*') else '# a remark') + '\n'))
    return found


def change(dice, place, out):
    """Changes something that a report is still built with; what was changed, and what was published before and is now."""
    for _ in range(60):
        path, how = dice.choice(candidates(place))
        with open(path, encoding='utf-8', newline='') as file:
            text = file.read()
        changed = how(dice, text)
        if changed is None or changed == text:
            continue
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(changed)
        before = files(os.path.join(out, 'current'))
        status, _, said = build(place, out, '--quiet', '--replace')
        if status == 0:
            return os.path.relpath(path, place), before, files(os.path.join(out, 'current'))
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(text)
        if status not in (1, 2):
            sys.exit(f'not ok a build ends well or with findings\n    {status}: {said[:300]}')
    sys.exit('not ok some change is built')


def clean_of(place, work):
    clean = os.path.join(work, 'clean')
    shutil.rmtree(clean, ignore_errors=True)
    build(place, clean, '--quiet')
    return files(os.path.join(clean, 'current'))


def edit(name, place, work, out):
    dice, other, moved, kept, of = random.Random(name), [], [], 0, 0
    for turn in range(FEWER.get(name, EDITS)):
        what, before, now = change(dice, place, out)
        other += [f'{what}: {line}' for line in differences(now, clean_of(place, work))]
        same = [path for path in now if path in before and now[path][0] == before[path][0]]
        moved += [f'{what}: {path}' for path in same if now[path][1] != before[path][1]]
        kept, of = kept + len(same), of + len(now)
    say(f'{name}: built again after a change it has the bytes of a clean build', other)
    say(f'{name}: files whose bytes stayed are the files they were', moved or ([] if kept else ['none stayed']))


def unchanged(name, place, out):
    before = state(out)
    first = build(place, out)
    after = state(out)
    say(f'{name}: built again without a change nothing is written, and nothing made',
        [] if first[0] == 0 and before == after and 'nothing changed' in first[1] else
        [f'status {first[0]}: {first[1][:200]}'] + [f'{a}' for a in set(after) ^ set(before)])


def add_bytes(path):
    with open(path, 'ab') as file:
        file.write(b'x')


def link_in_place_of(path):
    os.rename(path, path + '.other')
    os.symlink(os.path.basename(path) + '.other', path)


def unlike_published(name, place, out):
    """What is in out/ is no more what was published, in other ways than the bytes of as long a file."""
    problems = []
    for what, damage in {'gone': os.remove, 'longer': add_bytes, 'a link': link_in_place_of, 'not to be read by all': lambda path: os.chmod(path, 0o600),
                         'with another beside it': lambda path: shutil.copy(path, path + '.more'),
                         'a folder': lambda path: (os.remove(path), os.mkdir(path))}.items():
        before = files(os.path.join(out, 'current'))
        damage(os.path.realpath(os.path.join(out, 'current', 'index.html')))
        problems += [f'index.html is {what}, and nothing is said to have changed'] if 'nothing changed' in build(place, out)[1] else []
        build(place, out, '--replace')
        problems += differences(files(os.path.join(out, 'current')), before)
        problems += [] if 'nothing changed' in build(place, out)[1] else [f'index.html was {what}, and is not made good']
    say(f'{name}: a published file that is gone, longer, a link, private or not alone is seen, and made good', problems)


def findings_again(place, out):
    """What a build warns of is not forgotten."""
    with open(os.path.join(place, 'input', 'parties.csv'), 'a', encoding='utf-8') as file:
        file.write(next(csv_row_of_nobody(place)))
    first, second = build(place, out, '--replace'), build(place, out)
    say('that there is something to correct is said again, though nothing changed',
        [] if 'warning' in first[2] and '1 warning as in the run before' in second[2] and 'nothing changed' in second[1]
        else [first[2][:300], second[2][:300]])


def another_edition(place, out):
    """An edition that says what changed since the one before it; then that one is built otherwise."""
    settings = os.path.join(place, 'input', 'report.yaml')
    with open(settings, encoding='utf-8') as file:
        text = file.read()
    with open(settings, 'w', encoding='utf-8') as file:
        file.write(text.replace('number: 1', 'number: 2'))
    build(place, out, '--quiet')
    first = build(place, out)
    say('an edition that was compared with another is known to be unchanged', [] if 'nothing changed' in first[1] else [first[1]])
    for folder in os.listdir(os.path.join(out, 'releases')):
        if folder.endswith('-1') and not folder.startswith('.'):
            with open(os.path.join(out, 'releases', folder, 'SHA256SUMS'), 'a', encoding='utf-8') as file:
                file.write(f'{"0" * 64}  more\n')
    second = build(place, out)
    say('and that it is not, if the other one is another now', ['it is said that nothing changed'] if 'nothing changed' in second[1] else [])


def csv_row_of_nobody(place):
    with open(os.path.join(place, 'input', 'parties.csv'), encoding='utf-8', newline='') as file:
        header = next(csv.reader(file))
    yield ','.join('nobody' if column == 'id' else 'Nobody At All' if column.startswith('name') else '' for column in header) + '\n'


def meddled(place, work, out):
    """Somebody changes charts and the archive in out/, in as many bytes; then a number elsewhere changes."""
    folder = os.path.realpath(os.path.join(out, 'current'))
    charts = [os.path.join(where, name) for where, _, names in os.walk(folder) for name in sorted(names) if name.endswith('.svg')]
    for path in charts:
        with open(path, 'r+b') as file:
            data = file.read()
            file.seek(0)
            file.write(data.replace(b'</svg>', b'<!-- -->'[:6]))
    with open(os.path.join(folder, os.path.basename(folder) + '.zip'), 'r+b') as file:
        data = file.read()
        file.seek(len(data) // 2)
        file.write(bytes([data[len(data) // 2] ^ 1]))
    dice = random.Random(7)
    what, _, now = change(dice, place, out)
    say('bytes that somebody changed in out/ are not taken over', differences(now, clean_of(place, work)))


def broken_memory(place, work, out):
    """What is kept of how files were made is cut, says nonsense, or is of another form."""
    problems = []
    for damage in (lambda text: text[:len(text) // 2], lambda text: text.replace('\t', ' '), lambda text: '', lambda text: 'x' * 1000,
                   lambda text: text.replace('made 2\n', 'made 1\n', 1)):
        releases = os.path.join(out, 'releases')
        memory = [name for name in os.listdir(releases) if name.startswith('.made-')]
        for name in memory:
            with open(os.path.join(releases, name), 'r+', encoding='utf-8') as file:
                text = file.read()
                file.seek(0)
                file.truncate()
                file.write(damage(text))
        status, said, _ = build(place, out, '--replace')
        problems += [] if status == 0 and memory else [f'status {status}: {said[:200]}']
        problems += differences(files(os.path.join(out, 'current')), clean_of(place, work))
    say('what is kept of how files were made may be damaged: all is made again', problems)


def packed_otherwise(place, work, out):
    """The program before compressed the archive otherwise; all it knew of it is right."""
    folder = os.path.realpath(os.path.join(out, 'current'))
    edition = os.path.basename(folder)
    archive, memory = os.path.join(folder, edition + '.zip'), os.path.join(os.path.dirname(folder), '.made-' + edition)

    def pack_again():
        with zipfile.ZipFile(archive) as old:
            entries = [(name, old.read(name)) for name in old.namelist()]
        os.remove(archive)
        with zipfile.ZipFile(archive, 'w', zipfile.ZIP_STORED) as new:
            for name, data in entries:
                new.writestr(name, data)
        with open(archive, 'rb') as file:
            data = file.read()
        with open(memory, encoding='utf-8') as file:
            lines = file.read().split('\n')
        lines = [f'{hashlib.sha256(data).hexdigest()}\t{zlib.crc32(data):08x}\t{len(data)}\t\t{edition}.zip' if line.endswith(f'\t{edition}.zip') else
                 'program\t' + '0' * 64 + '\t' if line.startswith('program\t') else line for line in lines]
        with open(memory, 'w', encoding='utf-8') as file:
            file.write('\n'.join(lines))
    pack_again()
    build(place, out, '--quiet', '--replace')
    say('the archive of another program, which compressed otherwise, is not taken over',
        differences(files(os.path.join(out, 'current')), clean_of(place, work)))


def why(place, out):
    """One number of one platform changes; what is said of a chart and of a table that show it, of such that do not, and of the style."""
    problems, said = [], {}
    before = files(os.path.join(out, 'current'))
    spend = os.path.join(place, 'input', 'spend', 'alpha-weeks.csv')
    with open(spend, encoding='utf-8') as file:
        text = file.read()

    def with_more(more):
        with open(spend, 'w', encoding='utf-8') as file:
            file.write(re.sub(r',(\d+),', lambda number: f',{int(number[1]) + more},', text, count=1))

    def ask(path):
        with_more(0)
        build(place, out, '--quiet', '--replace')
        with_more(1)
        return build(place, out, '--quiet', '--replace', '--why', path)[1]
    ask('style.css')
    now = files(os.path.join(out, 'current'))
    asked = {'style.css': ['made again', 'the same file'], 'no/such.svg': ['has no such file']}
    for figures in ([path for path in sorted(now) if path.endswith('.svg')],
                    [path[:-4] + 'csv' for path in sorted(now) if path.startswith('data/') and path.endswith('.json') and
                     path[:-4] + 'csv' in now]):
        changed = [path for path in figures if now[path][0] != before[path][0]]
        stayed = [path for path in figures if now[path][0] == before[path][0]]
        asked[changed[0]] = ['made again', 'what it shows changed', 'spend/alpha-weeks.csv', 'bytes changed']
        asked[stayed[0]] = ['taken over']
    for path, words in asked.items():
        said = ask(path)
        problems += [f'{path}: no "{word}" in: {said}' for word in [path, *words] if word not in said]
    say('build --why says why a file was made again, and of which input that comes', problems)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    for name, source in REPORTS.items():
        if ONLY and name != ONLY:
            continue
        work = os.path.join(WORK, name)
        place, out = os.path.join(work, 'place'), os.path.join(work, 'out')
        shutil.copytree(source, os.path.join(place, 'input'))
        shutil.copytree('templates', os.path.join(place, 'templates'))
        status, _, said = build(place, out, '--quiet')
        if status != 0:
            say(f'{name} is built', [said[:300]])
            continue
        unchanged(name, place, out)
        if name == 'small':
            why(place, out)
            unlike_published(name, place, out)
        edit(name, place, work, out)
        if name == 'small':
            meddled(place, work, out)
            broken_memory(place, work, out)
            packed_otherwise(place, work, out)
            findings_again(place, out)
            unchanged('small, with findings', place, out)
            another_edition(place, out)


main()
