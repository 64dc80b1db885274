// What a browser makes of it: a chart and a PDF opened by themselves have their colours, a page its style and nothing that the policy
// stops, and a page of another site may show a chart for it, and nothing else.
import { createServer } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '../browser/browser.mjs';

// The share of a screenshot that has a colour, seen by the browser itself: pages here have no script, so in a page of its own.
async function shareOf(context, page, colour) {
    await page.bringToFront();
    await new Promise((done) => setTimeout(done, 300));
    const picture = (await page.screenshot()).toString('base64');
    const eye = await context.newPage();
    const share = await eye.evaluate(async ([data, rgb]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        const bytes = canvas.getImageData(0, 0, image.width, image.height).data;
        let found = 0;
        for (let i = 0; i < bytes.length; i += 4) if (rgb.every((value, c) => Math.abs(bytes[i + c] - value) < 8)) found++;
        return found / (bytes.length / 4);
    }, [picture, colour.match(/\w\w/g).map((part) => parseInt(part, 16))]);
    await eye.close();
    return share;
}

// Waits for what is drawn later, as by the viewer of PDFs.
async function hasColour(context, page, colour) {
    for (let tries = 0; tries < 20; tries++) if ((await shareOf(context, page, colour)) > 0.0005) return [];
    return [`no #${colour} in ${page.url()}`];
}

// A page of another site with one frame.
function otherSite() {
    return new Promise((started) => {
        const server = createServer((request, response) => {
            response.writeHead(200, { 'Content-Type': 'text/html' });
            const source = new URL(request.url, 'http://localhost').searchParams.get('frame');
            response.end(`<!doctype html><title>Another site</title><iframe width="900" height="700" src="${source ?? ''}"></iframe>`);
        }).listen(0, '127.0.0.1', () => started({ url: `http://localhost:${server.address().port}/`, stop: () => server.close() }));
    });
}

// What is in the frame; null if the browser does not show it.
async function framed(context, other, server, address) {
    const page = await context.newPage();
    await page.goto(`${other.url}?frame=${encodeURIComponent(address)}`);
    const [, frame] = page.frames();
    const text = frame.url().startsWith(server) ? await frame.evaluate(() => document.body.innerText) : null;
    await page.close();
    return text;
}

export async function tryInBrowser(context, server, folder, path) {
    const figure = readdirSync(join(folder, 'current/embed/nl'))[0];
    const chart = `current/charts/nl/${figure}.svg`;
    const colour = readFileSync(join(folder, chart), 'utf8').match(/\.bar\{fill:#(\w{6})/)[1];
    const at = (file) => `${server.url}${path}${file}`;
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') said.push(`${message.location().url}: ${message.text()}`);
    });

    await page.goto(at(chart));
    const wrong = await hasColour(context, page, colour);
    await page.goto(at(`current/charts/nl/${figure}.pdf`));
    wrong.push(...(await hasColour(context, page, colour)));
    report(`${server.name}: a chart opened by its link has its colours, as SVG and as PDF`, wrong);

    said.length = 0;
    // The top of the site leads on by itself.
    await page.goto(at('')).catch(() => {});
    await page.waitForURL(at('current/**')).catch((error) => said.push(String(error)));
    for (const file of ['404.html', 'current/', 'current/nl/', `current/embed/nl/${figure}/`]) {
        await page.goto(at(file));
        if ((await page.evaluate(() => document.styleSheets.length)) === 0) said.push(`${file}: without its style`);
    }
    report(`${server.name}: pages open with their style, and the browser has no complaint`, said);
    await page.close();

    const other = await otherSite();
    const chartFramed = await framed(context, other, server.url, at(`current/embed/nl/${figure}/index.html`));
    const pageFramed = await framed(context, other, server.url, at('current/nl/index.html'));
    report(`${server.name}: another site may show a chart for it, and no page`, [
        ...(chartFramed?.length > 50 ? [] : [`the chart is not there: ${chartFramed}`]), ...(pageFramed === null ? [] : ['a page is']),
    ]);
    other.stop();
}
