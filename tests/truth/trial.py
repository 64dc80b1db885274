"""One trial: a universe is made, reported, published, and looked at."""

import os
import shutil
import subprocess

import universe as truth
from folder import write_folder
from oracle import Oracle
from questions import Asker
from reading import Edition
from reporting import make_report
from soundness import Context

PROGRAM = os.environ.get('ADREPORT', './adreport')


class Refused(Exception):
    """The program took the input for wrong, or broke."""


def publish(report, folder):
    """Writes a report to folder/input and publishes it to folder/out."""
    shutil.rmtree(folder, ignore_errors=True)
    write_folder(report, os.path.join(folder, 'input'))
    out = os.path.join(folder, 'out')
    run = subprocess.run([PROGRAM, 'build', '--quiet', '--only', 'pages,data', '--input', os.path.join(folder, 'input'), '--out', out],
                         capture_output=True, text=True, check=False, timeout=120)
    if run.returncode != 0:
        raise Refused(run.stderr.strip()[:600] or f'ended with {run.returncode}')
    return Edition(os.path.join(out, 'current'), run.stderr)


def look_at(report, folder):
    return Context(report, publish(report, folder), Asker(report.universe), Oracle(report))


def make(seed):
    return make_report(truth.make_universe(seed))
