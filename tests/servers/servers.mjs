// Serves the published folders and asks for one file of each kind in each folder, for what is not there, and for what changed.
import { mkdirSync, readFileSync, readdirSync, readlinkSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { report, withBrowser } from '../browser/browser.mjs';
import { ALWAYS, PAGE, ending, policyOf, typeOf } from './facts.mjs';
import { tryInBrowser } from './opened.mjs';
import { cloudflare, netlify } from './hosts.mjs';
import { apache, apacheByFolder, caddy, nginx } from './start.mjs';

const [sites, work] = process.argv.slice(2).map((path) => resolve(path));
const packages = join(work, 'packages/root');
const run = join(work, 'run');

function filesOf(folder, inside = '') {
    return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
        const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (entry.name.startsWith('.made-')) return []; // how files were made: for the next build, and not copied to a server
        return entry.isDirectory() ? filesOf(folder, path) : entry.isSymbolicLink() ? [] : [path];
    });
}

// One file of each ending in each folder at the top of an edition; and all that stand beside the editions.
function sample(folder, newest) {
    const kinds = new Map();
    for (const path of filesOf(folder).filter((each) => !each.startsWith('current/'))) {
        const [, edition, top] = path.split('/');
        const kind = path.startsWith('releases/') ? [edition, path.split('/').length > 3 ? top : '', ending(path) || path].join(' ') : path;
        if (!kinds.has(kind)) kinds.set(kind, path);
    }
    const paths = [...kinds.values()].filter((path) => !path.startsWith('.'));
    const current = paths.filter((path) => path.startsWith(`${newest}/`)).map((path) => path.replace(newest, 'current'));
    return [...paths, ...current].sort();
}

