"""Publishes a second edition over a first, again and again. In each run one call that makes, writes, moves or syncs a file fails,
or is the last thing that the run does; or the run is killed at a moment by chance. After each, what readers come to must be whole.

step.py PROGRAM WORK SECONDS: 0 seconds are as long as it takes; else the steps are taken in an order by chance, the same in each run.
"""

import collections
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

CALLS = ['openat', 'mkdirat', 'write', 'pwrite64', 'ftruncate', 'renameat', 'renameat2', 'symlinkat', 'linkat', 'unlinkat', 'fchmod', 'fsync', 'fdatasync', 'syncfs', 'close']
KILLS = 300
OURS = ['build', '--quiet', '--jobs', '1', '--only', 'pages,data']
FIRST, SECOND = '2023-04-01-1', '2023-04-01-2'

program, work, seconds = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), float(sys.argv[3])
templates = os.path.abspath('templates')
source, base, out = (os.path.join(work, name) for name in ('input', 'base', 'out'))


def build(folder, before=()):
    return subprocess.run([*before, program, *OURS, '--templates', templates, '--input', source, '--out', folder], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def set_number(number):
    path = os.path.join(source, 'report.yaml')
    with open(path, encoding='utf-8') as file:
        text = file.read()
    with open(path, 'w', encoding='utf-8') as file:
        file.write(re.sub(r'(edition: \{date: [\d-]+)(, number: \d)?', rf'\g<1>, number: {number}', text))


def sums_hold(edition):
    """Every file is there with its sum, and no other."""
    named = {}
    try:
        with open(os.path.join(edition, 'SHA256SUMS'), encoding='utf-8') as file:
            for line in file:
                named[line[66:-1]] = line[:64]
        for path, wanted in named.items():
            with open(os.path.join(edition, path), 'rb') as file:
                if hashlib.sha256(file.read()).hexdigest() != wanted:
                    return f'{path} is torn'
    except OSError as failure:
        return str(failure)
    found = {os.path.relpath(os.path.join(folder, name), edition) for folder, _, names in os.walk(edition) for name in names}
    strange = found - set(named) - {'SHA256SUMS'}
    return f'{strange.pop()} has no sum' if strange else None


def problem(status):
    """What is wrong with what readers see; None if nothing is."""
    current = os.path.join(out, 'current')
    try:
        edition = os.path.basename(os.readlink(current))
    except OSError as failure:
        return str(failure)
    if edition not in (FIRST, SECOND):
        return f'current leads to {edition}'
    if status == 0 and edition != SECOND:
        return 'ended well, but current is the first edition'
    for name in os.listdir(os.path.join(out, 'releases')):
        if not name.startswith('.'):
            wrong = sums_hold(os.path.join(out, 'releases', name))
            if wrong:
                return f'{name}: {wrong}'
    return None


def begin():
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(base, out, symlinks=True)


def steps():
    """Every call of a run, as (name, number, what is done to it)."""
    trace = os.path.join(work, 'trace')
    begin()
    build(out, ['strace', '-f', '-o', trace, '-e', 'trace=' + ','.join(CALLS)])
    counts = collections.Counter()
    with open(trace, encoding='utf-8', errors='replace') as file:
        for line in file:
            call = re.match(r'\d+ +(\w+)\(', line)
            counts[call[1] if call else ''] += 1
    return [(call, number + 1, done) for call in CALLS for number in range(counts[call]) for done in ('signal=KILL', 'error=EIO')]


def report(what, tried, wrong):
    print(f'{"not ok" if wrong else "ok"} {what}: {tried} runs')
    for line in wrong[:10]:
        print(f'    {line}')
    sys.stdout.flush()


def step_calls(end, chance):
    tried, wrong = 0, []
    todo = steps()
    chance.shuffle(todo)
    for call, number, done in todo:
        if end and time.time() > end:
            break
        begin()
        status = build(out, ['strace', '-f', '-o', '/dev/null', '-e', f'trace={call}', '-e', f'inject={call}:{done}:when={number}']).returncode
        tried += 1
        found = problem(status)
        if found:
            wrong.append(f'{call} {number}, {done}, status {status}: {found}')
    report(f'of {len(todo)} file calls that fail or are the last, none tears an edition', tried, wrong)


def kill_runs(end, chance):
    tried, wrong = 0, []
    begin()
    began = time.time()
    build(out)
    lasts = time.time() - began
    while tried < KILLS and not (end and time.time() > end):
        begin()
        run = subprocess.Popen([program, *OURS, '--templates', templates, '--input', source, '--out', out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * lasts)
        run.send_signal(signal.SIGKILL)
        status = run.wait()
        tried += 1
        found = problem(status)
        if found:
            wrong.append(f'status {status}: {found}')
    report('a run that is killed tears no edition', tried, wrong)
    print(f'{"not ok" if build(out).returncode else "ok"} and the next run publishes')


def main():
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree('tests/faults/input', source)
    set_number(1)
    if build(base).returncode:
        sys.exit('the first edition is not published')
    set_number(2)
    chance = random.Random(1)
    now = time.time()
    kill_runs(seconds and now + seconds / 4, chance)
    step_calls(seconds and now + seconds, chance)


main()
