// Pages on A4, as Chromium prints them: no sheet but the last of a page stays half empty, all charts have one scale of type, many
// short rows stand in columns with a head each, and a table of a few rows is on one sheet. Sites that have only some of these pages
// are tried with those.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderOf, report, withBrowser } from './browser.mjs';

const MOST_EMPTY = 0.36; // of the height between the margins: a third, and a line
const MARGIN = { top: 17, bottom: 20 }; // of style.css, in millimetres
const MANY_ROWS = 30;
const FEW_ROWS = 8;

const of = (folder, inside, names) => names.filter((name) => existsSync(join(folder, inside, name))).map((name) => `${inside}/${name}`);
const foldersIn = (folder, inside) => readdirSync(join(folder, inside), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

// The kinds that people print, and of parties and platforms the first and the last.
function pagesToPrint(folder) {
    const ends = (inside) => [foldersIn(folder, inside).sort().at(0), foldersIn(folder, inside).sort().at(-1)].map((name) => `${inside}/${name}`);
    const kinds = of(folder, 'nl', ['.', 'tijd', 'provincies', 'methode', 'dekking', 'partij/vvd']);
    return [...kinds, ...ends('nl/partij'), ...ends('nl/platform')].map((page) => join(page, 'index.html'));
}

// How much of each sheet is blank below the last that is printed on it, but for the words in its margin.
function blankParts(file) {
    const pixels = execFileSync('pdftoppm', ['-r', '25', '-gray', file], { maxBuffer: 1 << 28 });
    const parts = [];
    for (let at = 0; at < pixels.length;) {
        const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pixels.subarray(at, at + 40).toString('latin1'));
        at += head.length;
        const first = Math.floor((height * MARGIN.top) / 297), end = Math.floor((height * (297 - MARGIN.bottom - 1)) / 297);
        let last = first;
        for (let y = first; y < end; y++) if (pixels.subarray(at + y * width, at + (y + 1) * width).some((grey) => grey < 200)) last = y;
        parts.push((end - 1 - last) / (end - first));
        at += width * height;
    }
    return parts;
}

// In the page: how many pixels of paper a pixel of each chart is; pieces of one that is broken count, the hidden whole does not.
function scales() {
    return [...document.querySelectorAll('.drawing > svg')].filter((svg) => svg.checkVisibility() && svg.getBoundingClientRect().width > 0)
        .map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width);
}

// In the page: tables of many rows with two short cells, and beside each other in how many columns they are.
function narrowTables(many) {
    return [...document.querySelectorAll('table')].filter((table) => table.checkVisibility() && table.tBodies[0].rows.length >= many && table.rows[0].cells.length === 2)
        .map((table) => ({ what: table.caption?.id, columns: new Set([...table.tBodies[0].rows].map((row) => Math.round(row.getBoundingClientRect().left))).size }));
}

// In the page: the rows of tables of a few, as words without blanks.
function fewRows(few) {
    return [...document.querySelectorAll('table:not(.crowded)')].filter((table) => table.checkVisibility() && table.tBodies[0].rows.length <= few)
        .map((table) => ({ what: table.caption?.id, rows: [...table.tBodies[0].rows].map((row) => row.textContent.replace(/\s+/g, '')) }));
}

// Tables of which rows are on one sheet and not on another. Rows with a broken cell are not found, and say nothing.
function torn(tables, sheets) {
    return tables.filter(({ rows }) => {
        const found = rows.filter((row) => sheets.some((sheet) => sheet.includes(row)));
        return found.length > 1 && !sheets.some((sheet) => found.every((row) => sheet.includes(row)));
    });
}

for (const site of process.argv.slice(2)) {
    const folder = folderOf(site);
    const name = site.replace(/.*site\/|\/current$/g, '');
    const pages = [...new Set(pagesToPrint(folder))];
    const found = { blank: [], scale: [], narrow: [], torn: [] };
    let narrow = 0;
    await withBrowser({ javaScriptEnabled: false, offline: true }, async (context) => {
        const page = await context.newPage();
        await page.emulateMedia({ media: 'print' });
        for (const where of pages) {
            await page.goto(pathToFileURL(join(folder, where)).href);
            const file = `.build/log/paper-${name}.pdf`;
            writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
            blankParts(file).slice(0, -1).forEach((part, sheet) => {
                if (part > MOST_EMPTY) found.blank.push(`${where}: sheet ${sheet + 1} is ${Math.round(part * 100)} % empty`);
            });
            const each = await page.evaluate(scales);
            if (each.length > 0 && Math.max(...each) > Math.min(...each) * 1.01) found.scale.push(`${where}: ${Math.min(...each).toFixed(2)} to ${Math.max(...each).toFixed(2)}`);
            const tables = await page.evaluate(narrowTables, MANY_ROWS);
            narrow += tables.length;
            for (const table of tables.filter(({ columns }) => columns === 1)) found.narrow.push(`${where}: ${table.what}`);
            const sheets = execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').map((sheet) => sheet.replace(/\s+/g, ''));
            for (const table of torn(await page.evaluate(fewRows, FEW_ROWS), sheets)) found.torn.push(`${where}: ${table.what}`);
        }
    });
    report(`${name}: on paper no sheet but the last of a page is more than a third empty, on ${pages.length} pages`, found.blank);
    report(`${name}: on paper all charts of a page have one scale`, found.scale);
    if (narrow > 0) report(`${name}: on paper ${narrow} tables of many short rows stand in columns`, found.narrow);
    report(`${name}: on paper a table of a few rows is on one sheet`, found.torn);
}
