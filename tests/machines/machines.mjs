// Reads sitemap, feed, catalogue, citation and the heads of the pages of one site, as a program would that only knows the
// rules of those formats.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, report } from '../browser/browser.mjs';

const folder = realpathSync(process.argv[2]);
const name = process.argv[2].replace(/.*(site|machines)\/|\/current$/g, '');
const text = (path) => readFileSync(join(folder, path), 'utf8');
const there = (path) => existsSync(join(folder, path));
const all = (string, pattern) => [...string.matchAll(pattern)].map((match) => match[1]);
const pages = pagesOf(folder);
const edition = folder.split('/').at(-1);

// The address that stands before current/ in a canonical link; a site without base_url has none.
const base = all(text(pages.find((page) => page.startsWith('nl/'))), /<link rel="canonical" href="([^"]*)current\//g)[0];

// The file an absolute address leads to, or why there is none.
function lost(address) {
    if (!address.startsWith(base)) return null;
    const path = address.slice(base.length).replace(/^current\/|^releases\/[^/]+\//, '').replace(/[#?].*/, '');
    if (path === address.slice(base.length)) return path === '' ? null : `neither in current/ nor in releases/: ${address}`;
    const file = join(folder, decodeURIComponent(path));
    if (!existsSync(file)) return `no such file: ${address}`;
    return statSync(file).isDirectory() && !existsSync(join(file, 'index.html')) && path !== '' ? `no page: ${address}` : null;
}

function citation() {
    const lines = text('CITATION.cff');
    return ['cff-version: 1.2.0', 'type: dataset', 'message: "', 'title: "', 'authors:\n  - name: "', `version: "${edition}"`]
        .filter((part) => !lines.includes(part));
}

report(`${name}: CITATION.cff has its fields`, citation());
report(`${name}: robots.txt lets in or keeps out`, /^(Allow|Disallow): \/$/m.test(text('robots.txt')) ? [] : ['neither']);

if (!base) {
    const absolute = ['sitemap.xml', 'feed.atom', 'catalog.jsonld'].filter(there);
    report(`${name}: without base_url there is nothing that needs one`, absolute);
    process.exit(0);
}

const html = pages.filter((page) => /^(nl|en)\//.test(page));
const heads = new Map(html.map((page) => [page, text(page).split('</head>')[0]]));

const listed = new Set(all(text('sitemap.xml'), /<loc>([^<]*)<\/loc>/g));
const wanted = html.map((page) => `${base}current/${page.replace(/index\.html$/, '')}`);
report(`${name}: the sitemap has every page`, [
    ...wanted.filter((address) => !listed.has(address)),
    ...[...listed].filter((address) => !wanted.includes(address)).map((address) => `no page: ${address}`),
    ...(text('sitemap.xml').match(/<lastmod>(?!\d{4}-\d\d-\d\d<)/g) ?? []),
]);

const feed = text('feed.atom');
report(`${name}: the feed has this edition under an id of its own`, [
    ...(feed.includes(`:edition/${edition}</id>`) ? [] : ['no entry for this edition']),
    ...(new Set(all(feed, /<id>([^<]*)<\/id>/g)).size === all(feed, /<id>([^<]*)<\/id>/g).length ? [] : ['an id twice']),
]);

const problems = [];
for (const [page, head] of heads) {
    const canonical = all(head, /<link rel="canonical" href="([^"]*)"/g);
    if (canonical[0] !== `${base}current/${page.replace(/index\.html$/, '')}`) problems.push(`${page}: canonical ${canonical}`);
    const languages = all(head, /<link rel="alternate" hreflang="([^"]*)"/g).sort().join();
    if (languages !== 'en,nl') problems.push(`${page}: hreflang ${languages}`);
    for (const property of ['title', 'url', 'type', 'site_name', 'locale', 'description'])
        if (!head.includes(`property="og:${property}"`)) problems.push(`${page}: no og:${property}`);
}
report(`${name}: every page has its canonical address, languages and card`, problems);

const sets = [];
const wrong = [];
for (const [page, head] of heads)
    for (const json of all(head, /<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
        if (/[<&]/.test(json)) wrong.push(`${page}: markup in JSON-LD`);
        const set = JSON.parse(json);
        sets.push(page);
        for (const key of ['name', 'description', 'license', 'creator', 'publisher', 'identifier', 'version', 'dateModified',
            'temporalCoverage', 'spatialCoverage', 'inLanguage'])
            if (!set[key]) wrong.push(`${page}: no ${key}`);
        if (set.description.length < 50) wrong.push(`${page}: a description of ${set.description.length} characters`);
        if (!(set.distribution?.length > 0)) wrong.push(`${page}: no files`);
        for (const file of set.distribution ?? []) {
            if (!file.contentUrl || !file.encodingFormat) wrong.push(`${page}: a file without address or format`);
            if (lost(file.contentUrl)) wrong.push(`${page}: ${lost(file.contentUrl)}`);
        }
    }
for (const page of html.filter((path) => /^(nl|en)\/(index.html|downloads\/|(partij|party|platform)\/[^/]+\/index.html)/.test(path)))
    if (!sets.includes(page)) wrong.push(`${page}: no data set`);
report(`${name}: ${sets.length} pages describe their data for search engines`, wrong);

const addresses = new Set();
for (const source of [...heads.values(), text('sitemap.xml'), feed, text('catalog.jsonld'), text('CITATION.cff'), text('robots.txt')])
    for (const address of source.match(/https?:\/\/[^\s"'<>\\]+/g) ?? []) addresses.add(address.replaceAll('&amp;', '&'));
report(`${name}: each of ${addresses.size} absolute addresses leads to a file`, [...addresses].map(lost).filter(Boolean));
