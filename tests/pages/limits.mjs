// Every page of the sites that are named is one that a phone can read: no larger than 300 kB; and one of each kind, and the largest, no
// longer than 15,000 pixels at a width of 360 with what opens closed.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, kindsOf, pagesOf, report, withBrowser } from '../browser/browser.mjs';

const MOST_BYTES = 300000;
const MOST_PIXELS = 15000;
const LARGEST = 40;

await withBrowser({}, async (context) => {
    const tab = await context.newPage();
    await tab.setViewportSize({ width: 360, height: 800 });
    for (const site of process.argv.slice(2)) {
        const folder = folderOf(site);
        const name = site.replace(/.*site\/|\/current$/g, '');
        const pages = pagesOf(folder).filter((path) => /^(nl|en)\//.test(path));
        const sizeOf = (page) => statSync(join(folder, page)).size;
        const large = pages.filter((page) => sizeOf(page) > MOST_BYTES).map((page) => `${page}: ${sizeOf(page)} bytes`);
        const long = [];
        const seen = new Set([...kindsOf(pages), ...pages.sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, LARGEST)]);
        for (const page of seen) {
            await tab.goto(`file://${folder}/${page}`);
            const height = await tab.evaluate(() => document.documentElement.scrollHeight);
            if (height > MOST_PIXELS) long.push(`${page}: ${height} pixels`);
        }
        report(`${name}: none of ${pages.length} pages is larger than 300 kB`, large);
        report(`${name}: none of ${seen.size} of them is longer than 15,000 pixels on a phone`, pages.length > 0 ? long : ['there are no pages']);
    }
});
