// What hosts make of a folder with _headers: Netlify by its own parser, Cloudflare Pages by its own parser and its own answer to a
// request. Neither follows links: current/ is a copy there.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { require } from '../browser/browser.mjs';
import { freePort } from './start.mjs';

const file = (folder, path) => {
    const found = join(folder, decodeURIComponent(path));
    return existsSync(found) && statSync(found).isFile() ? found : null;
};

// Hosts have lists of their own; none of what _headers says itself.
const KNOWN = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.json': 'application/json',
    '.xml': 'application/xml', '.svg': 'image/svg+xml', '.png': 'image/png', '.pdf': 'application/pdf', '.zip': 'application/zip' };
const known = (path) => KNOWN[extname(path)] ?? 'application/octet-stream';

async function serve(name, answer, problems) {
    const port = await freePort();
    const server = createServer(async (request, response) => {
        const { status, headers, body } = await answer(new URL(request.url, `http://127.0.0.1:${port}`), request);
        response.writeHead(status, headers);
        response.end(body);
    });
    await new Promise((done) => server.listen(port, '127.0.0.1', done));
    return { name, url: `http://127.0.0.1:${port}`, log: () => problems.map(String).join('\n'), stop: () => server.close() };
}

// As Netlify's own `netlify dev` does: the headers of all rules that fit, a later one in the place of an earlier one. Its production
// joins some; so two rules that give one header to one address are a problem here.
export async function netlify({ folder, headers }) {
    const { parseAllHeaders } = await import(pathToFileURL(resolve('.build/node/node_modules/@netlify/headers-parser/lib/index.js')));
    const { headers: rules, errors } = await parseAllHeaders({ headersFiles: [headers], configHeaders: [], minimal: false });
    const problems = [...errors];
    return serve('Netlify', async ({ pathname }) => {
        const given = {};
        for (const rule of rules.filter(({ forRegExp }) => forRegExp.test(pathname)))
            for (const [key, value] of Object.entries(rule.values)) {
                if (key in given) problems.push(`${pathname}: ${key} twice`);
                given[key] = value;
            }
        const folderAsked = pathname.endsWith('/');
        const found = file(folder, folderAsked ? `${pathname}index.html` : pathname);
        if (!found && !folderAsked && file(folder, `${pathname}/index.html`)) return { status: 301, headers: { ...given, Location: `${pathname}/` } };
        if (!found) return { status: 404, headers: { 'Content-Type': KNOWN['.html'], ...given }, body: readFileSync(join(folder, '404.html')) };
        return { status: 200, headers: { 'Content-Type': known(found), ...given }, body: readFileSync(found) };
    }, problems);
}

export async function cloudflare({ folder, headers, run }) {
    const shared = resolve('.build/node/node_modules/@cloudflare/pages-shared');
    require('esbuild').buildSync({
        stdin: { resolveDir: shared, contents: `
            export { parseHeaders } from './metadata-generator/parseHeaders';
            export { createMetadataObject } from './metadata-generator/createMetadataObject';
            export { generateHandler } from './asset-server/handler';` },
        bundle: true, platform: 'node', format: 'esm', outfile: join(run, 'cloudflare.mjs'), logLevel: 'error',
    });
    const { parseHeaders, createMetadataObject, generateHandler } = await import(pathToFileURL(resolve(run, 'cloudflare.mjs')));
    const parsed = parseHeaders(readFileSync(headers, 'utf8'));
    const problems = parsed.invalid.map((rule) => `${rule.line}: ${rule.message}`);
    const metadata = createMetadataObject({ headers: parsed });
    return serve('Cloudflare Pages', async (url, request) => {
        const response = await generateHandler({
            request: new Request(url, { headers: request.headers }), metadata, logError: (error) => problems.push(error),
            findAssetEntryForPath: async (path) => file(folder, path), getAssetKey: (found) => found,
            negotiateContent: () => ({ encoding: null }), fetchAsset: async (found) => ({ body: readFileSync(found), contentType: known(found) }),
        });
        return { status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) };
    }, problems);
}
