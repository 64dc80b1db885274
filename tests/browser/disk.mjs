// Every page of the given sites, opened from disk with JavaScript off, on a phone and on a desk: one heading, nothing wider
// than the window, nothing asked for outside the folder, no complaint in the console, and no link that leads nowhere.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { folderOf, pagesOf, report, withBrowser } from './browser.mjs';

const WIDTHS = [320, 1280];

// What the page holds, gathered inside it.
function look() {
    const links = [];
    for (const [selector, attribute] of [['a[href]', 'href'], ['link[href]', 'href'], ['img[src]', 'src'], ['iframe[src]', 'src']])
        for (const element of document.querySelectorAll(selector)) links.push(new URL(element.getAttribute(attribute), document.baseURI).href);
    return {
        headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
        title: document.title,
        language: document.documentElement.lang,
        scripts: [...document.scripts].filter((script) => script.type !== 'application/ld+json').length,
        links,
        redirect: document.querySelector('meta[http-equiv=refresh i]') !== null,
    };
}

function wide() {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const widest = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > room + 1);
    return `${document.documentElement.scrollWidth} px of content${widest ? `, first too wide: <${widest.localName} class="${widest.getAttribute('class') ?? ''}">` : ''}`;
}

// Whether a link into the folder leads to a file, and to a place in it where it names one.
function missing(link, folder, anchors) {
    const url = new URL(link);
    if (url.protocol !== 'file:') return null;
    let path = fileURLToPath(new URL(url.pathname, url));
    if (path !== folder && !path.startsWith(`${folder}/`)) return 'leaves the folder';
    if (!existsSync(path)) return 'no such file';
    if (statSync(path).isDirectory()) return 'a folder: from a USB stick this shows a list of files';
    if (url.hash.length > 1 && path.endsWith('.html')) {
        if (!anchors.has(path)) anchors.set(path, new Set([...readFileSync(path, 'utf8').matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
        if (!anchors.get(path).has(decodeURIComponent(url.hash.slice(1)))) return 'no such place in the page';
    }
    return null;
}

for (const site of process.argv.slice(2)) {
    const folder = folderOf(site);
    const pages = pagesOf(folder);
    const problems = { headings: [], width: [], requests: [], console: [], links: [], script: [] };
    const anchors = new Map();
    await withBrowser({ javaScriptEnabled: false, offline: true, reducedMotion: 'reduce' }, async (context) => {
        const page = await context.newPage();
        let current = '';
        page.on('request', (request) => {
            const url = request.url();
            if (!url.startsWith(`${pathToFileURL(folder).href}/`) && !url.startsWith('data:')) problems.requests.push(`${current}: ${url}`);
        });
        page.on('requestfailed', (request) => problems.requests.push(`${current}: not found: ${request.url()}`));
        page.on('console', (message) => {
            if (['error', 'warning'].includes(message.type())) problems.console.push(`${current}: ${message.text()}`);
        });
        page.on('pageerror', (error) => problems.console.push(`${current}: ${error.message}`));
        for (current of pages) {
            await page.setViewportSize({ width: WIDTHS[0], height: 800 });
            await page.goto(pathToFileURL(join(folder, current)).href);
            const seen = await page.evaluate(look);
            if (seen.headings.length !== 1 && !current.startsWith('embed/')) problems.headings.push(`${current}: ${seen.headings.length} h1`);
            if (seen.headings.some((heading) => heading === '')) problems.headings.push(`${current}: an empty h1`);
            if (seen.title === '') problems.headings.push(`${current}: no title`);
            if (seen.language === '') problems.headings.push(`${current}: no language`);
            if (seen.scripts > 0) problems.script.push(`${current}: ${seen.scripts} scripts`);
            for (const link of new Set(seen.links)) {
                const why = missing(link, folder, anchors);
                if (why) problems.links.push(`${current}: ${link.replace(pathToFileURL(folder).href, '')}: ${why}`);
            }
            for (const width of WIDTHS) {
                if (width !== WIDTHS[0]) await page.setViewportSize({ width, height: 800 });
                const why = await page.evaluate(wide);
                if (why) problems.width.push(`${current} at ${width} px: ${why}`);
            }
        }
    });
    const name = site.replace(/.*site\/|\/current$/g, '');
    report(`${name}: ${pages.length} pages, there is something to look at`, pages.length > 2 ? [] : ['hardly a page']);
    report(`${name}: each page has one heading, a title and a language`, problems.headings);
    report(`${name}: no page is wider than a phone or a desk`, problems.width);
    report(`${name}: nothing is asked for outside the folder, and all is found`, problems.requests);
    report(`${name}: the console is silent`, problems.console);
    report(`${name}: no scripts`, problems.script);
    report(`${name}: every link inside the site leads to a file and a place in it`, problems.links);
}
