// Compares what Hugo made with the Markdown it was made of.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, report } from '../browser/browser.mjs';

const [made, edition, name] = process.argv.slice(2);
const BASE = '/hugo/';
const files = readdirSync(join(edition, 'markdown'), { recursive: true }).filter((file) => file.endsWith('.md'));
// The list of languages that Hugo puts at its root is no page of ours.
const pages = pagesOf(made).filter((page) => page !== 'index.html');
const text = new Map(pages.map((page) => [page, readFileSync(join(made, page), 'utf8')]));

// nl/partij/_index.md and nl/partij.md both become nl/partij/index.html.
const pageOf = (file) => (file.endsWith('_index.md') ? file.replace(/_index\.md$/, '') : file.replace(/\.md$/, '/')) + 'index.html';
report(`hugo ${name}: ${files.length} files, as many pages`, [
    ...files.filter((file) => !text.has(pageOf(file))).map((file) => `no page of ${file}`),
    ...(files.length === pages.length ? [] : [`${pages.length} pages`]),
]);

const lost = [];
for (const [page, html] of text)
    for (const [, attribute, address] of html.matchAll(/ (href|src)="([^"]*)"/g)) {
        const url = new URL(address.replaceAll('&amp;', '&'), `http://hugo.test${BASE}${page}`);
        if (url.host !== 'hugo.test') continue;
        if (!url.pathname.startsWith(BASE)) { lost.push(`${page}: ${attribute} ${address}`); continue; }
        const path = join(made, decodeURIComponent(url.pathname.slice(BASE.length)));
        const there = existsSync(path) && (!statSync(path).isDirectory() || existsSync(join(path, 'index.html')));
        if (!there) lost.push(`${page}: ${attribute} ${address}`);
        else if (url.hash && url.hash.startsWith('#fn') && !html.includes(`id="${url.hash.slice(1)}"`)) lost.push(`${page}: ${url.hash}`);
    }
report(`hugo ${name}: links and pictures lead to files`, lost);

const pictures = (string, pattern) => (string.match(pattern) ?? []).length;
const odd = [];
for (const file of files) {
    const source = readFileSync(join(edition, 'markdown', file), 'utf8');
    const html = text.get(pageOf(file)) ?? '';
    if (pictures(source, /^!\[/gm) !== pictures(html, /<img /g)) odd.push(`${file}: ${pictures(html, /<img /g)} pictures`);
    if (pictures(source, /^\[\^[^\]]+\]: /gm) !== pictures(html, /<li id="fn/g)) odd.push(`${file}: ${pictures(html, /<li id="fn/g)} notes`);
    if (pictures(source, /^\| ---|^\| ---:/gm) !== pictures(html, /<table>/g)) odd.push(`${file}: ${pictures(html, /<table>/g)} tables`);
    if (/ alt="[^"]*\\/.test(html)) odd.push(`${file}: a backslash in an alt text`);
    if (/HAHAHUGO|raw HTML omitted|\{\{&lt;/.test(html)) odd.push(`${file}: a shortcode or HTML came through`);
    if (!/^---\ntitle: ".+"\ndate: \d{4}-\d\d-\d\d\nlang: "(nl|en)"\nedition: ".+"\n/.test(source)) odd.push(`${file}: front matter`);
    if (!html.includes(`<meta name="edition" content="${edition.split('/').at(-1)}">`)) odd.push(`${file}: no edition`);
    if (!html.includes('rel="alternate" hreflang=')) odd.push(`${file}: no translation`);
}
report(`hugo ${name}: every picture, table and note is there, and nothing else`, odd);

if (name === 'small') {
    const hostile = [...text.values()].filter((html) => html.includes('<title>&lt;img src=x onerror=alert(1)&gt; | {{% x %}}</title>'));
    report('hugo small: a name full of marks is a name', hostile.length === 2 ? [] : [`${hostile.length} pages with that title`]);
}
