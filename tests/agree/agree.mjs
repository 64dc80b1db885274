// Compares all formats of one site with its data/FIGURE.json: what is the same number must be the same digits.
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '../browser/browser.mjs';

const site = realpathSync(process.argv[2]);
const tables = process.argv[3];
const name = process.argv[2].replace(/.*site\/|\/current$/g, '');
const languages = ['nl', 'en'];

function filesBelow(folder, ending) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return filesBelow(path, ending);
        return entry.name.endsWith(ending) ? [path] : [];
    });
}

// The fields of CSV as RFC 4180 has it.
function parseCsv(text) {
    const rows = [[]];
    for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
        const [whole, field, end] = match;
        if (whole === '') break;
        rows.at(-1).push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
        if (end.endsWith('\n')) rows.push([]);
    }
    return rows.filter((row) => row.length > 0);
}

const plain = (html) => html.replaceAll(/&(amp|lt|gt|quot|#39|#34);/g, (_, entity) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"' })[entity]);

const figures = new Map();
for (const path of filesBelow(join(site, 'data'), '.json')) {
    // Numbers are compared as written, so they are read as text.
    const figure = JSON.parse(readFileSync(path, 'utf8').replaceAll(/"(low|high)": (-?[0-9.]+)/g, '"$1": "$2"'));
    if (figure.columns) figures.set(figure.id, figure);
}
// A chart with more numbers than this has no table on pages, which say where its numbers are.
const MOST_ON_PAGES = 400;
const isLong = (figure) => numbers(figure).length * figure.rows.length > MOST_ON_PAGES && existsSync(join(site, 'charts', 'nl', `${figure.id}.svg`));
const numbers = (figure) => figure.columns.filter((column) => column.kind === 'number');
// Pages leave out silent rows and columns, which have no number; a sentence says so.
const cells = [...figures.values()].flatMap((figure) => figure.rows.flatMap((row) => numbers(figure).map((column) => ({
    at: `${figure.id} ${row.key}:${column.key}`, cell: row.cells[column.key], silent: row.silent || column.silent,
}))));
report(`${name}: what is silent has no number, and a sentence`, [
    ...cells.filter(({ cell, silent }) => silent && cell.low !== null).map(({ at }) => at),
    ...[...figures.values()].filter((figure) => [...figure.rows, ...figure.columns].some((each) => each.silent) !== (figure.silence !== null)).map((figure) => figure.id),
]);
report(`${name}: ${figures.size} figures with ${cells.length} numbers to compare`, cells.length > 10 ? [] : ['hardly any']);

const problems = { csv: [], html: [], unseen: [], markdown: [], charts: [], sheets: [] };

for (const figure of figures.values()) {
    const [header, ...rows] = parseCsv(readFileSync(join(site, 'data', `${figure.id}.csv`), 'utf8'));
    if (rows.length !== figure.rows.length) problems.csv.push(`${figure.id}: ${rows.length} rows, not ${figure.rows.length}`);
    rows.forEach((fields, i) => {
        const row = figure.rows[i];
        if (!row || fields[0] !== row.key) return problems.csv.push(`${figure.id}: row ${fields[0]}, not ${row?.key}`);
        for (const column of numbers(figure)) {
            const found = ['low', 'high', 'state'].map((part) => fields[header.indexOf(`${column.key}_${part}`)]).join(' ');
            const cell = row.cells[column.key];
            const wanted = [cell.low ?? '', cell.high ?? '', cell.state].join(' ');
            if (found !== wanted) problems.csv.push(`${figure.id} ${row.key}:${column.key}: ${found}, not ${wanted}`);
        }
    });
}
report(`${name}: CSV`, problems.csv);

const figuresShown = new Set();
const known = new Map(cells.map(({ at, cell }) => [at, cell]));
for (const language of languages) {
    const seen = new Set();
    for (const path of filesBelow(join(site, language), '.html')) {
        for (const [tag] of readFileSync(path, 'utf8').matchAll(/<(?:data|span)\s[^>]*data-figure="[^>]*>/g)) {
            const attribute = (key) => plain(new RegExp(`\\s${key}="([^"]*)"`).exec(tag)?.[1] ?? '');
            const at = `${attribute('data-figure')} ${attribute('data-cell')}`;
            const cell = known.get(at);
            const found = tag.startsWith('<data') ? attribute('value') : attribute('data-state');
            const wanted = cell && (cell.low === null ? cell.state : `${cell.low}/${cell.high ?? ''}`);
            if (found !== wanted) problems.html.push(`${path.slice(site.length)}: ${at}: ${found}, not ${wanted}`);
            seen.add(at);
            figuresShown.add(attribute('data-figure'));
        }
    }
    // A figure may be in the downloads only; but a page that has it has all of it, unless that would be too much for a page:
    // then it has none, or what its sentences say.
    const shown = new Set([...seen].map((at) => at.split(' ')[0]).filter((id) => !isLong(figures.get(id))));
    for (const figure of figures.values()) {
        if (!isLong(figure)) continue;
        const count = [...seen].filter((at) => at.startsWith(`${figure.id} `)).length;
        if (count > 20) problems.unseen.push(`${language}: ${figure.id}: ${count} numbers, though it has too many for a page`);
    }
    for (const { at, silent } of cells) if (!silent && shown.has(at.split(' ')[0]) && !seen.has(at)) problems.unseen.push(`${language}: ${at}`);
}
report(`${name}: numbers in the pages`, problems.html);
report(`${name}: a figure on a page is there with all its numbers`, problems.unseen);

for (const language of languages) {
    const lines = filesBelow(join(site, 'markdown', language), '.md').flatMap((path) => readFileSync(path, 'utf8').split('\n'))
        .filter((line) => line.includes('|')).map((line) => line.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'));
    for (const figure of figures.values()) {
        if (figuresShown.has(figure.id) && !isLong(figure)) for (const row of figure.rows.filter((each) => !each.silent)) {
            const texts = numbers(figure).filter((column) => !column.silent).map((column) => row.cells[column.key].text[language]);
            const inOrder = (line) => texts.reduce((from, text) => (from < 0 ? from : ((at) => (at < 0 ? -1 : at + text.length))(line.indexOf(text, from))), 0) >= 0;
            if (texts.length > 0 && !lines.some(inOrder)) problems.markdown.push(`${language}: ${figure.id} ${row.key}: ${texts.join(' | ')}`);
        }
    }
}
report(`${name}: Markdown`, problems.markdown);

// Each mark of a chart says which cell it draws, in files as in pages; a chart has a number in each of its forms.
let drawn = 0;
for (const folder of ['charts', 'embed', ...languages].filter((each) => readdirSync(site).includes(each))) {
    for (const path of [...filesBelow(join(site, folder), '.svg'), ...filesBelow(join(site, folder), '.html')]) {
        for (const [, id, marks] of readFileSync(path, 'utf8').matchAll(/<svg [^>]*data-figure="([^"]*)"[^>]*>(.*?)<\/svg>/gs)) {
            for (const [, at, value, state] of marks.matchAll(/<g data-cell="([^"]*)"(?: data-value="([^"]*)")?(?: data-state="([^"]*)")?>/g)) {
                const cell = known.get(`${id} ${plain(at)}`);
                const wanted = cell && (cell.low === null ? cell.state : `${cell.low}/${cell.high ?? ''}`);
                if ((value ?? state) !== wanted) problems.charts.push(`${path.slice(site.length)}: ${id} ${at}: ${value ?? state}, not ${wanted}`);
                drawn += 1;
            }
        }
    }
}
if (drawn < 50) problems.charts.push(`hardly any: ${drawn}`);
report(`${name}: charts`, problems.charts);

// Where the cells of a table in a workbook stand. In front of the figure's columns is what a row is - three columns along an axis
// of weeks or what is longer, whose days are apart - and, if some row holds what others hold too, its kind; behind them is the row's key.
// Numbers and stretches of days take three. A table of parties by something has a row for each number, the party in front.
const bins = { week: 3, month: 3, 'half-year': 3, year: 3 };
const kinds = { nl: ['onderdeel', 'totaal', 'overlapt'], en: ['part', 'total', 'overlaps'] };
function layoutOf(figure, count) {
    const long = numbers(figure).length > 1 && count === figure.rows.length * numbers(figure).length;
    const totals = (thing) => thing.total === true;
    const told = figure.rows.some(totals) || (long && numbers(figure).some(totals));
    return { long, told, head: bins[figure.columns[0].key] ?? 1 };
}

// What is wrong with three cells that have a number.
function problemOf(fields, at, cell, language) {
    const ends = [fields[at], fields[at + 1]];
    const right = cell && (cell.low === null ? ends.every((end) => /^\[[a-z]+\]$/.test(end))
        : Number(ends[0]) === Number(cell.low) && (cell.high === null ? /^\[[a-z]+\]$/.test(ends[1]) : Number(ends[1]) === Number(cell.high)));
    if (!right) return `${ends.join(' ')}, not ${cell?.low} ${cell?.high}`;
    return fields[at + 2] === cell.text[language] ? null : `text ${fields[at + 2]}`;
}

// Of stretches joined by |, the first day and the last; an end without bound is empty.
function daysProblem(fields, at, code) {
    const days = (code ?? '').split(/[/|]/);
    const wanted = [days[0], days.at(-1)].map((day) => (day === '..' ? '' : day));
    return fields[at] === wanted[0] && fields[at + 1] === wanted[1] ? null : `${fields[at]} to ${fields[at + 1]}, not ${wanted.join(' to ')}`;
}

// A day is a date, also if it is what the row is called.
function headProblem(figure, row, fields, at, language) {
    if (figure.columns[0].key === 'day') return fields[at] === row.key ? null : `${fields[at]} is no date`;
    if (fields[at] !== row.label[language]) return `is called ${fields[at]}`;
    const [first, last] = fields.slice(at + 1, at + 3);
    const days = Object.values(row.cells).flatMap((cell) => (cell.days ? cell.days.split(/[/|]/) : []));
    const inside = days.every((day) => first <= day && day <= last);
    return !bins[figure.columns[0].key] || (/^\d{4}-\d\d-\d\d$/.test(first) && inside) ? null : `from ${first} to ${last}, but days are ${days}`;
}

function rowProblems(figure, layout, fields, row, columns, language) {
    const found = [];
    const say = (what, problem) => problem && found.push(`${what}: ${problem}`);
    let at = layout.long ? 1 : 0;
    say('row', headProblem(figure, row, fields, at, language));
    at += layout.head;
    if (layout.told) {
        const total = row.total || (layout.long && columns[0].total);
        // A total that no chart draws closes its table, but for days of a growing sum that were not collected; of tables without a chart
        // nothing says which do.
        const closes = row.drawn === false && !figure.id.includes('-cumulative-');
        const allowed = !total ? [0] : closes ? [1] : [1, 2];
        say('kind', allowed.some((kind) => fields[at] === kinds[language][kind]) ? null : fields[at]);
        at += 1;
    }
    for (const column of columns) {
        const cell = row.cells[column.key];
        if (column.kind === 'number') say(column.key, problemOf(fields, at, cell, language));
        else if (column.code === 'interval') say(column.key, daysProblem(fields, at, cell.code));
        at += column.kind === 'number' || column.code === 'interval' ? 3 : 1;
    }
    say('key', fields[at] === row.key ? null : fields[at]);
    if (layout.long) say('key', fields[at + 1] === columns[0].key ? null : fields[at + 1]);
    return found;
}

const inSheets = new Set();
for (const language of languages) {
    for (const path of filesBelow(join(tables, language), '.tsv')) {
        const rows = new Map();
        for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
            const [table, ...fields] = line.split('\t');
            const id = table.replaceAll('_', '-');
            rows.set(id, [...(rows.get(id) ?? []), fields]);
        }
        for (const [id, found] of rows) {
            const figure = figures.get(id);
            if (!figure) continue;
            inSheets.add(id);
            const layout = layoutOf(figure, found.length);
            if (!layout.long && found.length !== figure.rows.length) problems.sheets.push(`${path}: ${id}: ${found.length} rows, not ${figure.rows.length}`);
            found.forEach((fields, i) => {
                const row = figure.rows[i % figure.rows.length];
                const columns = layout.long ? [numbers(figure)[Math.floor(i / figure.rows.length)]]
                    : figure.columns.slice(1).filter((each) => !each.beside_key);
                for (const problem of rowProblems(figure, layout, fields, row, columns, language)) problems.sheets.push(`${path}: ${id} ${row.key}: ${problem}`);
            });
        }
    }
}
report(`${name}: workbooks`, problems.sheets);
report(`${name}: every figure with numbers is in a workbook`,
    [...figures.values()].filter((figure) => figure.rows.length > 0 && numbers(figure).length > 0 && !inSheets.has(figure.id)).map((figure) => figure.id));
