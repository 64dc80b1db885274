// One page of each kind, served under a path of its own with the content policy the site promises to work under: looked at
// by axe, light and dark, on a narrow phone and on a desk.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { folderOf, kindsOf, pagesOf, report, require, withBrowser } from './browser.mjs';

const POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'";
const ROOT = 'http://adreport.test/some/path/';
const TYPES = {
    '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png',
    '.json': 'application/json', '.csv': 'text/csv', '.atom': 'application/atom+xml',
};
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

function serve(folder, requests) {
    return (route) => {
        const url = route.request().url();
        if (!url.startsWith(ROOT)) {
            if (!url.endsWith('/favicon.ico')) requests.push(url);
            return route.abort();
        }
        const path = decodeURIComponent(new URL(url).pathname.slice(new URL(ROOT).pathname.length));
        try {
            return route.fulfill({
                body: readFileSync(join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path)),
                headers: { 'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8', 'content-security-policy': POLICY },
            });
        } catch {
            requests.push(`not found: ${path}`);
            return route.fulfill({ status: 404, body: '' });
        }
    };
}

for (const site of process.argv.slice(2)) {
    const folder = folderOf(site);
    // Languages share their markup: of each kind the Dutch page, and the English front page.
    const pages = kindsOf(pagesOf(folder)).filter((page) => !/(^|\/)en\//.test(page) || page === 'en/index.html');
    const found = { accessibility: [], console: [], requests: [] };
    await withBrowser({ reducedMotion: 'reduce' }, async (context) => {
        await context.route('**/*', serve(folder, found.requests));
        const page = await context.newPage();
        let current = '';
        page.on('console', (message) => {
            if (message.type() === 'error' && !message.text().includes('favicon')) found.console.push(`${current}: ${message.text()}`);
        });
        for (current of pages) {
            await page.goto(ROOT + current);
            await page.evaluate(axe);
            for (const colorScheme of ['light', 'dark']) {
                await page.emulateMedia({ colorScheme });
                for (const width of [320, 1280]) {
                    await page.setViewportSize({ width, height: 900 });
                    const result = await page.evaluate(() => window.axe.run(document, {
                        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                        resultTypes: ['violations'],
                        // A chart for other people's pages has no heading of its own: it stands under theirs.
                        rules: { 'page-has-heading-one': { enabled: !document.location.pathname.includes('/embed/') } },
                    }));
                    for (const violation of result.violations)
                        for (const node of violation.nodes.slice(0, 3))
                            found.accessibility.push(`${current} ${colorScheme} ${width}: ${violation.id}: ${node.html.slice(0, 100)} ${
                                node.failureSummary.replace(/^Fix [^:]*:\s*/, '').slice(0, 140)}`);
                }
            }
        }
    });
    const name = site.replace(/.*site\/|\/current$/g, '');
    report(`${name}: axe finds nothing on ${pages.length} kinds of page, light and dark, narrow and wide`, found.accessibility);
    report(`${name}: the content policy is kept`, found.console);
    report(`${name}: a page asks for nothing that is not there`, found.requests);
}
