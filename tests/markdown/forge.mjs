// The Markdown as a forge shows it: a link opens the file it names, a folder shows its README.md, a picture is a file.
import { existsSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { report } from '../browser/browser.mjs';
import { decoded, gfm, pagesOf, rawOf, wordsOf } from './words.mjs';

// It keeps the words of each file for those who look at sites made of them.
const edition = realpathSync(process.argv[2]);
const [name, kept] = process.argv.slice(3);
const words = {};
// What README.md says to keep together.
const TOGETHER = /^(markdown|charts|data|sheets)\//;

const files = ['README.md', ...pagesOf(edition)];
const lost = [], odd = [];
const leads = new Map(files.map((file) => [file, []]));
let links = 0;
for (const file of files) {
    const raw = rawOf(edition, file), html = gfm(raw);
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    for (const [, link] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
        const address = decoded(link);
        if (/^[a-z]+:/.test(address)) continue;
        links++;
        const [path, id] = address.split('#');
        const target = path === '' ? `markdown/${file}` : normalize(join('markdown', dirname(file), decodeURIComponent(path)));
        if (!TOGETHER.test(target)) lost.push(`${file}: ${address} is outside the four folders`);
        else if (!existsSync(join(edition, target))) lost.push(`${file}: ${address}`);
        else if (statSync(join(edition, target)).isDirectory() && !existsSync(join(edition, target, 'README.md'))) lost.push(`${file}: ${address} is a folder without README.md`);
        else if (id && !(path === '' && ids.has(id))) lost.push(`${file}: ${address}: no such place`);
        leads.get(file).push(relative('markdown', target));
    }
    words[file] = wordsOf(html);
    const { tables, pictures } = words[file];
    const count = (pattern) => (raw.match(pattern) ?? []).length;
    if (tables !== count(/^\| ---/gm)) odd.push(`${file}: ${tables} tables`);
    if (pictures !== count(/^!\[/gm)) odd.push(`${file}: ${pictures} pictures`);
    if (new Set(html.match(/<li id="fn[^"]*"/g)).size !== count(/^\[\^[^\]]+\]: /gm)) odd.push(`${file}: not every note is referred to`);
    if (/raw HTML omitted|<del>/.test(html)) odd.push(`${file}: markup that is not ours`);
    if (file !== 'README.md' && !/^---\ntitle: ".+"\ndate: \d{4}-\d\d-\d\d\nlang: "(nl|en)"\nedition: ".+"\n/.test(raw)) odd.push(`${file}: front matter`);
}
report(`forge ${name}: each of ${links} links and pictures is a file in one of the four folders`, lost);
report(`forge ${name}: every table, picture and note is one to GitHub, and nothing else`, odd);

const reached = new Set();
const reach = (file) => {
    if (reached.has(file) || !leads.has(file)) return;
    reached.add(file);
    leads.get(file).forEach(reach);
};
reach('README.md');
report(`forge ${name}: links lead from README.md to every page`, files.filter((file) => !reached.has(file)));
writeFileSync(kept, JSON.stringify(words));
