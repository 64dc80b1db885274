#!/usr/bin/python3
"""Looks at a report in three languages, and at one in German alone, and prints a line for each thing that should be.

    look.py EDITION GERMAN
"""
import html
import pathlib
import re
import sys
import zipfile

NBSP = "\u00a0"
edition, german = (pathlib.Path(argument) for argument in sys.argv[1:])
small = pathlib.Path(".build/site/small/current")


def judge(fine, what, *reasons):
    print(("ok " if fine else "not ok ") + what)
    for reason in () if fine else reasons:
        print("    " + str(reason)[:300])


def read(path):
    return path.read_text(encoding="utf-8")


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def words(path):
    return html.unescape(re.sub(r"<[^>]*>", "", read(path)))


def has(where, text, what):
    judge(text in where, what, f"{text!r} is not there")


# Pages and addresses.
for folder, ending in (("", "html"), ("markdown/", "md"), ("charts/", "svg"), ("embed/", "html"), ("sheets/", "xlsx")):
    counts = {code: len(list((edition / folder / code).rglob("*." + ending))) for code in ("nl", "en", "de")}
    judge(counts["de"] > 0 and len(set(counts.values())) == 1, f"as many .{ending} of {folder or 'pages'} in each language", counts)
party = edition / "de/partei/plain/index.html"
judge(party.exists() and (edition / "de/plattform/alpha/index.html").exists(), "addresses are those of the column de")
lost = [f"{page}: {link}" for page in (edition / "de").rglob("*.html")
        for link in re.findall(r'href="([^"#:]+)["#]', read(page))
        if not (page.parent / (link + "index.html" if link.endswith("/") else link)).exists()]
judge(not lost, "links of the German pages lead somewhere", *lost[:5])

# What a page says of itself.
index = read(edition / "de/index.html")
for text in ('<html lang="de"', '<meta property="og:locale" content="de_DE">',
             '<meta property="og:locale:alternate" content="nl_NL">', 'hreflang="de" href="https://example.org/probe/current/de/"'):
    has(index, text, f"the German front page says {text}")
has(read(edition / "en/index.html"), ">Deutsch</a>", "the English page leads to the German one by its own name")
has(read(edition / "index.html"), ">Deutsch</a>", "the page at the root leads to the German one")
has(read(german / "index.html"), '<html lang="de"', "a report in German alone has a German page at its root")

# Numbers and days in their forms.
text = words(edition / "de/index.html") + words(party) + words(edition / "de/press/plain/index.html")
for form in (f"10.150{NBSP}–{NBSP}10.749{NBSP}€", f"10.150{NBSP}bis{NBSP}10.749{NBSP}€", f"3.500,50{NBSP}€{NBSP}oder mehr",
             f"mehr als{NBSP}2.350{NBSP}€", f"37,6{NBSP}%", f"1{NBSP}bis{NBSP}3",
             f"8.{NBSP}Januar bis 18.{NBSP}Februar 2024", f"8.{NBSP}bis{NBSP}21.{NBSP}Januar 2024", "Woche 7 von 2024",
             "Plain Party (de)", "Parteien"):
    has(text, form, "German pages have " + form.replace(NBSP, " "))
shown = "\n".join(re.findall(r"<data[^>]*>([^<]*)<", index + read(party)))
english = sorted(set(re.findall(r"€ ?\d|\d,\d{3}\b|\d(?:st|nd|rd|th)\b", shown)))
judge(shown and not english, "and their numbers have no form of another language", *english)

# Workbooks.
with zipfile.ZipFile(edition / "sheets/de/report.xlsx") as book:
    has(book.read("docProps/custom.xml").decode(), "<vt:lpwstr>de</vt:lpwstr>", "XLSX says that it is German")
    has(book.read("xl/sharedStrings.xml").decode(), "Kleine Probe", "XLSX has the German title")
with zipfile.ZipFile(edition / "sheets/de/report.ods") as book:
    inside = "".join(book.read(name).decode() for name in ("styles.xml", "content.xml", "meta.xml"))
    has(inside, 'fo:language="de" fo:country="DE"', "ODS is in the German locale")

# What programs read.
has(read(edition / "feed.atom"), 'hreflang="de"', "the feed links to German pages")
has(read(edition / "sitemap.xml"), 'hreflang="de"', "so does the sitemap")
has(read(edition / "catalog.jsonld"), "authority/language/DEU", "the catalogue knows German by the EU's code")
judge('"@id": null' not in read(edition / "catalog.jsonld"), "and names nothing null")
has(read(german / "catalog.jsonld"), "authority/language/DEU", "so does that of a report in German alone")
has(read(edition / "headers/_headers"), "/current/de/*", "headers cover the German pages")
has(read(edition / "data/spend-by-party.json"), '"de": "', "JSON has German words")
has(read(edition / "data/datapackage.json"), '"title_de"', "so has the data package")

# Ids of figures and data files stay English.
judge(files(edition / "data") == files(small / "data"), "data/ has the same files as without German")
names = {"parties.csv", "platforms.csv", "regions.csv"}  # a column of names for each language
other = [name for name in files(small / "data") if name.endswith(".csv") and name not in names
         and (edition / "data" / name).read_bytes() != (small / "data" / name).read_bytes()]
judge(not other, "CSV is the same, byte for byte", *other)
judge(files(german / "data") == files(small / "data"), "data/ of a report in German alone too")
