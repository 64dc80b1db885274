"""Prints what is wrong with data/: every file against datapackage.json, as a validator of Data Packages would, the SQLite
file against the CSV files, and the trace against the numbers it explains.

    /usr/bin/python3 tests/data/package.py DATA"""
import csv
import hashlib
import json
import re
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

TYPES = {
    "string": r"(?s).*",
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?",
    "date": r"\d{4}-\d\d-\d\d",
    "yearmonth": r"\d{4}-\d\d",
    "year": r"\d{4}",
}
MEASURES = re.findall(r'MEASURE\([A-Z]+, "([a-z]+)"', Path("gen/model/measure.h").read_text(encoding="utf-8"))
REGISTER = {"statements", "paid_media", "paid_online", "campaign_value"}
OF_CODES = {"promises", "promises_known"}
folder = Path(sys.argv[1])
package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
tables = {}
with open("templates/strings.csv", encoding="utf-8", newline="") as strings:
    LEGENDS = [words for key, *words in csv.reader(strings) if key.startswith("legend.")]


def package_problems():
    for key in ("$schema", "name", "title", "version", "created", "licenses", "contributors", "resources"):
        if not package.get(key):
            yield f"has no {key}"
    if not re.fullmatch(r"[a-z0-9._-]+", package["name"]):
        yield f"name {package['name']}"
    names = [resource["name"] for resource in package["resources"]]
    if len(set(names)) != len(names):
        yield "two resources of one name"
    missing = {path.name for path in folder.glob("*.csv")} - {resource["path"] for resource in package["resources"]}
    if missing:
        yield f"leaves out {sorted(missing)}"
    for resource in package["resources"]:
        for problem in resource_problems(resource):
            yield f"{resource['name']}: {problem}"


def resource_problems(resource):
    content = (folder / resource["path"]).read_bytes()
    if len(content) != resource["bytes"]:
        yield f"{len(content)} bytes, not {resource['bytes']}"
    if "sha256:" + hashlib.sha256(content).hexdigest() != resource["hash"]:
        yield "another hash"
    if any(words in resource["title"] for legend in LEGENDS for words in legend):
        yield f"explains a chart that is not there: {resource['title']}"
    fields = resource["schema"]["fields"]
    header, *rows = csv.reader(content.decode("utf-8").splitlines(keepends=True), strict=True)
    if header != [field["name"] for field in fields]:
        yield f"header {header}"
        return
    if not all(field["title"] and field["description"] for field in fields):
        yield "a field without title or description"
    blank = {value["value"] for value in resource["schema"]["missingValues"]}
    for row in rows:
        for field, value in zip(fields, row, strict=True) if sys.version_info >= (3, 10) else zip(fields, row):
            if value in blank:
                continue
            categories = [c["value"] if isinstance(c, dict) else c for c in field.get("categories", [value])]
            pattern = field.get("constraints", {}).get("pattern", TYPES[field["type"]])
            if not re.fullmatch(TYPES[field["type"]], value) or not re.fullmatch(pattern, value) or value not in categories:
                yield f"{field['name']}: {value!r} is no {field['type']}"
            if Decimal(field.get("constraints", {}).get("minimum", "-Infinity")) > (
                    Decimal(value) if field["type"] in ("integer", "number") else Decimal("Infinity")):
                yield f"{field['name']}: {value} is too small"
    keys = [header.index(key) for key in resource["schema"]["primaryKey"]]
    seen = {tuple(row[key] for key in keys) for row in rows}
    if len(seen) != len(rows) or any("" in key for key in seen):
        yield "a primary key that is empty or not unique"
    tables[resource["name"]] = [dict(zip(header, row)) for row in rows]


