#!/usr/bin/env python3
"""Lets requests for memory of each library fail, one in a run, and looks at what the run leaves.

    step.py PROGRAM PRELOAD WORK SECONDS     SECONDS in all, shared by the libraries; 0: until each way to ask was tried

A run may end with a status other than 0 and leave out/ without an edition or with the whole one, or with 0 and the very same
bytes. Nothing else: no other bytes, no half of an
edition, no crash. In SECONDS, the first, the last and one other
request of each place in a library that asks are tried, as many as there is time for; which is the same in each run. A way to
ask is a place with all that called one another up to it: most requests are made again and again in the same way."""
import concurrent.futures, hashlib, os, random, shutil, signal, subprocess, sys, threading, time

PROGRAM, PRELOAD, WORK, SECONDS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], float(sys.argv[4])
INPUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'input')

BUILD, VERIFY = 'build', 'verify'
LIBRARIES = [  # of which command; what of its file's name tells it
    (BUILD, ['libcairo.so', 'libpixman', 'libfreetype', 'libharfbuzz', 'libfontconfig', 'libpangoft2', 'libcrypto', 'libsqlite3',
             'libzip', 'libz.so', 'libdeflate', 'libcmark', 'libfyaml', 'libxlsxwriter', 'libminizip', 'libglib', 'libc.so']),
    (VERIFY, ['libsqlite3', 'libzip', 'libz.so', 'libglib', 'libc.so']),
]
# Ways to end: with a message, or as GLib ends a program.
ENDS = {1, 2, -signal.SIGABRT, -signal.SIGTRAP}
MESSAGES = 3


def command(kind, out):
    if kind == BUILD:
        return [PROGRAM, 'build', '--quiet', '--jobs', '1', '--input', INPUT, '--out', out]
    return [PROGRAM, 'verify', os.path.join(WORK, 'whole', 'current')]


def run(kind, out, library, at=0, log=None):
    environment = dict(os.environ, LD_PRELOAD=PRELOAD, FAULTS_LIBRARY=library, FAULTS_AT=str(at))
    if log:
        environment['FAULTS_LOG'] = log
    done = subprocess.run(command(kind, out), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    return done.returncode, done.stdout.decode(errors='replace')


def edition(out):
    """A sum over names and bytes of what out/ leads readers to; None if that is nothing."""
    if not os.path.lexists(os.path.join(out, 'current')):
        return None
    total = hashlib.sha256()
    for folder, folders, files in os.walk(os.path.join(out, 'current', '.')):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            with open(path, 'rb') as file:
                total.update(f'{os.path.relpath(path, out)}\n'.encode() + hashlib.sha256(file.read()).digest())
    return total.hexdigest()


def wrong(kind, status, said, whole, out):
    """What is wrong with how a run ended; None if nothing is."""
    if status != 0 and status not in ENDS:
        return f'crashed with status {status}'
    if status != 0 and not said.strip():
        return f'ended with status {status} and said nothing'
    if kind == VERIFY:
        return None if status != 0 or said == whole else 'ended with status 0 and other words'
    left = edition(out)
    if left == whole or (left is None and status != 0):
        return None
    return f'ended with status {status} and ' + ('no edition' if left is None else 'other bytes')


def count(kind, whole):
    """The requests of a run that nothing goes wrong in: by library, by place in it (or by way, if there is time for each),
    their numbers."""
    log, out = os.path.join(WORK, 'log'), os.path.join(WORK, 'counted')
    status, said = run(kind, out, '', log=log)
    if status != 0 or wrong(kind, status, said, whole, out):
        sys.exit(f'not ok {kind} without a failure\n    status {status}: {said[:300]}')
    counted = {}
    for line in open(log):
        library, number, place, way = line.split()
        place = place if SECONDS else way
        counted.setdefault(library, {}).setdefault(place, []).append(int(number))
    return counted


def choose(places):
    """Numbers of requests, in the order they are tried: one of each place in the library first."""
    if SECONDS == 0:
        return sorted(numbers[0] for numbers in places.values())
    dice = random.Random(1)
    tried = {}
    for pick in (lambda n: n[0], lambda n: n[-1], dice.choice):
        for number in dice.sample([pick(numbers) for numbers in places.values()], len(places)):
            tried.setdefault(number)
    return list(tried)


here = threading.local()
folders = iter(range(1000))


def attempt(kind, library, number, whole):
    if not hasattr(here, 'out'):
        here.out = os.path.join(WORK, f'out-{next(folders)}')
    shutil.rmtree(here.out, ignore_errors=True)
    try:
        status, said = run(kind, here.out, library, number)
    except subprocess.TimeoutExpired:
        return 'did not end'
    return wrong(kind, status, said, whole, here.out)


def step(pool, kind, library, places, whole, seconds):
    numbers, of = choose(places), sum(len(numbers) for numbers in places.values())
    ends, tried, found = time.time() + seconds, 0, []

    def try_one(number):
        return None if SECONDS and time.time() > ends else (number, attempt(kind, library, number, whole))
    for result in pool.map(try_one, numbers):
        tried += result is not None
        if result and result[1]:
            found.append(result)
    if not tried:
        found.append((0, 'none was tried'))
    what = f'{kind}: memory that {library} cannot have ends the run or changes nothing ({tried:,} of {of:,} requests)'
    print(f'not ok {what}' if found else f'ok {what}', flush=True)
    for number, why in found[:MESSAGES]:
        print(f'    request {number}: {why}')
    if len(found) > MESSAGES:
        print(f'    and {len(found) - MESSAGES} more')


def step_all(pool, kind, names, whole, seconds):
    counted = count(kind, whole)
    for name in names:
        places = [places for library, places in counted.items() if name in library]
        step(pool, kind, name, places[0] if places else {}, whole, seconds)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    os.makedirs(WORK)
    out = os.path.join(WORK, 'whole')
    status, said = run(BUILD, out, '')
    whole = {BUILD: edition(out), VERIFY: run(VERIFY, out, '')[1]}
    if status != 0 or whole[BUILD] is None:
        sys.exit(f'not ok the report that runs are compared with\n    status {status}: {said[:300]}')
    seconds = SECONDS / sum(len(names) for _, names in LIBRARIES)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for kind, names in LIBRARIES:
            step_all(pool, kind, names, whole[kind], seconds)


main()
