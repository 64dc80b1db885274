// Opens every link and picture of a site that was made of the Markdown, and compares its words with those on a forge.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf as htmlOf, report } from '../browser/browser.mjs';
import { decoded, difference, pagesOf, wordsOf } from './words.mjs';

const [generator, edition, made, address, attempt, below, kept] = process.argv.slice(2);

// Where each generator puts the page of a file, and what of it is the page's own.
const forms = {
    hugo: {
        page: (file) => (/(^|\/)_index\.md$/.test(file) ? file.replace('_index.md', 'index.html') : file.replace(/\.md$/, '/index.html')),
        own: (html) => html.match(/<main>([\s\S]*)<\/main>/)[1],
    },
    jekyll: { page: (file) => file.replace('_index.md', 'index.md').replace(/\.md$/, '.html'), own: (html) => html },
    mkdocs: { page: (file) => file.replace(/\.md$/, '/index.html'), own: (html) => html.match(/role="main">([\s\S]*?)<footer/)[1] },
};
const words = JSON.parse(readFileSync(kept, 'utf8'));
const form = forms[generator];
const files = pagesOf(edition);
const pages = new Map(htmlOf(made).map((page) => [page, readFileSync(join(made, page), 'utf8')]));
const pageOf = (file) => `${below}${form.page(file)}`;

report(`${attempt}: each of ${files.length} files is a page`, files.filter((file) => !pages.has(pageOf(file))).map((file) => `no ${pageOf(file)}`));

const home = new URL(address);
const ids = new Map();
const hasId = (page, id) => {
    if (!ids.has(page)) ids.set(page, new Set([...pages.get(page).matchAll(/ (?:id|name)="([^"]*)"/g)].map(([, name]) => decoded(name))));
    return ids.get(page).has(id);
};
// What is wrong with an address in a page; null if it opens, or leads elsewhere.
function trouble(page, link) {
    const url = new URL(link, new URL(page.replace(/(^|\/)index\.html$/, '$1'), home));
    if (url.host !== home.host || !/^https?:$/.test(url.protocol)) return null;
    if (!url.pathname.startsWith(home.pathname)) return 'leaves the site';
    let path = decodeURIComponent(url.pathname.slice(home.pathname.length));
    if (path === '' || (existsSync(join(made, path)) && statSync(join(made, path)).isDirectory())) path = join(path, 'index.html');
    if (!existsSync(join(made, path))) return 'leads nowhere';
    const id = decodeURIComponent(url.hash.slice(1));
    return id && pages.has(path) && !hasId(path, id) ? 'no such place in the page' : null;
}
const counts = { href: 0, src: 0 };
const lost = [];
for (const [page, html] of pages)
    if (page !== 'ours/index.html') for (const [, attribute, link] of html.matchAll(/<[a-z][^>]*? (href|src)="([^"]*)"/g)) {
        counts[attribute]++;
        const wrong = trouble(page, decoded(link));
        if (wrong) lost.push(`${page}: ${link}: ${wrong}`);
    }
report(`${attempt}: each of ${counts.href} links and ${counts.src} pictures opens`, counts.href > 0 && counts.src > 0 ? lost : ['there are none']);

const odd = [];
for (const file of files.filter((file) => pages.has(pageOf(file)))) {
    const html = form.own(pages.get(pageOf(file)));
    const wrong = difference(wordsOf(html), words[file]);
    if (wrong) odd.push(`${pageOf(file)} ${wrong}`);
    if (/<script|raw HTML omitted|HAHAHUGO/.test(html)) odd.push(`${pageOf(file)}: HTML or a shortcode came through`);
}
report(`${attempt}: words, tables and notes are those of the Markdown, and nothing else`, odd);

if (attempt === 'hugo-languages')
    report(`${attempt}: each page leads to its translation`, files.map(pageOf).filter((page) => !/rel="alternate" hreflang=/.test(pages.get(page))));
if (attempt === 'hugo-section') {
    const ours = ['ads/nl/"', '"there/"', '"https://other.test/data/y.md"', '"../data/z.csv"', '"../charts/z.svg"'];
    report(`${attempt}: other pages of the site can link there, and their links stay what they are`,
        ours.filter((link) => !pages.get('ours/index.html').includes(link)));
}
if (generator === 'hugo' && attempt !== 'hugo-top') {
    const hostile = [...pages.values()].filter((html) => html.includes('<title>&lt;img src=x onerror=alert(1)&gt; | {{% x %}}</title>'));
    report(`${attempt}: a name full of marks is a name`, hostile.length === 2 ? [] : [`${hostile.length} pages with that title`]);
}
