// One page of each kind as different people read it: by keyboard, at twice the size, and on paper.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderOf, kindsOf, pagesOf, report, withBrowser } from './browser.mjs';

// A4 less the margins of style.css, in pixels of 1/96 inch.
const PAPER = { width: Math.round(((210 - 32) / 25.4) * 96), height: Math.round(((297 - 36) / 25.4) * 96) };

// Where the focus is, and whether it can be seen.
function focused() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const stops = [...document.querySelectorAll('a[href]:not([tabindex="-1"]), summary, [tabindex="0"]')];
    return {
        what: `<${element.localName}> ${element.textContent.trim().slice(0, 30)}`,
        place: stops.indexOf(element),
        // Of a card all of it is a link, and has the outline.
        outlined: [style, element.closest('.cards > div') && getComputedStyle(element.closest('.cards > div'))].some((each) => each && each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) >= 2),
        inView: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    };
}

// What the keyboard should come past: all that is not folded away.
const reachable = () => [...document.querySelectorAll('a[href]:not([tabindex="-1"]), summary, [tabindex="0"]')].filter((element) => element.checkVisibility()).length;

async function tryKeyboard(page, where) {
    const problems = [];
    const wanted = await page.evaluate(reachable);
    let last = -1;
    let count = 0;
    for (; count <= wanted; count++) {
        await page.keyboard.press('Tab');
        const now = await page.evaluate(focused);
        if (!now || now.place <= last) {
            if (now && now.place <= last && count < wanted) problems.push(`${where}: back to ${now.what}`);
            break;
        }
        last = now.place;
        if (!now.outlined) problems.push(`${where}: no outline on ${now.what}`);
        if (!now.inView) problems.push(`${where}: out of sight: ${now.what}`);
    }
    if (count !== wanted) problems.push(`${where}: ${count} stops of ${wanted}`);
    return problems;
}

async function trySkip(page, where) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    return (await page.evaluate(() => document.activeElement?.id)) === 'main' ? [] : [`${where}: the first link does not lead to the content`];
}

// What sticks out or is cut off.
function lost() {
    const room = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > room ? [`${document.documentElement.scrollWidth} px in ${room}`] : [];
    for (const element of document.querySelectorAll('main *, header *, footer *')) {
        const style = getComputedStyle(element);
        if (element.closest('.hidden, svg, .stacked thead')) continue;
        if (['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`cut off: <${element.localName}> ${element.textContent.slice(0, 30)}`);
    }
    return found;
}

// Amounts that a table on a phone shows in part: "€ 10.073" of "€ 10.073 – 10.273" reads as another number.
function cutAmounts() {
    for (const details of document.querySelectorAll('details')) details.open = true;
    return [...document.querySelectorAll('.scroll data, .scroll .state')]
        .filter((number) => number.getBoundingClientRect().right > number.closest('.scroll').getBoundingClientRect().right + 1)
        .map((number) => `${number.dataset.figure}: ${number.textContent}`);
}

// How many rows, heads and cells someone hears of who does not see the page: as many on a phone as on a desk.
async function tablesHeard(page) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    const roles = ['table', 'row', 'columnheader', 'rowheader', 'cell'];
    return roles.map((role) => `${nodes.filter((node) => !node.ignored && node.role.value === role).length} ${role}`).join(', ');
}

// On paper nothing scrolls: tables and charts have to fit.
function beyondPaper(width) {
    return [...document.querySelectorAll('table, svg.chart, pre, dl')].filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 1)
        .map((element) => `<${element.localName}> ${Math.round(element.getBoundingClientRect().right)} px of ${width}: ${element.textContent.trim().slice(0, 40)}`);
}

// The last words of each table row, to be found again in the PDF.
const lastCells = () => [...document.querySelectorAll('tbody tr')].map((row) => row.lastElementChild.textContent.trim()).filter(Boolean);

for (const site of process.argv.slice(2)) {
    const folder = folderOf(site);
    // Languages share their layout: one of them will do.
    const kinds = kindsOf(pagesOf(folder)).filter((kind) => !/(^|\/)en\//.test(kind));
    const name = site.replace(/.*site\/|\/current$/g, '');
    const found = { keyboard: [], zoom: [], phone: [], heard: [], paper: [] };
    await withBrowser({ javaScriptEnabled: false, offline: true, reducedMotion: 'reduce' }, async (context) => {
        const page = await context.newPage();
        for (const kind of kinds) {
            const where = kind;
            const open = () => page.goto(pathToFileURL(join(folder, kind)).href);
            await page.emulateMedia({ media: 'screen' });
            await page.setViewportSize({ width: 1280, height: 900 });
            await open();
            found.keyboard.push(...await tryKeyboard(page, where));
            await open();
            if (!kind.startsWith('embed/')) found.keyboard.push(...await trySkip(page, where));

            // The window holds half as much, and then the letters alone are doubled.
            await page.setViewportSize({ width: 640, height: 450 });
            found.zoom.push(...(await page.evaluate(lost)).map((what) => `${where}: ${what}`));
            await page.setViewportSize({ width: 1280, height: 900 });
            await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
            found.zoom.push(...(await page.evaluate(lost)).map((what) => `${where}, letters only: ${what}`));

            await page.setViewportSize({ width: 360, height: 800 });
            await open();
            found.phone.push(...(await page.evaluate(cutAmounts)).map((what) => `${where}: ${what}`));
            const heard = await tablesHeard(page);
            await page.setViewportSize({ width: 1280, height: 900 });
            const wanted = await tablesHeard(page);
            if (heard !== wanted) found.heard.push(`${where}: ${heard}; on a desk ${wanted}`);

            await open();
            await page.emulateMedia({ media: 'print' });
            await page.setViewportSize(PAPER);
            found.paper.push(...(await page.evaluate(beyondPaper, PAPER.width)).map((what) => `${where}: ${what}`));
            const cells = await page.evaluate(lastCells);
            const file = `.build/log/print-${name}.pdf`;
            writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
            const sheets = execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').slice(0, -1).map((sheet) => sheet.replace(/\s+/g, '').replaceAll(/\d+\/\d+(?=https?:)/g, '')); // the number of the sheet stands beside the first line
            const sheet = (await page.evaluate(() => document.documentElement.dataset.sheet ?? '')).replace(/\s+/g, '');
            if (!kind.startsWith('embed/') && (!sheet || sheets.some((words) => !words.includes(sheet)))) found.paper.push(`${where}: a sheet does not say '${sheet}'`);
            const printed = sheets.join('');
            for (const cell of new Set(cells)) {
                const words = cell.split(/\s+/).sort((a, b) => b.length - a.length)[0];
                // A word may stand on two lines, between those of other columns: its end will do; long ones break anywhere.
                if (words.length <= 14 && /^[\x20-\x7e€–]+$/.test(words) && !printed.includes(words.slice(-4))) found.paper.push(`${where}: not printed: ${cell.slice(0, 60)}`);
            }
        }
    });
    report(`${name}: the keyboard comes past everything, in order and in sight, on ${kinds.length} kinds of page`, found.keyboard);
    report(`${name}: at twice the size nothing is lost`, found.zoom);
    report(`${name}: on a phone no amount is cut`, found.phone);
    report(`${name}: a table stays one for who listens, on a phone too`, found.heard);
    report(`${name}: on paper no table is cut, and each sheet says its edition and address`, found.paper);
}
