// What a reader of Markdown, or of HTML made of it, has before him: blocks of words, and notes.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// The files of pages, as paths in markdown/: all but the README.
export const pagesOf = (edition) =>
    readdirSync(join(edition, 'markdown'), { recursive: true }).filter((file) => file.endsWith('.md') && file !== 'README.md').sort();

export const rawOf = (edition, file) => readFileSync(join(edition, 'markdown', file), 'utf8');

// HTML as GitHub makes it, by its own program.
export function gfm(raw) {
    const options = ['table', 'autolink', 'strikethrough', 'footnotes'].flatMap((extension) => ['-e', extension]);
    return execFileSync('cmark-gfm', options, { input: raw.replace(/^---\n[\s\S]*?\n---\n/, ''), encoding: 'utf8' });
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', ldquo: '"', rdquo: '"', lsquo: "'", rsquo: "'", hellip: '...', ndash: '–' };
export const decoded = (text) =>
    text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, digits, hex, name) =>
        digits ? String.fromCodePoint(+digits) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (NAMED[name] ?? whole));

// Some generators set quotation marks and dashes; those are not different words.
const plain = (html) =>
    decoded(html.replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '$1').replace(/<[^>]*>/g, ''))
        .replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('…', '...').replaceAll('–', '-').replace(/\s+/g, ' ').trim();

const BLOCKS = /<\/?(?:p|h\d|t[dhr]|li|blockquote|pre|ul|ol|table|thead|tbody|div|section|hr)\b[^>]*>/;

// The blocks of a piece of HTML in their order, and its notes in any.
export function wordsOf(html) {
    const bare = html.replace(/<sup\b[\s\S]*?<\/sup>/g, '').replace(/<a [^>]*(?:backref|reversefootnote)[^>]*>[\s\S]*?<\/a>/g, '');
    const foot = bare.search(/<(?:div|section) class="footnotes?"/);
    const blocks = (part) => part.split(BLOCKS).map(plain).filter((words) => words !== '');
    return {
        body: blocks(foot < 0 ? bare : bare.slice(0, foot)),
        notes: foot < 0 ? [] : blocks(bare.slice(foot)).sort(),
        tables: (bare.match(/<table/g) ?? []).length,
        pictures: (bare.match(/<img /g) ?? []).length,
    };
}

// The first difference of two, in a few words; null if there is none.
export function difference(got, wanted) {
    for (const part of ['body', 'notes']) {
        const at = [...got[part], null].findIndex((words, i) => words !== (wanted[part][i] ?? null));
        if (at >= 0) return `has '${(got[part][at] ?? '').slice(0, 100)}', not '${(wanted[part][at] ?? '').slice(0, 100)}'`;
    }
    for (const part of ['tables', 'pictures']) if (got[part] !== wanted[part]) return `has ${got[part]} ${part}, not ${wanted[part]}`;
    return null;
}