def key_problems():
    """Values of fields that are keys of another table are there; and every column called like the key of a table is one."""
    named = {resource["name"]: resource["schema"] for resource in package["resources"]}
    keys = {"platform": "platforms", "party": "parties", "region": "regions", "source": "sources", "advertiser": "advertisers"}
    checked = 0
    for name, schema in named.items():
        declared = schema.get("foreignKeys", [])
        for key in declared:
            other, fields = key["reference"]["resource"], key["reference"]["fields"]
            if fields != named[other]["primaryKey"]:
                yield f"{name}: {key} is no primary key"
            there = {tuple(row[field] for field in fields) for row in tables[other]}
            for row in tables[name]:
                values = tuple(row[field] for field in key["fields"])
                checked += 1
                if any(values) and values not in there:
                    yield f"{name}: {values} is not in {other}"
        said = {key["fields"][0] for key in declared if len(key["fields"]) == 1}
        missing = {field["name"] for field in schema["fields"] if keys.get(field["name"]) in named} - said
        is_figure = (folder / f"{name}.json").exists()
        if name in keys.values():
            missing -= {column for column, table in keys.items() if table == name}
        if missing and not is_figure:
            yield f"{name}: {sorted(missing)} are no foreign keys"
        first = schema["fields"][0]["name"]
        if is_figure and first in ("platform", "party", "region") and tables[name] and first not in said:
            yield f"{name}: {first} is no foreign key"
    if checked < 1000:
        yield f"only {checked} keys"


def long_problems(database):
    """figures-long.csv has every number of every figure once, and says enough of it to tell it apart by keys alone."""
    long = tables["figures-long"]
    wanted = {}
    for name, rows in tables.items():
        if not (folder / f"{name}.json").exists():
            continue
        overlapping = {row[0] for row in database.execute('SELECT "column" FROM figure_column WHERE figure = ? AND total', (name,))}
        for row in rows:
            for column in [column[:-6] for column in row if column.endswith("_state")]:
                total = "1" if row["total"] == "1" or column in overlapping else "0"
                wanted[name, next(iter(row.values())), column] = tuple(row[f"{column}_{end}"] for end in ("low", "high", "state")) + (total,)
    found = {(row["figure"], row["row"], row["column"]): (row["low"], row["high"], row["state"], row["total"]) for row in long}
    for key in (wanted.items() ^ found.items()):
        yield f"{key} is in one of the two"
    seen = {}
    for row in long:
        about = tuple(row.get(key) for key in ("figure", "platform", "party", "country", "region", "age", "gender", "advertiser", "from", "to", "measure"))
        # entries of the input, references, links, measures of a platform by their days, shares by method, kinds of account and statements of a register are told apart by
        # row and column alone;
        # what had been by a day that was not collected is about the same days as the step before
        if re.search("(rows|references|links|links-unlisted|targeting.*|relation|payers|statements.*|coverage|advertisers|unmapped|cumulative-.*|rank-by-party-and-time|indicator-spend-and-reach)$", row["figure"]):
            continue
        if about in seen and not re.search("links-by-party", row["figure"]):
            yield f"{row['figure']} {row['row']}:{row['column']} is about the same as {seen[about]}: {about}"
        seen[about] = f"{row['row']}:{row['column']}"
    for row in long:
        if (row["from"] > row["to"]) or (row["days"] and (row["from"], row["to"]) != (row["days"][:10], row["days"][-10:])):
            yield f"{row['figure']} {row['row']}:{row['column']} is from {row['from']} to {row['to']}, {row['days']}"


def pivot_problems():
    """What is not total, of one measure and platform, adds up to what is: by party, as a researcher would pivot."""
    checked = 0
    for platform in {row["platform"] for row in tables["platforms"]}:
        rows = [row for row in tables["figures-long"] if row["figure"] == f"platform-{platform}-totals" and row["measure"] == "spend"]
        whole = [row for row in rows if row["party"] == "all" and row["state"] == "value"]
        parts = [row for row in rows if row["total"] == "0"]
        if not whole or any(row["state"] != "value" for row in parts):
            continue
        checked += 1
        low, high = sum(Decimal(row["low"]) for row in parts), [row["high"] for row in parts]
        joint = any(row["party"] == "several" for row in tables["observations"])
        if not joint and (low != Decimal(whole[0]["low"]) or ("" in high) != (whole[0]["high"] == "") or
                          "" not in high and sum(map(Decimal, high)) != Decimal(whole[0]["high"])):
            yield f"{platform}: {low}, {high} are not {whole[0]}"
    if not checked:
        yield "nothing was added up"


