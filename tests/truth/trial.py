"""One trial: a universe is made, reported, published and looked at; then something of the report is taken away, and again."""

import functools
import os
import shutil
import subprocess
import tempfile

import changes
import universe as truth
from claims import check_sentences
from conservation import check_rows, check_sums
from folder import write_folder
from oracle import Oracle
from pages import sentences
from phrases import Phrases
from questions import Asker
from reading import Edition
from reporting import make_report
from soundness import Context, Failure, check_numbers

PROGRAM = os.environ.get('ADREPORT', './adreport')
MEMORY = '/dev/shm'  # thousands of small files are written and removed


class Refused(Exception):
    """The program took the input for wrong, or broke."""


def publish(report, folder, stages='pages,data'):
    """Writes a report to folder/input and publishes it to folder/out."""
    shutil.rmtree(folder, ignore_errors=True)
    write_folder(report, os.path.join(folder, 'input'))
    out = os.path.join(folder, 'out')
    run = subprocess.run([PROGRAM, 'build', '--quiet', '--only', stages, '--input', os.path.join(folder, 'input'), '--out', out],
                         capture_output=True, text=True, check=False, timeout=120)
    if run.returncode != 0:
        errors = [line for line in run.stderr.splitlines() if 'warning' not in line]
        raise Refused('\n'.join(errors)[:600] or f'ended with {run.returncode}')
    return Edition(os.path.join(out, 'current'), run.stderr)


def look_at(report, folder, stages='pages,data'):
    return Context(report, publish(report, folder, stages), Asker(report.universe), Oracle(report), phrases())


@functools.lru_cache(maxsize=1)
def phrases():
    return Phrases('templates/strings.csv', truth.PARTY_NAMES, truth.PLATFORM_NAMES)


def make(seed):
    return make_report(truth.make_universe(seed))


def check(context):
    yield from check_numbers(context)
    yield from check_sentences(context, sentences(context.edition, phrases()))
    yield from check_rows(context)
    yield from check_sums(context)


def steps(seed, folder):
    """What is wrong, as (what was done to the report, failure), and the input it is wrong for in folder/*/input."""
    context = look_at(make(seed), os.path.join(folder, 'whole'))
    yield from (('', failure) for failure in check(context))
    for number in (1, 2):
        yield from less(seed, folder, number, context.edition)
    yield from scope(seed, folder)


def less(seed, folder, number, before):
    rng, report = changes.chance(seed, number), make(seed)
    done = rng.choice(changes.LESS)(report, rng)
    if done is None:
        return
    context = look_at(report, os.path.join(folder, f'less-{number}'), 'data')
    yield from ((done, failure) for failure in changes.check_less(context, before, context.edition))
    yield from ((done, failure) for failure in check_numbers(context))


def scope(seed, folder):
    rng, report = changes.chance(seed, 3), make(seed)
    done = next((done for change in rng.sample(changes.SCOPE, 2) if (done := change(report, rng))), None)
    if done is not None:
        context = look_at(report, os.path.join(folder, 'scope'))
        yield from ((done, failure) for failure in check(context))


def trial(seed, keep='.build/truth'):
    """The failures of a seed; where there are any, its input folders are kept."""
    folder = tempfile.mkdtemp(prefix=f'truth-{seed}-', dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
    failures = []
    try:
        for done, failure in steps(seed, folder):
            failures.append((done, failure))
    except Refused as refused:
        failures.append(('', Failure('refused', 'build', str(refused), 'this is valid input')))
    except subprocess.TimeoutExpired:
        failures.append(('', Failure('refused', 'build', 'nothing for two minutes', 'this is valid input')))
    if failures:
        keep_inputs(folder, os.path.join(keep, str(seed)))
    shutil.rmtree(folder, ignore_errors=True)
    return seed, failures


def keep_inputs(folder, kept):
    shutil.rmtree(kept, ignore_errors=True)
    for name in sorted(os.listdir(folder)):
        shutil.copytree(os.path.join(folder, name, 'input'), os.path.join(kept, name))
