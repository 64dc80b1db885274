// Every page of one site as text.
import { readFileSync, realpathSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { pagesOf, report } from '../browser/browser.mjs';

const folder = realpathSync(process.argv[2]);
const name = process.argv[2].replace(/.*site\/|\/current$/g, '');
const read = (path) => readFileSync(join(folder, path), 'utf8');

// What a page says itself: without names and titles that it cites, which are data in a language of their own, words marked as
// another language, addresses and text to copy.
const cited = (html) => new Set([...html.matchAll(/<cite\b[^>]*>(.*?)<\/cite>/gs)].map((match) => match[1]));
const said = (html) => [...cited(html)].reduce((rest, title) => rest.replaceAll(title, ' '), html)
    .replace(/<(head|script|bdi|cite|code|desc|blockquote)\b[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<a [^>]*hreflang=[^>]*>.*?<\/a>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');

function phrases() {
    const rows = readFileSync('templates/strings.csv', 'utf8').trim().split('\n').slice(1);
    return rows.map((row) => [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, 3)
        .map((match) => (match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1])));
}

// Sentences of a language's templates that have no slots or markup in them.
function sentences(language, pages) {
    return pages.flatMap((page) => {
        let text = '';
        try { text = readFileSync(`templates/${language}/${page}.md`, 'utf8'); } catch { return []; }
        return text.split('\n').filter((line) => line.length > 25 && !/[[\]{}*`:]/.test(line)).map((line) => line.replace(/^[#>\- ]+/, ''));
    });
}
const templates = ['index', 'method', 'about', 'glossary', 'accessibility', 'changes', 'press', 'time', 'coverage', 'a-z', 'downloads'];

// The longest run of words of a phrase between its {names}.
const longest = (phrase) => phrase.split(/\{[^}]*\}/).sort((a, b) => b.length - a.length)[0].trim();
const keys = new Set(phrases().map(([key]) => key));
const foreign = { nl: [], en: [] };
for (const [, nl, en] of phrases()) {
    if (longest(nl).length >= 12 && !en.includes(longest(nl))) foreign.en.push(longest(nl));
    if (longest(en).length >= 12 && !nl.includes(longest(en))) foreign.nl.push(longest(en));
}
foreign.en.push(...sentences('nl', templates));
foreign.nl.push(...sentences('en', templates));

// How the other language writes numbers and dates.
const forms = {
    nl: [/€\d[\d.,]*/, /(?<![\d.,])\d{1,3}(,\d{3})+(?![\d,])/, /\d\.\d+%/, /\d(st|nd|rd|th)\b/,
        /\b(January|February|March|May|June|July|August|October) \d{4}|\d+ (January|February|March|May|June|July|August|October)\b/],
    en: [/€\s\d[\d.,]*/, /(?<![\d.,-])\d{1,3}(\.\d{3})+(?![\d.])/, /\d,\d+%/, /\d(e|ste)\b/, /t\/m/,
        /\b\d* ?(januari|februari|maart|mei|juni|juli|augustus|oktober)\b/],
};

const pages = pagesOf(folder).filter((page) => /^(nl|en)\//.test(page));
const found = { words: [], keys: [], numbers: [], empty: [], headings: [] };
for (const page of pages) {
    const language = page.slice(0, 2);
    const text = said(read(page));
    const where = (part) => `${page}: ${part.replaceAll('\n', ' ').slice(0, 80)}`;
    for (const phrase of foreign[language]) if (text.includes(phrase)) found.words.push(where(phrase));
    for (const [word] of text.matchAll(/\b[a-z-]+(\.[a-z-]+)+\b/g)) if (keys.has(word)) found.keys.push(where(word));
    const levels = [...read(page).matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    if (levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)) found.headings.push(where(levels.join(' ')));
    for (const [empty] of read(page).matchAll(/<(blockquote|p|h2|h3|li)[^>]*>\s*<\/\1>/g)) found.empty.push(where(empty));
    if (name !== 'small' && /[{}]/.test(text)) found.keys.push(where(text.match(/.{0,30}[{}].{0,30}/)[0]));
    for (const form of forms[language]) {
        const match = text.match(form);
        if (match) found.numbers.push(where(`${match[0]} in "${text.slice(Math.max(0, match.index - 30), match.index + 30)}"`));
    }
}
report(`${name}: no page speaks the other language (${foreign.nl.length + foreign.en.length} phrases sought)`, found.words);
report(`${name}: headings are in order, and headlines of figures among them`, found.headings);
report(`${name}: nothing on a page is an empty box`, found.empty);
report(`${name}: every phrase has words`, found.keys);
report(`${name}: numbers and dates have the form of their language`, found.numbers);

// Weight: the page and its style, without the charts in it.
const style = gzipSync(read('style.css')).length;
const weigh = (html) => ({ plain: Buffer.byteLength(html), sent: gzipSync(html).length + style });
const weights = pages.map((page) => ({ page, ...weigh(read(page).replace(/<svg\b.*?<\/svg>/gs, '')) })).sort((a, b) => a.plain - b.plain);
const middle = weights[Math.floor(weights.length / 2)];
const heaviest = weights.at(-1);
// Every day beside every party, and every account, are long lists.
const limit = (page) => (/^(nl\/(tijd|wijzigingen|downloads|woordenboek)|en\/(time|changes|downloads|dictionary))\/index/.test(page) ? 300000 : 140000) - Buffer.byteLength(read('style.css'));
console.log(`${name}: without charts, style ${Buffer.byteLength(read('style.css'))} bytes (${style} compressed) and page: median ${middle.plain}, ` +
    `most ${heaviest.plain} (${heaviest.page}); sent with compression: median ${middle.sent}, most ${Math.max(...weights.map((page) => page.sent))}`);
report(`${name}: every page weighs less than 140 kB with its style, without charts, and lists of days, changes, files and columns less than 300 kB`, weights.filter(({ page, plain }) => plain > limit(page)).map(({ page, plain }) => `${page}: ${plain}`));
report(`${name}: most pages weigh less than 30 kB`, middle.plain < 30000 ? [] : [`median ${middle.plain}`]);