def register_problems():
    """What statements of a register say adds up, by organisation and one by one, to what all say; a word of a list of words adds to none.
    Statements that may count or not may be of any row: each count may be as many more."""
    long = [row for row in tables["figures-long"] if row["measure"] in REGISTER]
    whole = {row["measure"]: row for row in long if (row["figure"], row["row"]) == ("statements-by-organisation", "all")}
    if set(whole) != REGISTER or any(row["total"] != "1" for row in whole.values()):
        yield f"all say {whole}"
        return
    more = number(whole["statements"]["high"]) - number(whole["statements"]["low"])
    for row in long:
        if row["measure"] == "statements" and number(row["high"]) - number(row["low"]) != more:
            yield f"{row['figure']} {row['row']} may not be {more} more: {row}"
    for figure, measures in (("statements-by-organisation", REGISTER), ("statements", REGISTER - {"statements"})):
        for measure in measures:
            parts = [row for row in long if (row["figure"], row["measure"], row["total"]) == (figure, measure, "0")]
            low = sum(Decimal(row["low"] or 0) for row in parts)
            high = None if any(row["high"] == "" for row in parts) else sum(Decimal(row["high"]) for row in parts)
            if measure == "statements":
                high -= more * (len(parts) - 1)
            if (low, high) != (number(whole[measure]["low"]), number(whole[measure]["high"])):
                yield f"{figure}: {measure} adds up to {low}, {high}, not to {whole[measure]}"
    for row in long:
        if row["figure"] in ("statements-by-funds", "statements-by-targeting") and row["total"] != "1":
            yield f"{row['figure']} {row['row']} could be added to others"
        if row["figure"] == "statements" and not (row["from"] and row["to"]):
            yield f"statement {row['row']} is about no days"


def expanded(list_number):
    """The numbers of rows in a list, as README says."""
    return [number for row in tables["lists"] if row["list"] == list_number
            for first, last, step in re.findall(r"(\d+)(?:-(\d+))?(?:/(\d+))?", row["observations"])
            for number in range(int(first), int(last or first) + 1, int(step or 1))]


def list_problems(database):
    """Lists are the spans of the database, no two are the same, and each is named."""
    spans = {}
    for list_number, first, count, step in database.execute("SELECT list, first, count, step FROM span"):
        spans.setdefault(str(list_number), []).extend(range(first, first + count * step, step))
    if {row["list"] for row in tables["lists"]} != {row["list"] for row in tables["trace"]}:
        yield "lists that no number has, or numbers without"
    seen = set()
    for number in dict.fromkeys(row["list"] for row in tables["lists"]):
        rows = expanded(number)
        if rows != spans.get(number) or rows != sorted(set(rows)):
            yield f"list {number}: {rows[:5]}"
        if tuple(rows) in seen:
            yield f"list {number} is there twice"
        seen.add(tuple(rows))
    if any(len(row["observations"]) > 32000 for row in tables["lists"]):
        yield "a line that no spreadsheet holds"


def advertiser_problems():
    """The key of an advertiser stands where it is said to be named, and nowhere else."""
    for row in tables["observations"]:
        if (row["advertiser"] != "") != (row["advertiser_state"] == "named"):
            yield f"observation {row['observation']}: {row['advertiser']} is {row['advertiser_state']}"
    named = {row["advertiser"] for row in tables.get("advertisers", ())}
    if not named >= {row["advertiser"] for row in tables["figures-long"] if row["advertiser"]}:
        yield "figures-long has advertisers that are not published"


# What is counted beside commitments of a code of conduct.
BESIDE = {"rows", "rows_named", "rows_as_range", "width", "width_linked", "width_not_linked", "sender", "cost", "people", "dates", "verified",
          "not_verified", "unknown", "not_named", "outside_country", "outside_union", "outside_currency", "country_known", "currency_known", "days_offered", "days_until_copy", "days_withdrawn", "measures", "changed"}
GROUPS = {"all", "all-mapped", "signatories", "unmapped", "several", ""}
DAY = r"\d{4}-\d\d-\d\d"


def code_problems(database):
    """Where a column is about a platform, party, region, age, measure or days, it has no words."""
    ids = {name: {row[0] for row in database.execute(f"SELECT id FROM {name}")} for name in ("platform", "party", "region")}
    ids["measure"] = set(MEASURES)
    ids["age"] = {row["age"] for row in tables["observations"]}
    for name, rows in tables.items():
        if name == "figures-long":
            ids = {**ids, "measure": ids["measure"] | {"share", "place", "days", "accounts", "linked", "listed", "linked_share"} | REGISTER | OF_CODES | BESIDE}
        for row in rows:
            for column, value in row.items():
                if column in ids and set(value.split("|") if column in ("party", "measure") else [value]) - ids[column] - GROUPS:
                    yield f"{name}: {column} is {value!r}"
                stretches = value.split("|") if column == "period" else [value]
                if column in ("period", "valid") and not all(re.fullmatch(rf"({DAY}|\.\.)/({DAY}|\.\.)|", days) for days in stretches):
                    yield f"{name}: {column} is {value!r}"
                if column.endswith("_on") and not re.fullmatch(DAY + "|", value):
                    yield f"{name}: {column} is {value!r}"
                if column == "relation" and not re.fullmatch("[a-z_-]*", value):
                    yield f"{name}: {column} is {value!r}"


