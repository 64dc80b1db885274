"""Holds each README.md in gen against the files beside it: every file that it names is there, and every .c file of its folder,
and of folders below that have no README.md of their own, is named. Prints ok or not ok for each.

In a README a file is named in backquotes, from its folder, from gen/ or from the top: `csv.c`, `model/figure.h`,
`templates/strings.csv`. `figures_*.c` names all that fit; NAME is a name of one's own, and LANG each language."""
import re
from pathlib import Path

TOP = ("gen/", "templates/", "tests/", "input/")
folders = {readme.parent for readme in Path("gen").rglob("README.md")}


def files_named(folder, name):
    """The files that a name in a README may mean."""
    pattern = name.replace("LANG", "*")
    places = [Path(".")] if name.startswith(TOP) else [folder, Path("gen")]
    return [file for place in places for file in place.glob(pattern)]


def problems(folder):
    text = (folder / "README.md").read_text(encoding="utf-8")
    named = set()
    for name in re.findall(r"`([A-Za-z0-9_*./-]+)`", text):
        if not re.search(r"\.[ch]$", name) and not (name.startswith(TOP) and "." in name):
            continue
        found = files_named(folder, name)
        if not found and "NAME" not in name:
            yield f"there is no {name}"
        named.update(found)
    for file in sorted(folder.rglob("*.c")):
        nearest = next(parent for parent in file.parents if parent in folders)
        if nearest == folder and file not in named:
            yield f"{file} is not in it"


for folder in sorted(folders):
    lines = list(problems(folder))
    print("not ok" if lines else "ok", f"the files of {folder}/README.md")
    for line in lines:
        print(f"    {line}")
# Where one more of a kind is asked for, the README of the folder says which files change.
for folder, kind in {"gen/model": "measure", "gen/base": "language", "gen/compose": "figure", "gen/compose/": "page",
                     "gen/render/chart": "chart type", "gen/render": "format", "gen/read": "format"}.items():
    there = f"\n## To add a {kind}\n" in (Path(folder) / "README.md").read_text(encoding="utf-8")
    print("ok" if there else "not ok", f"{folder.rstrip('/')}/README.md says how to add a {kind}")
