"""Every address of the report's own that is printed anywhere leads to something in out/, as a plain server has it.

usage: addresses.py OUT BASE_URL [EDITION...]

Looks in every file of every edition and beside them, in the parts of workbooks and archives too, for what begins with
BASE_URL, and prints those that lead nowhere. The editions named are not looked in.
"""

import html
import os
import re
import sqlite3
import sys
import urllib.parse
import zipfile
import zlib


def texts(path):
    """The texts in a file: itself, its members if it is an archive, its streams if it is a PDF."""
    if path.endswith((".xlsx", ".ods", ".zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                # What is in the edition's own archive is in the edition.
                if not path.endswith(".zip"):
                    yield archive.read(name)
        return
    if path.endswith(".sqlite"):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    yield "\n".join(value for value in row if isinstance(value, str)).encode()
        return
    with open(path, "rb") as file:
        data = file.read()
    yield data
    if path.endswith(".pdf"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.S):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                pass


def leads_somewhere(out, rest):
    rest = urllib.parse.unquote(rest.split("#")[0].split("?")[0])
    path = os.path.join(out, rest)
    return os.path.isfile(path) or os.path.isfile(os.path.join(path, "index.html"))


def main(out, base, *others):
    found = {}
    pattern = re.compile(re.escape(base.encode()) + rb"[^\s\"'<>()\\|`*,]*")
    for folder, below, names in os.walk(out):  # through releases only: current leads to one of them
        below[:] = [name for name in below if name not in others]
        for name in names:
            path = os.path.join(folder, name)
            for text in texts(path):
                for address in pattern.findall(text):
                    address = html.unescape(address.decode("utf-8", "replace"))
                    address = re.split("[\"'<>]", address)[0].rstrip(".;:")
                    found.setdefault(address[len(base):], path)
    dead = {rest: path for rest, path in found.items() if not leads_somewhere(out, rest)}
    print(f"{len(found)} addresses")
    for rest, path in sorted(dead.items())[:20]:
        print(f"    {base}{rest} in {os.path.relpath(path, out)}")
    if dead:
        print(f"    {len(dead)} lead nowhere")
    return 1 if dead or len(found) < 20 else 0


sys.exit(main(*sys.argv[1:]))