def guard_problems(database):
    """No field starts a formula; without the apostrophe before it a name is what SQLite has."""
    for name, rows in tables.items():
        for row in rows:
            yield from (f"{name}: {column} is {value!r}" for column, value in row.items() if value[:1] in tuple("=+-@\t\r"))
    named = {row["party"]: row["name"] for row in tables["parties"]}
    for party, name in database.execute("SELECT id, name FROM party"):
        if re.sub("^'", "", named[party]) != name:
            yield f"{party} is {named[party]!r}, {name!r} in SQLite"


def role_problems(database):
    """Rows that are main are those that party-ID-by-platform adds up; rows that divide others are not, but for want of these."""
    for row in tables["observations"]:
        if row["role"] != "reference" and row["role"] != "region":
            if (row["role"] == "main") != (not row["region"] and not row["age"] and not row["gender"]):
                yield f"line {row['line']} of {row['file']} is {row['role']}"
    for party, platform, rule, role, count in database.execute("""
            SELECT o.party, o.platform, t.rule, o.role, count(*) FROM trace t
            JOIN span s ON s.list = t.list
            JOIN observation o ON o.id BETWEEN s.first AND s.first + (s.count - 1) * s.step AND (o.id - s.first) % s.step = 0
            WHERE t.figure = 'party-' || o.party || '-by-platform' AND t."column" = 'spend' AND t."row" = o.platform
            AND t.rule NOT IN ('state', 'left-out') GROUP BY 1, 2, 3, 4"""):
        if (role, "from-parts" in rule) not in (("main", False), ("part", True)):
            yield f"{party} {platform}: {count} rows are {role}, and count as {rule}"
        (listed,) = database.execute("""
            SELECT count(*) FROM observation o, report r
            WHERE '|' || coalesce(o.party, '') || '|' || coalesce(o.candidates, '') || '|' LIKE '%|' || ? || '|%' AND o.platform = ? AND role = 'main'
            AND spend_state = 'value' AND o.last_day >= r.period_start AND o.first_day <= r.period_end""", (party, platform)).fetchone()
        (counted,) = database.execute("""
            SELECT sum(s.count) FROM trace t JOIN span s ON s.list = t.list WHERE t.figure = 'party-' || ? || '-by-platform'
            AND t."column" = 'spend' AND t."row" = ? AND t.rule <> 'left-out' AND t.rule NOT LIKE '% from-parts%'""",
            (party, platform)).fetchone()
        if role == "main" and listed != counted:
            yield f"{party} {platform}: {listed} rows are main, {counted} count"


def number(text):
    return Decimal(text) if text != "" else None


