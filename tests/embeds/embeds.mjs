// node embeds.mjs OUT ADDRESS all|lead NAME: OUT is served at ADDRESS, whose host leads here. The code that a figure offers is pasted into an article of another origin, in columns
// of many widths, and looked at as its readers see it. Nothing of ours is in the article but that code.
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { report, withBrowser } from '../browser/browser.mjs';

const [out, address, which, name] = process.argv.slice(2);
const WIDTHS = [280, 320, 375, 480, 600, 720, 960];
const EDGES = [281, 327, 328, 329, 471, 472, 473, 695, 696, 697, 760, 1280]; // where another drawing is shown
const MOST_BLANK = 40;
const LEAST_TYPE = 12;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png' };

const folder = realpathSync(join(out, 'current'));
const languages = readdirSync(join(folder, 'embed'));
const charts = languages.flatMap((language) => readdirSync(join(folder, 'embed', language))
    .map((id) => ({ language, id, about: JSON.parse(readFileSync(join(folder, 'embed', language, id, 'oembed.json'), 'utf8')) })))
    .filter(({ language, id }) => language === languages[0] && (which === 'all' || existsSync(join(folder, 'charts', language, `${id}-card.png`))))
    // Parties have the same charts: two of each kind will do.
    .filter((() => {
        const seen = new Map();
        return ({ id, about }) => {
            const kind = id.startsWith('party-') ? `party ${about.title.split(',')[0]}` : id;
            seen.set(kind, (seen.get(kind) ?? 0) + 1);
            return seen.get(kind) <= 2;
        };
    })());

