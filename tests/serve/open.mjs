// A page of adreport serve, open in Chromium: it changes by itself, and what was found stands on it.
import { readFileSync, writeFileSync } from 'node:fs';
import { report, withBrowser } from '../browser/browser.mjs';
import { PATIENCE, copyTo, start, stop } from './program.mjs';

const [work] = process.argv.slice(2);
const folder = `${work}/opened`;
const words = `${folder}/templates/nl/index.md`;
const spend = `${folder}/input/spend/alpha-weeks.csv`;
const change = (file, from, to) => writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

copyTo(folder);
const serve = await start(folder);
const address = `http://localhost:${serve.port}`;

await withBrowser({ viewport: { width: 1280, height: 800 } }, async (context) => {
    const complaints = [];
    const elsewhere = [];
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => new URL(request.url()).origin === address || request.url().startsWith('data:') || elsewhere.push(request.url()));
    // The page may be loaded anew at any moment: what is asked in the midst of that is asked again.
    const shows = async (question, argument, what, problems) => {
        const end = Date.now() + PATIENCE;
        for (;;) {
            if (await page.evaluate(question, argument).catch(() => false)) return;
            if (Date.now() > end) return problems.push(what);
            await new Promise((done) => setTimeout(done, 50));
        }
    };
    const heading = (text) => document.querySelector('h1')?.innerText.includes(text);
    const found = (text) => document.querySelector('adreport-findings')?.shadowRoot.querySelector('.error')?.innerText.includes(text);
    const nothing = () => !document.querySelector('adreport-findings')?.shadowRoot.querySelector('.error');

    let problems = [];
    await page.goto(`${address}/nl/`);
    await page.evaluate(() => scrollTo(0, 900));
    change(words, '# Wie adverteerde', '# Wie o wie adverteerde');
    await shows(heading, 'Wie o wie', 'the word', problems);
    await shows(() => scrollY > 800, null, `it is read on where it was`, problems);
    report('an open page changes by itself, and stays where it was read', problems);

    problems = [];
    change(spend, ',1200,', ',veel,');
    await shows(found, 'input/spend/alpha-weeks.csv:2:', 'file and line', problems);
    await shows(found, "not an amount: 'veel'", 'the words', problems);
    await shows(() => document.querySelector('adreport-findings').shadowRoot.querySelector('.error mark').innerText === 'veel', null, 'the cell is marked', problems);
    await shows(() => [...document.querySelector('adreport-findings').shadowRoot.querySelectorAll('details')].every((one) => one.open === (one.className === 'error')), null, 'errors are open and warnings folded', problems);
    await shows(heading, 'Wie o wie', 'the page is there still', problems);
    report('errors stand on the page with file, line and column', problems);

    problems = [];
    change(spend, ',veel,', ',1200,');
    await shows(nothing, null, 'nothing', problems);
    report('and are gone once they are corrected', problems);

    problems = [];
    change(`${folder}/input/report.yaml`, 'languages:  [nl, en]', 'languages:  [nl]');
    await page.goto(`${address}/en/`);
    await shows(heading, 'no such file', 'a page that is not there', problems);
    change(`${folder}/input/report.yaml`, 'languages:  [nl]', 'languages:  [nl, en]');
    await shows(heading, 'Who advertised', 'the page', problems);
    report('an address without a page shows the page once there is one', problems);

    report('the policy of the page has leave for its script, and nothing is asked elsewhere', [
        ...complaints.filter((one) => !/Failed to load resource: .* 404/.test(one)),
        ...elsewhere,
    ]);

    problems = [];
    await page.goto(`${address}/nl/`);
    await stop(serve);
    await shows(() => document.querySelector('adreport-findings')?.shadowRoot.textContent.includes('does not answer'), null, 'it says so', problems);
    await shows(heading, 'Wie o wie', 'the page', problems);
    report('a page that is open when serve ends says so', problems);
});
process.exit();
