// Every page of the sites that are named is one that a phone can read: no larger than 300 kB, and no longer than 15,000 pixels at a
// width of 360 with what opens closed.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, pagesOf, report, withBrowser } from '../browser/browser.mjs';

const MOST_BYTES = 300000;
const MOST_PIXELS = 15000;

await withBrowser({}, async (context) => {
    const tab = await context.newPage();
    await tab.setViewportSize({ width: 360, height: 800 });
    for (const site of process.argv.slice(2)) {
        const folder = folderOf(site);
        const name = site.replace(/.*site\/|\/current$/g, '');
        const large = [], long = [];
        let pages = 0;
        for (const page of pagesOf(folder).filter((path) => /^(nl|en)\//.test(path))) {
            const { size } = statSync(join(folder, page));
            await tab.goto(`file://${folder}/${page}`);
            const height = await tab.evaluate(() => document.documentElement.scrollHeight);
            if (size > MOST_BYTES) large.push(`${page}: ${size} bytes`);
            if (height > MOST_PIXELS) long.push(`${page}: ${height} pixels`);
            pages++;
        }
        report(`${name}: none of ${pages} pages is larger than 300 kB`, large);
        report(`${name}: and none is longer than 15,000 pixels on a phone`, pages > 0 ? long : ['there are no pages']);
    }
});