// What pages offer, from the page that shows the figure: the frame, then the picture.
function codesOf(language, id) {
    const embed = readFileSync(join(folder, 'embed', language, id, 'index.html'), 'utf8');
    const home = join(folder, 'embed', language, id, embed.match(/<footer[^]*?href="([^"#]*)/)[1]);
    const page = readFileSync(home, 'utf8');
    const figure = page.slice(page.search(new RegExp(`<figure class="figure[^"]*" id="${id}"`)));
    return [...figure.slice(0, figure.indexOf('</figure>')).matchAll(/<pre><code>([^]*?)<\/code><\/pre>/g)]
        .map((match) => match[1].replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
}

const column = (width, code) => `<div style="width:${width}px;flex:none">${code}</div>`;
const article = (style, body) => `<!doctype html><html><head><title>News</title><style>${style}</style></head>
<body style="margin:0"><div style="display:flex;align-items:flex-start;gap:10px">${body}</div></body></html>`;

// What a reader sees of the page in a frame; runs there.
function look() {
    const root = document.documentElement;
    const shown = [...document.querySelectorAll('svg.chart')].filter((svg) => svg.getClientRects().length > 0);
    const last = document.querySelector('footer p').getBoundingClientRect();
    const found = {
        width: innerWidth, height: innerHeight, shown: shown.map((svg) => svg.getAttribute('class')),
        over: [root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight],
        bars: [innerWidth - root.clientWidth, innerHeight - root.clientHeight],
        blank: innerHeight - last.bottom, type: Infinity, cut: [],
        words: shown.map((svg) => [...svg.querySelectorAll('text.source')].map((text) => text.lastChild.data).join(' ')).join(' '),
        paper: getComputedStyle(root).backgroundColor, ink: shown[0] && getComputedStyle(shown[0].querySelector('text')).fill,
    };
    for (const text of shown.flatMap((svg) => [...svg.querySelectorAll('text')])) {
        const box = text.getBoundingClientRect();
        found.type = Math.min(found.type, parseFloat(getComputedStyle(text).fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b));
        if (box.left < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight) found.cut.push(text.textContent);
    }
    found.type = Math.min(found.type, parseFloat(getComputedStyle(document.querySelector('footer a')).fontSize));
    return found;
}

// The site under its address and the article under another; each request for what is not there is kept.
const requests = [];
let written = '';
const server = createServer((request, response) => {
    const at = `http://${request.headers.host}${request.url.split('?')[0]}`;
    const file = at.startsWith(address) ? join(out, decodeURIComponent(at.slice(address.length))) : '';
    const there = at === `${ARTICLE}` || (file && existsSync(file));
    if (!there && !at.endsWith('/favicon.ico')) requests.push(at);
    response.writeHead(there ? 200 : 404, { 'content-type': (file && TYPES[extname(file)]) || 'text/html; charset=utf-8' });
    response.end(at === ARTICLE ? written : there ? readFileSync(file) : '');
}).listen(new URL(address).port, '127.0.0.1');
const ARTICLE = `http://news.test:${new URL(address).port}/article`;

async function framesOf(page, html) {
    written = html;
    await page.goto(ARTICLE);
    const frames = page.frames().slice(1);
    await Promise.all(frames.map((frame) => frame.waitForLoadState('load')));
    return Promise.all(frames.map((frame) => frame.evaluate(look)));
}

// Chromium itself set to dark, as a reader's is: what Playwright emulates holds in frames whatever is around them.
const reader = (dark) => ({
    colorScheme: null,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--host-resolver-rules=MAP *.test 127.0.0.1',
        ...(dark ? ['--blink-settings=preferredColorScheme=0'] : [])],
});

const found = { blank: [], scroll: [], cut: [], type: [], one: [], origin: [], stripped: [], title: [], picture: [] };
const imprint = `${address.replace('http://', '')}releases/${folder.split('/').pop()}/`;

const columns = (code, widths) => article('', widths.map((width) => column(width, code)).join(''));

async function lookAtFrames(page, where, code, widths) {
    const seen = await framesOf(page, columns(code, widths));
    for (const each of seen) {
        const at = `${where} at ${each.width} px`;
        if (!(each.blank >= 0 && each.blank < MOST_BLANK)) found.blank.push(`${at}: ${each.blank.toFixed(1)} px of ${each.height}`);
        if ([...each.over, ...each.bars].some((more) => more > 0)) found.scroll.push(`${at}: ${each.over} over, ${each.bars} of bars`);
        if (each.cut.length > 0) found.cut.push(`${at}: ${each.cut.join(' / ')}`);
        if (each.type < LEAST_TYPE - 0.01) found.type.push(`${at}: ${each.type.toFixed(2)} px`);
        if (each.shown.length !== 1) found.one.push(`${at}: ${each.shown}`);
        if (!each.words.replaceAll(' ', '').includes(imprint)) found.origin.push(`${at}: ${each.words}`);
    }
    if (seen.map((each) => each.width).join() !== widths.join()) found.one.push(`${where}: ${seen.map((each) => each.width)}`);
}

// An editor's system that takes styles away leaves the height for all widths.
async function lookAtPlainFrames(page, where, code) {
    for (const each of await framesOf(page, columns(code.replaceAll(/ style="[^"]*"/g, ''), WIDTHS))) {
        if (each.blank < 0 || each.over.some((more) => more > 0)) found.stripped.push(`${where} at ${each.width} px: ${each.blank} blank, ${each.over} over`);
    }
}

// The picture in the column of a page, on screens of many sizes.
async function lookAtPictures(page, where, code) {
    for (const width of [320, 360, 412, 600, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        written = columns(code, [Math.min(width - 32, 720)]);
        await page.goto(ARTICLE);
        const image = await page.evaluate(() => {
            const img = document.querySelector('img');
            return { scale: img.clientWidth / img.naturalWidth, shape: img.clientWidth / img.clientHeight - img.naturalWidth / img.naturalHeight, alt: img.alt };
        });
        if (!(image.scale >= 0.999) || Math.abs(image.shape) > 0.01 || !image.alt) {
            found.picture.push(`${where} on a screen of ${width} px: ${JSON.stringify(image).slice(0, 100)}`);
        }
    }
}

const sum = (numbers) => numbers.reduce((all, each) => all + each + 10, 0);
await withBrowser(reader(false), async (context) => {
    const page = await context.newPage();
    for (const [index, { language, id, about }] of charts.entries()) {
        const [frame, picture] = codesOf(language, id);
        const where = `${language}/${id}`;
        if (frame !== about.html) found.title.push(`${where}: oembed.json has another frame`);
        if (/[0-9%€]/.test(about.title.replaceAll(/50PLUS|D66|JA21|BIJ1|alert\(1\)|\{\{%|%\}\}/g, ''))) found.title.push(`${where}: ${about.title}`);
        await page.setViewportSize({ width: sum(WIDTHS), height: 3000 });
        await lookAtFrames(page, where, frame, WIDTHS);
        if (index > 2) continue;
        await lookAtPlainFrames(page, where, frame);
        await page.setViewportSize({ width: sum(EDGES), height: 3000 });
        await lookAtFrames(page, where, frame, EDGES);
        await lookAtPictures(page, where, picture);
    }
});

const LIGHT = 'rgb(255, 255, 255)';
const schemes = [];
await withBrowser(reader(true), async (context) => {
    const page = await context.newPage();
    const [frame] = codesOf(charts[0].language, charts[0].id);
    const follows = frame.replace('index.html"', 'index.html#auto"');
    const tries = [
        ['an article that says nothing of it', '', frame, true],
        ['a light article', ':root{color-scheme:light}', frame, true],
        ['a dark article', ':root{color-scheme:dark}', frame, true],
        ['a light article, followed', ':root{color-scheme:light}', follows, true],
        ['a dark article, followed', ':root{color-scheme:dark}', follows, false],
        ['an article that follows its reader, followed', ':root{color-scheme:light dark}', follows, false],
    ];
    for (const [what, style, code, light] of tries) {
        const [seen] = await framesOf(page, article(style, column(600, code)));
        if ((seen.paper === LIGHT) !== light || (seen.ink === 'rgb(23, 34, 45)') !== light) schemes.push(`${what}: ${seen.ink} on ${seen.paper}`);
        if (seen.over.some((more) => more > 0) || seen.blank >= MOST_BLANK) schemes.push(`${what}: ${seen.over} over, ${seen.blank} blank`);
    }
});

if (charts.length === 0) found.one.push('there are no charts');
report(`${name}: a frame leaves less than ${MOST_BLANK} px blank at any width`, found.blank);
report(`${name}: nothing scrolls within a frame`, found.scroll);
report(`${name}: no words are cut by a frame`, found.cut);
report(`${name}: no words are smaller than ${LEAST_TYPE} px in a frame`, found.type);
report(`${name}: a frame shows one drawing`, found.one);
report(`${name}: a frame says at which address its edition is`, found.origin);
report(`${name}: without its styles a frame still shows all`, found.stripped);
report(`${name}: the title of a frame has no number that another edition would change`, found.title);
report(`${name}: a picture has words of ${LEAST_TYPE} px or more on any screen, and its own proportion`, found.picture);
report(`${name}: a frame is light to a reader whose screen is dark, unless asked to follow the article`, schemes);
report(`${name}: an article asks for nothing that is not there`, requests);
server.close();
