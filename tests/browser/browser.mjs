// What both browser tests share: starting Chromium, the list of pages, and the lines that tests/run reads.
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const require = createRequire(resolve('.build/node/package.json'));
const { chromium } = require('playwright-core');

// A browser with a profile of its own, which is removed at the end.
export async function withBrowser(options, work) {
    const profile = mkdtempSync(join(tmpdir(), 'adreport-browser-'));
    const context = await chromium.launchPersistentContext(profile, {
        executablePath: '/usr/bin/chromium',
        headless: true,
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
        ...options,
    });
    try {
        return await work(context);
    } finally {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
    }
}

// The folder itself, behind the link `current`.
export const folderOf = (site) => realpathSync(site);

// All pages of a site, as paths inside it, sorted; templates for generators end in .html, but are none.
export function pagesOf(folder) {
    const pages = [];
    const walk = (inside) => {
        for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
            const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
            if (entry.isDirectory() && path !== 'generators') walk(path);
            else if (entry.name.endsWith('.html')) pages.push(path);
        }
    };
    walk('');
    return pages.sort();
}

// One page of each kind: identifiers in paths are data, so the first of each set of siblings stands for all.
export function kindsOf(pages) {
    const kinds = new Map();
    for (const page of pages) {
        const kind = page
            .replace(/^embed\/([^/]+)\/[^/]+/, 'embed/$1/ID')
            .replace(/^(nl|en)\/(partij|party)\/[^/]+/, '$1/$2/ID')
            .replace(/(ID|platform)\/[^/]+\/index/, '$1/ID/index')
            .replace(/(perskit|press)\/[^/]+/, '$1/ID');
        if (!kinds.has(kind)) kinds.set(kind, page);
    }
    return [...kinds.values()];
}

export function report(name, problems) {
    console.log(`${problems.length === 0 ? 'ok' : 'not ok'} ${name}`);
    for (const problem of problems.slice(0, 20)) console.log(`    ${problem.replaceAll('\n', ' ').slice(0, 300)}`);
    if (problems.length > 20) console.log(`    and ${problems.length - 20} more`);
}