def database_problems(database):
    for (problem,) in database.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield problem
    for problem in database.execute("PRAGMA foreign_key_check"):
        yield f"a key leads nowhere: {problem}"
    for (view,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        if not database.execute(f"SELECT * FROM {view} LIMIT 1").fetchone():
            yield f"nothing in {view}"
    cells = 0
    for figure, row, column, low, high, state in database.execute(
            'SELECT figure, "row", "column", CAST(low AS TEXT), CAST(high AS TEXT), state FROM cell WHERE state IS NOT NULL'):
        key = next(iter(tables[figure][0]))
        found = next(line for line in tables[figure] if line[key] == row)
        cells += 1
        if (found[f"{column}_low"], found[f"{column}_high"], found[f"{column}_state"]) != (low or "", high or "", state):
            yield f"{figure} {row} {column}: {low} {high} {state}"
    if cells != sum(len(rows) * sum(name.endswith("_state") for name in rows[0])
                    for name, rows in tables.items() if rows and (folder / f"{name}.json").exists()):
        yield f"{cells} cells"
    for table, name in {"observation": "observations", "trace": "trace", "targeting": "targeting", "party": "parties", "platform": "platforms",
                        "region": "regions", "advertiser": "advertisers", "source": "sources"}.items():
        (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
        if count != len(tables.get(name, ())):
            yield f"{count} rows in {table}, {len(tables.get(name, ()))} in {name}.csv"


def trace_problems(database):
    """What is traced as added up must add up, to the cent: the views say so, and we say so of the views."""
    rows = {}
    shown = [word for word in MEASURES if f"{word}_low" in tables["observations"][0]]
    low, high = ("CASE t.measure " + " ".join(f"WHEN '{word}' THEN {word}_{end}" for word in shown) + " END" for end in ("low", "high"))
    for figure, row, column, rule, low, high in database.execute(f"""
            SELECT t.figure, t."row", t."column", t.rule, CAST({low} AS TEXT), CAST({high} AS TEXT)
            FROM trace t JOIN span s ON s.list = t.list
            JOIN observation o ON o.id BETWEEN s.first AND s.first + (s.count - 1) * s.step AND (o.id - s.first) % s.step = 0"""):
        if re.match("added|alone", rule) and "capped" not in rule and "least" not in rule:
            rows.setdefault((figure, row, column), []).append(
                (Decimal(0 if "from-zero" in rule else low), number(high or ""), "leaves-out" in rule))
    checked = {tuple(line[:3]): line[3:] for line in database.execute(
        """SELECT figure, "row", "column", CAST(published_low AS TEXT), CAST(published_high AS TEXT), CAST(added_low AS TEXT),
           CAST(added_high AS TEXT), equal FROM sum_check""")}
    if set(checked) != set(rows) or len(rows) < 20:
        yield f"sum_check has {len(checked)} numbers, the trace adds up {len(rows)}"
    for place, parts in rows.items():
        low = sum(part[0] for part in parts)
        high = None if any(part[1] is None or part[2] for part in parts) else sum(part[1] for part in parts)
        published_low, published_high, added_low, added_high, equal = checked.get(place, ("", "", "", "", 0))
        if (low, high) != (number(published_low), number(published_high or "")):
            yield f"{place}: rows give {low} to {high}, not {published_low} to {published_high}"
        if (low, high) != (number(added_low), number(added_high or "")) or equal != 1:
            yield f"{place}: sum_check says {added_low} to {added_high}, {equal}"


def changed_problems(database):
    """sum_check finds a row that is a cent off, and an upper end that is gone."""
    (row,) = database.execute("""SELECT min(observation) FROM sums JOIN sum_check USING (figure, "row", "column")
        WHERE measure = 'spend' AND rule LIKE 'added%' AND published_high IS NOT NULL""").fetchone()
    for change in ("spend_high = spend_high + 0.01", "spend_high = NULL"):
        copy = sqlite3.connect(":memory:")
        database.backup(copy)
        copy.execute(f"UPDATE observation SET {change} WHERE id = ?", (row,))
        found, missed = copy.execute("""SELECT sum(NOT equal), sum(equal) FROM sums JOIN sum_check USING (figure, "row", "column")
            WHERE observation = ? AND measure = 'spend' AND published_high IS NOT NULL""", (row,)).fetchone()
        if missed or not found:
            yield f"{change} of observation {row} goes unseen in {missed} sums"


def joint_amounts(database, platform, by_party):
    """What sums of parts lack and have too much: a row that may be of several counts from zero for each, and once for all. Where parts
    are groups, only what may be nobody's may be of several of them."""
    lacking = too_much = 0
    for candidates, low, high in database.execute("""
            SELECT o.candidates, o.spend_low, o.spend_high FROM observation o, report r WHERE o.platform = ? AND o.role = 'main'
            AND o.candidates LIKE '%|%' AND o.spend_state = 'value'
            AND o.first_day >= r.period_start AND o.last_day <= r.period_end""", (platform,)):
        if by_party or "unmapped" in candidates.split("|"):
            lacking += number(str(low))
            too_much += number(str(high)) * (candidates.count("|") if by_party else 1)
    return lacking, too_much


def total_problems(database):
    """In tables of spending by party or group, rows that are no totals add up to the row of all, and columns to the column."""
    checked = 0
    hidden = "('not_collected', 'not_reported', 'suppressed', 'withdrawn')"
    for figure, column, row, platform in database.execute("""
            SELECT figure, "column", "row", platform FROM numbers WHERE "row" = 'all' AND state = 'value'
            AND ("column" = 'spend' OR "column" LIKE '%\\_spend' ESCAPE '\\')""").fetchall():
        lows, highs = zip(*((number(low or "0"), number(high or "")) for low, high in database.execute(
            "SELECT CAST(low AS TEXT), CAST(high AS TEXT) FROM numbers WHERE figure = ? AND \"column\" = ? AND NOT total AND state = 'value'",
            (figure, column))))
        low, high = database.execute("SELECT CAST(low AS TEXT), CAST(high AS TEXT) FROM cell WHERE figure = ? AND \"row\" = ? AND \"column\" = ?",
                                     (figure, row, column)).fetchone()
        (unknown,) = database.execute(
            f"SELECT count(*) FROM numbers WHERE figure = ? AND \"column\" = ? AND NOT total AND state IN {hidden}", (figure, column)).fetchone()
        # a table of groups has all parties together, where a joint row counts once
        by_party = database.execute("SELECT count(*) FROM numbers n, party p WHERE n.figure = ? AND n.\"row\" = p.id AND p.kind = 'party'", (figure,)).fetchone()[0]
        lacking, too_much = joint_amounts(database, platform, by_party)
        checked += 1
        wanted = sum(lows) + lacking, None if unknown or None in highs else sum(highs) - too_much
        if wanted != (number(low), number(high or "")):
            yield f"{figure} {column}: parts give {wanted}, all is {low}, {high}"
    for row, low, all_low in database.execute("""
            SELECT n."row", sum(CASE WHEN n.total THEN 0 ELSE n.low END), max(CASE WHEN n."column" = 'all' THEN n.low END)
            FROM numbers n WHERE figure = 'spend-by-platform' AND state = 'value' GROUP BY 1"""):
        checked += 1
        low += float(joint_amounts(database, row, False)[0])
        if abs(low - all_low) > 0.001:
            yield f"spend-by-platform {row}: {low} is not {all_low}"
    for view in ("numbers", "spend_by_party"):
        bare = database.execute(f"""SELECT count(*) FROM {view} WHERE state = 'value' AND figure LIKE '%by-platform'
            AND (collected_start IS NULL OR collected_end < collected_start OR unit IS NULL)""").fetchone()[0]
        if bare:
            yield f"{view}: {bare} numbers about a platform without days or unit"
    if checked < 3:
        yield f"only {checked} totals"


def collected_problems(database):
    """Measures of a platform that share a row of coverage each have their days in the view of what was collected."""
    words = {(platform, measure) for platform, measures in database.execute("""SELECT p.code, m.code
        FROM cell p JOIN cell m USING (figure, "row") JOIN cell n USING (figure, "row") WHERE figure = 'coverage'
        AND p."column" = 'platform' AND m."column" = 'measure' AND n."column" = 'days' AND n.state = 'value'""")
             for measure in measures.split("|")}
    found = set(database.execute("SELECT platform, measure FROM collected"))
    if words != found or not found:
        yield f"{sorted(words ^ found)} are in coverage or in collected alone"


def say(what, problems):
    problems = list(problems)
    print("not ok" if problems else "ok", what)
    for problem in problems[:20]:
        print("   ", problem[:300])


with_database = sqlite3.connect(f"file:{folder}/adreport.sqlite?mode=ro", uri=True)
say(f"{folder}: every CSV is as datapackage.json says", package_problems())
say(f"{folder}: keys and dates are no words", code_problems(with_database))
say(f"{folder}: no spreadsheet runs a text of a CSV, and a program can undo what keeps it from that", guard_problems(with_database))
say(f"{folder}: keys are those of other tables", key_problems())
say(f"{folder}: figures-long has every number once", long_problems(with_database))
say(f"{folder}: numbers that are no totals add up to those that are", pivot_problems())
if "statements" in tables:
    say(f"{folder}: statements of a register add up to what all say", register_problems())
say(f"{folder}: lists of rows are named, and no two are the same", list_problems(with_database))
say(f"{folder}: advertisers are named where they may be", advertiser_problems())
say(f"{folder}: the role of a row says where it counts", role_problems(with_database))
say(f"{folder}: SQLite has the numbers of the CSV files", database_problems(with_database))
say(f"{folder}: numbers are the sum of the rows they are traced to", trace_problems(with_database))
say(f"{folder}: a row that changes shows in sum_check", changed_problems(with_database))
say(f"{folder}: measures that were collected on the same days are found one by one", collected_problems(with_database))
say(f"{folder}: rows and columns that are no totals add up to those that are", total_problems(with_database))