function isDraft(folder, path) {
    const edition = path.match(/^(current|releases\/[^/]+)\//)?.[1];
    return edition !== undefined && JSON.parse(readFileSync(join(folder, edition, 'build.json'))).kind === 'draft';
}

// Everything wrong with an answer to a path that is there.
function faults(server, answer, path, draft) {
    const said = (name) => answer.headers.get(name);
    const wanted = { ...ALWAYS, 'x-robots-tag': draft ? 'noindex' : null };
    // Hosts know most types by themselves, and need a policy only for what is opened as a page.
    if (!server.host || /(^|\/|\.html|\.svg|\.pdf)$/.test(path)) wanted['content-security-policy'] = policyOf(path);
    if (!server.host || /\.(cff|sqlite)$|SHA256SUMS$/.test(path)) wanted['content-type'] = typeOf(path);
    const wrong = answer.status === 200 ? [] : [`${path}: status ${answer.status}`];
    for (const [name, value] of Object.entries(wanted)) if (said(name) !== value) wrong.push(`${path}: ${name}: ${said(name)}, not ${value}`);
    return wrong;
}

async function askAll(server, folder, path) {
    const wrong = [];
    for (const file of sample(folder, server.newest)) {
        if (typeOf(file) === undefined) wrong.push(`${file}: of a type that nobody has thought of`);
        const answer = await fetch(`${server.url}${path}${file}`);
        const body = Buffer.from(await answer.arrayBuffer());
        // A host may send readers of nl/index.html on to nl/.
        const shown = new URL(answer.url).pathname.slice(path.length);
        wrong.push(...faults(server, answer, shown, isDraft(folder, file)));
        if (!body.equals(readFileSync(join(folder, file)))) wrong.push(`${file}: other bytes`);
    }
    for (const page of ['', 'current/', 'current/nl/', 'current/en/'])
        wrong.push(...faults(server, await fetch(`${server.url}${path}${page}`), page, isDraft(folder, page)));
    return wrong;
}

async function askMissing(server, folder, path) {
    const wrong = [];
    const words = readFileSync(join(folder, '404.html'), 'utf8');
    for (const file of ['nothing', 'nothing/at/all/', 'nothing.csv', 'current/nl/nothing/', 'current/charts/nl/nothing.svg', 'current/data/nothing.csv',
        'releases/2000-01-01-1/nl/', 'releases/2000-01-01-1/data/nothing.pdf']) {
        const answer = await fetch(`${server.url}${path}${file}`);
        if (answer.status !== 404) wrong.push(`${file}: status ${answer.status}`);
        if (!/^no-(cache|store)$/.test(answer.headers.get('cache-control'))) wrong.push(`${file}: may be kept: ${answer.headers.get('cache-control')}`);
        if ((await answer.text()) !== words) wrong.push(`${file}: not the words of 404.html`);
        else if (!answer.headers.get('content-type')?.startsWith('text/html')) wrong.push(`${file}: ${answer.headers.get('content-type')}`);
    }
    for (const inside of ['releases/', 'current/data/', 'current/sheets/']) {
        const answer = await fetch(`${server.url}${path}${inside}`);
        if (answer.status !== 404 && answer.status !== 403) wrong.push(`${inside}: status ${answer.status}`);
        if (/href="[^"]*(csv|xlsx|2024-)/.test(await answer.text())) wrong.push(`${inside}: a list of files`);
    }
    for (const inside of ['current', 'current/nl', 'current/en']) {
        const answer = await fetch(`${server.url}${path}${inside}`, { redirect: 'manual' });
        const to = new URL(answer.headers.get('location') ?? '', answer.url);
        if (answer.status < 301 || answer.status > 308 || to.href !== `${server.url}${path}${inside}/`) wrong.push(`${inside}: ${answer.status} to ${to.href}`);
        if (/^https?:\/\//.test(answer.headers.get('location')) && server.name === 'nginx') wrong.push(`${inside}: names its own host: ${to}`);
    }
    return wrong;
}

// A copy that a browser kept is used again, and only as long as it is right: also behind current/, also compressed.
async function askAgain(server, folder, path) {
    const wrong = [];
    const link = join(folder, 'current');
    const newest = readlinkSync(link);
    const [older] = readdirSync(join(folder, 'releases')).filter((name) => !name.startsWith('.')).map((name) => `releases/${name}`).filter((name) => name !== newest);
    const point = (edition) => (symlinkSync(edition, `${link}.new`), renameSync(`${link}.new`, link));
    for (const file of ['current/nl/index.html', 'current/build.json', 'current/style.css', 'current/charts/nl/spend-by-party.svg'])
        for (const encoding of ['identity', 'gzip']) {
            const url = `${server.url}${path}${file}`;
            const first = await fetch(url, { headers: { 'Accept-Encoding': encoding } });
            await first.text();
            const etag = first.headers.get('etag');
            const again = () => fetch(url, { headers: { 'Accept-Encoding': encoding, 'If-None-Match': etag } });
            const same = await again();
            if (same.status !== 304) wrong.push(`${file}, ${encoding}: ${etag} asked again is ${same.status}`);
            if (same.headers.get('cache-control') !== 'no-cache') wrong.push(`${file}: 304 with ${same.headers.get('cache-control')}`);
            if (readFileSync(join(folder, file)).equals(readFileSync(join(folder, older, file.slice('current/'.length))))) continue;
            point(older);
            const other = await again();
            if (other.status !== 200) wrong.push(`${file}, ${encoding}: after current moved on, ${etag} is still ${other.status}`);
            point(newest);
        }
    return wrong;
}

// What the file has no business with: the rest of the host.
async function askBeside(server) {
    const answer = await fetch(`${server.url}/other.txt`);
    await answer.text();
    return ['content-security-policy', 'cache-control', 'access-control-allow-origin'].filter((name) => answer.headers.get(name) !== null)
        .map((name) => `/other.txt: ${name}: ${answer.headers.get(name)}`);
}

// Of what a server says, all but the paths that were not there and what the options of this test themselves make it say.
const EXPECTED = /No such file|is not found|forbidden|AH01276|resuming normal|"level":"info"|Caddyfile input is not formatted|admin endpoint disabled|automatic HTTPS is completely disabled/;
const complaints = (server) => server.log().split('\n').filter((line) => /warn|error|emerg|crit|duplicate/i.test(line) && !EXPECTED.test(line));

// A site as its host has it: the folder, what else is on the host, and where it is.
function siteOf(name) {
    const folder = join(sites, name);
    const top = name !== 'ads';
    const path = top ? '/' : `/${name}/`;
    const host = top ? folder : join(sites, 'host');
    mkdirSync(host, { recursive: true });
    if (!top) writeFileSync(join(host, 'other.txt'), 'Another site.\n');
    return { packages, run, folder, path, host };
}

// Each kind of server with one site; what changes the site is asked of one after the other.
async function trySite(name, kinds, browser) {
    const site = siteOf(name);
    const where = name === 'top' ? 'at the top of a host' : 'below /ads/';
    const running = await Promise.all(kinds.map((start) => start(site)));
    const newest = readlinkSync(join(site.folder, 'current'));
    const found = await Promise.all(running.map(async (each) => {
        const server = { ...each, newest };
        return {
            server, files: await askAll(server, site.folder, site.path), missing: await askMissing(server, site.folder, site.path),
            beside: name === 'top' ? null : await askBeside(server),
        };
    }));
    for (const { server, files, missing, beside } of found) {
        const who = `${server.name}, ${where}`;
        report(`${who}: each kind of file with its type, policy, cache and whether it may be found`, files);
        report(`${who}: what is missing is said to be, and not kept`, missing);
        report(`${who}: a kept copy is used again, until there is another`, await askAgain(server, site.folder, site.path));
        if (beside) report(`${who}: the rest of the host is left alone`, beside);
        if (name === 'top') await tryInBrowser(browser, server, site.folder, site.path);
        report(`${who}: no warning in the log`, complaints(server));
        await server.stop();
    }
}

// Hosts that read _headers have no links, and neither has a server that is told to follow none: current/ is a copy.
async function tryHosts(browser) {
    const folder = join(sites, 'copied');
    const newest = readlinkSync(join(sites, 'top/current'));
    const careful = { ...(await nginx({ ...siteOf('copied'), more: 'disable_symlinks on;' })), newest };
    report('nginx that follows no links: each kind of file, if current/ is a copy', await askAll(careful, folder, '/'));
    await careful.stop();
    for (const start of [netlify, cloudflare]) {
        const server = { ...(await start({ folder, headers: join(folder, '_headers'), run })), newest, host: true };
        report(`${server.name}: each kind of file with its policy, cache and whether it may be found`, await askAll(server, folder, '/'));
        report(`${server.name}: what is missing is said to be, and not kept`, await askMissing(server, folder, '/'));
        await tryInBrowser(browser, server, folder, '/');
        report(`${server.name}: understands every line`, server.log() === '' ? [] : server.log().split('\n'));
        await server.stop();
    }
}

await withBrowser({ viewport: { width: 900, height: 700 }, colorScheme: 'light' }, async (browser) => {
    await trySite('top', [nginx, apache, caddy], browser);
    await trySite('ads', [nginx, apache, caddy], browser);
    await trySite('ads', [apacheByFolder], browser);
    await tryHosts(browser);
});
