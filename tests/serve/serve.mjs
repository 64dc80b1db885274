// What adreport serve answers, to whom, and what it tells while its input and templates change.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, report } from '../browser/browser.mjs';
import { PATIENCE, ask, copyTo, listen, raw, seenOf, start, stop, until, wait } from './program.mjs';

const [work] = process.argv.slice(2);
const folder = `${work}/report`;
const published = folderOf('.build/site/small/current');
const spend = `${folder}/input/spend/alpha-weeks.csv`;
const words = `${folder}/templates/nl/index.md`;
const html = (answer) => answer.body.toString();

// Each test gets the program as it is; one that goes wrong is said, and the others go on.
async function test(name, work_) {
    const problems = [];
    try {
        const late = wait(4 * PATIENCE).then(() => { throw new Error('it took too long'); });
        await Promise.race([work_((good, what) => good || problems.push(what)), late]);
    } catch (error) {
        problems.push(error.message);
    }
    report(name, problems);
}

const change = (file, from, to) => {
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(file, text.replace(from, to));
};

// As build publishes it: without what serve adds.
const bare = (text) =>
    text.replace(/<script src="\/\.adreport\/script\.js"[^>]*><\/script>\n/, '').replace("content=\"script-src 'self'; connect-src 'self'; ", 'content="');

copyTo(folder);
const before = readdirSync(folder).sort().join();
let serve = await start(folder);

await test('each file is that of build, byte for byte, but for the script in pages', async (must) => {
    const files = readFileSync(join(published, 'SHA256SUMS'), 'utf8').trim().split('\n').map((line) => line.slice(66));
    must(files.length > 300, `only ${files.length} files`);
    for (const file of files.filter((one) => one !== 'build.json' && !one.endsWith('.zip'))) {
        const answer = await ask(serve, `/${file.split('/').map(encodeURIComponent).join('/')}`);
        const expected = readFileSync(join(published, file));
        const same = file.endsWith('.html') ? bare(html(answer)) === expected.toString() : answer.body.equals(expected);
        must(answer.status === 200 && same, `${file}: ${answer.status}`);
        must(file.endsWith('.html') === answer.body.includes('/.adreport/'), `${file} has the script, or has none`);
    }
});

await test('an address of a folder is its page, and HEAD says what GET does', async (must) => {
    const page = await ask(serve, '/nl/');
    const head = await ask(serve, '/nl/', { method: 'HEAD' });
    const folderAddress = await ask(serve, '/nl/partij');
    must(page.body.equals((await ask(serve, '/nl/index.html')).body), '/nl/ is /nl/index.html');
    must(head.status === 200 && head.body.length === 0 && head.headers['content-length'] === String(page.body.length), 'HEAD');
    must(folderAddress.status === 302 && folderAddress.headers.location.endsWith('/nl/partij/'), '/nl/partij leads to /nl/partij/');
    must((await ask(serve, '/nl/nergens/')).status === 404 && (await ask(serve, '/SHA256SUMS')).status === 404, 'what is not there');
    must((await ask(serve, '/nl/', { address: '::1' })).status === 200, 'by ::1');
    must(page.headers['cache-control'] === 'no-store' && page.headers['x-content-type-options'] === 'nosniff', 'manners');
    must((await ask(serve, '/data/spend-by-party.csv')).headers['content-type'] === 'text/csv; charset=utf-8', 'type of a CSV');
});

await test('only this machine can reach it', async (must) => {
    const hex = serve.port.toString(16).toUpperCase().padStart(4, '0');
    const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []))
        .map((line) => line.trim().split(/\s+/)).filter((row) => row[3] === '0A' && row[1].endsWith(`:${hex}`)).map((row) => row[1].split(':')[0]);
    must(listening.length > 0, 'it listens');
    for (const address of listening) must(address === '0100007F' || address === '00000000000000000000000001000000', `it listens at ${address}`);
});

await test('another Host is refused, and learns nothing', async (must) => {
    for (const host of ['evil.example', `evil.example:${serve.port}`, 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.1'])
        for (const path of ['/nl/', '/data/spend-by-party.csv', '/.adreport/events?page=nl/index.html&seen=x', '/.adreport/script.js']) {
            const answer = await ask(serve, path, { headers: { Host: host } });
            must(answer.status >= 400 && answer.body.length < 200, `${host} ${path}: ${answer.status}`);
        }
    for (const request of ['GET /nl/ HTTP/1.1\r\n\r\n', 'GET /nl/ HTTP/1.0\r\n\r\n', 'GET /nl/ HTTP/1.1\r\nHost:\r\n\r\n', 'GET /nl/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'])
        must(/^HTTP\/1\.[01] 4/.test(await raw(serve, request)), JSON.stringify(request));
    for (const host of ['localhost', `[::1]:${serve.port}`, '127.0.0.1']) must((await ask(serve, '/nl/', { headers: { Host: host } })).status === 200, host);
});

await test('it only shows: other methods are refused', async (must) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
        const answer = await ask(serve, '/nl/', { method, body: method === 'TRACE' ? undefined : 'a'.repeat(100000) });
        must(answer.status === 405 && answer.headers.allow === 'GET, HEAD', `${method}: ${answer.status}`);
    }
});

await test('no address leads out of the edition', async (must) => {
    const climbs = ['/../input/report.yaml', '/../../../../../../../../etc/passwd', '/nl/../../input/report.yaml', '/%2e%2e/input/report.yaml', '/nl/%2e%2e/%2e%2e/input/report.yaml',
        '/..%2finput%2freport.yaml', '/..%5cinput', '/static/../../input/report.yaml', '/nl/index.html%00.png', '/%00', '/nl/%', '/nl/%zz', '//etc/passwd', '/input/report.yaml', '/templates/strings.csv', '/.adreport/', '/.adreport/../input/report.yaml', '/nl/\x01'];
    for (const path of climbs) {
        const answer = await raw(serve, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
        must(/^HTTP\/1\.[01] 40[04]/.test(answer) && !answer.includes('root:') && !answer.includes('publisher:'), `${JSON.stringify(path)}: ${answer.slice(0, 30)}`);
    }
});

await test('one word of a template is told to the pages that change with it, and to no other', async (must) => {
    const dutch = await listen(serve, 'nl/index.html');
    const english = await listen(serve, 'en/index.html');
    change(words, '# Wie adverteerde', '# Wie o wie adverteerde');
    const told = await dutch.next((one) => one.event === 'page', 'the Dutch page');
    const page = html(await ask(serve, '/nl/'));
    must(page.includes('Wie o wie adverteerde'), 'the page has the word');
    must(seenOf(page) === told.data, 'the page is the one that was told of');
    change(`${folder}/templates/en/index.md`, '# Who advertised', '# Who in the world advertised');
    const first = await english.next((one) => one.event === 'page', 'the English page');
    must(first.data === seenOf(html(await ask(serve, '/en/'))), 'the English page was told of once, when it changed');
    dutch.close();
    english.close();
});

await test('one amount of the input is in pages, data and charts', async (must) => {
    const page = await listen(serve, 'nl/index.html');
    const was = { chart: await ask(serve, '/charts/nl/spend-by-party.png'), numbers: await ask(serve, '/data/observations.csv') };
    must(was.numbers.body.includes(',1200,1200,value,'), 'the amount before');
    change(spend, ',1200,', ',987600,');
    await page.next((one) => one.event === 'page', 'the page');
    must((await ask(serve, '/data/observations.csv')).body.includes(',987600,987600,value,'), 'the amount in data/');
    must(!(await ask(serve, '/charts/nl/spend-by-party.png')).body.equals(was.chart.body), 'the chart is drawn anew');
    page.close();
});

await test('the style, a phrase and a picture of the report change pages too', async (must) => {
    const page = await listen(serve, 'nl/index.html');
    change(`${folder}/templates/style.css`, '{', '{ --tried: 1;');
    await page.next((one) => one.event === 'page', 'a style');
    must((await ask(serve, '/style.css')).body.includes('--tried: 1;'), 'the style');
    writeFileSync(`${folder}/input/style.css`, '.tried { color: #123456; }\n');
    await page.next((one) => one.event === 'page', 'a style of the report');
    mkdirSync(`${folder}/input/static/deep`, { recursive: true });
    await wait(400);
    writeFileSync(`${folder}/input/static/deep/note.txt`, 'one');
    await until(serve, '/static/deep/note.txt', (answer) => html(answer) === 'one', 'one');
    writeFileSync(`${folder}/input/static/deep/note.txt`, 'two');
    await until(serve, '/static/deep/note.txt', (answer) => html(answer) === 'two', 'two');
    page.close();
});

await test('errors are told with file, line and column, and the page stays as it was', async (must) => {
    const page = await listen(serve, 'nl/index.html');
    const good = html(await ask(serve, '/nl/'));
    change(spend, ',987600,', ',veel,');
    const told = await page.next((one) => one.event === 'findings' && JSON.parse(one.data).errors > 0, 'the error');
    const [first] = JSON.parse(told.data).shown.filter((one) => one.severity === 'error');
    const lines = readFileSync(spend, 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes(',veel,'));
    must(first.place === `input/spend/alpha-weeks.csv:${line + 1}:${lines[line].indexOf('veel') + 1}`, first.place);
    must(first.message.includes("'veel'") && first.line.slice(first.from, first.from + first.width) === 'veel', JSON.stringify(first));
    must(html(await ask(serve, '/nl/')) === good, 'the page is the last good one');
    must((await ask(serve, '/nl/partij/')).status === 200, 'a page that nobody had opened');
    must(page.events.every((one) => one.event !== 'page'), 'nothing is loaded anew');
    change(spend, ',veel,', ',987600,');
    await page.next((one) => one.event === 'findings' && JSON.parse(one.data).errors === 0, 'that all is well');
    must(html(await ask(serve, '/nl/')) === good, 'and so it is after');
    page.close();
});

await test('a page in which a template names nothing known says where', async (must) => {
    const page = await listen(serve, 'nl/index.html');
    change(words, '{{lead}}', '{{leed}}');
    const told = await page.next((one) => one.event === 'findings' && JSON.parse(one.data).errors > 0, 'the error');
    must(/^templates\/nl\/index\.md:\d+:\d+$/.test(JSON.parse(told.data).shown.find((one) => one.severity === 'error').place), told.data);
    change(words, '{{leed}}', '{{lead}}');
    await page.next((one) => one.event === 'findings' && JSON.parse(one.data).errors === 0, 'that all is well');
    page.close();
});

await test('however editors save: by another name, many times, away and back', async () => {
    const original = readFileSync(words, 'utf8');
    writeFileSync(`${words}~`, original.replace('Wie o wie', 'Wie nu'));
    renameSync(`${words}~`, words);
    await until(serve, '/nl/', (answer) => html(answer).includes('Wie nu adverteerde'), 'what was saved under another name');
    for (let i = 0; i < 200; i++) writeFileSync(words, original.replace('Wie o wie', `Wie ${i}`));
    await until(serve, '/nl/', (answer) => html(answer).includes('Wie 199 adverteerde'), 'the last of many');
    const page = await listen(serve, 'nl/index.html');
    unlinkSync(words);
    await page.next((one) => one.event === 'findings' && JSON.parse(one.data).errors > 0, 'that a template is missing');
    writeFileSync(words, original);
    await until(serve, '/nl/', (answer) => html(answer).includes('Wie o wie adverteerde'), 'what came back');
    page.close();
});

await test('a folder with a page in it comes, moves and goes', async () => {
    const text = '---\ntitle: Van ons\n---\n\n# Van ons\n\nEigen woorden.\n';
    for (const language of ['nl', 'en']) {
        mkdirSync(`${work}/new/${language}`, { recursive: true });
        writeFileSync(`${work}/new/${language}/ours.md`, text);
    }
    renameSync(`${work}/new`, `${folder}/input/pages`);
    await until(serve, '/nl/ours/', (answer) => answer.status === 200 && html(answer).includes('Eigen woorden'), 'a page of the report');
    writeFileSync(`${folder}/input/pages/nl/ours.md`, text.replace('Eigen', 'Andere'));
    await until(serve, '/nl/ours/', (answer) => html(answer).includes('Andere woorden'), 'another');
    rmSync(`${folder}/input/pages`, { recursive: true });
    await until(serve, '/nl/ours/', (answer) => answer.status === 404, 'gone');
});

await test('the whole input goes, and another comes in its place', async (must) => {
    const page = await listen(serve, 'nl/index.html');
    renameSync(`${folder}/input`, `${folder}/away`);
    await page.next((one) => one.event === 'findings' && JSON.parse(one.data).errors > 0, 'that there is no input');
    must((await ask(serve, '/nl/')).status === 200, 'the page stays');
    renameSync(`${folder}/away`, `${folder}/input`);
    await page.next((one) => one.event === 'findings' && JSON.parse(one.data).errors === 0, 'that it is back');
    change(spend, ',987600,', ',1200,');
    await until(serve, '/data/observations.csv', (answer) => answer.body.includes(',1200,1200,value,'), 'what was written after');
    page.close();
});

await test('a page that changed between being sent and listening is told at once', async () => {
    const sent = seenOf(html(await ask(serve, '/nl/')));
    change(words, '# Wie o wie', '# Wie toch');
    await until(serve, '/nl/', (answer) => seenOf(html(answer)) !== sent, 'other');
    const late = await listen(serve, 'nl/index.html', sent);
    await late.next((one) => one.event === 'page', 'what it is now');
    late.close();
});

await test('a connection that a browser ended is let go', async (must) => {
    const held = () => {
        const hex = serve.port.toString(16).toUpperCase().padStart(4, '0');
        const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').map((line) => line.trim().split(/\s+/)));
        return rows.filter((row) => row[1]?.endsWith(`:${hex}`) && row[3] === '08').length; // CLOSE_WAIT
    };
    for (let i = 0; i < 20; i++) await raw(serve, 'GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n');
    for (let i = 0; i < 20; i++) (await listen(serve, 'nl/index.html')).close();
    change(words, '# Wie toch', '# Wie dan'); // which is written to who listens
    for (const end = Date.now() + PATIENCE; held() > 0 && Date.now() < end; ) await wait(100);
    must(held() === 0, `${held()} are held`);
});

await test('SIGTERM ends it well, and nothing of it is left', async (must) => {
    const ended = await stop(serve);
    must(ended.status === 0, JSON.stringify(ended));
    must(readdirSync(folder).sort().join() === before, `in its folder: ${readdirSync(folder)}`);
    must(readdirSync(`${folder}/tmp`).length === 0, `in the folder for temporary files: ${readdirSync(`${folder}/tmp`)}`);
});

await test('it begins with errors too, and SIGINT ends it in the midst of work', async (must) => {
    copyTo(folder);
    change(spend, ',1200,', ',veel,');
    serve = await start(folder);
    const page = await ask(serve, '/nl/');
    must(page.status === 503 && html(page).includes('/.adreport/script.js'), `without a report: ${page.status}`);
    change(spend, ',veel,', ',1200,');
    await until(serve, '/nl/', (answer) => answer.status === 200, 'a page');
    const asked = ask(serve, '/sheets/nl/report.xlsx').catch(() => {});
    change(spend, ',1200,', ',1300,');
    const ended = await stop(serve, 'SIGINT');
    await asked;
    must(ended.status === 0, JSON.stringify(ended));
    must(readdirSync(`${folder}/tmp`).length === 0 && readdirSync(folder).sort().join() === before, 'nothing is left');
});

await test('a port that is taken, or none, and an input that is not there are said', async (must) => {
    serve = await start(folder);
    const said = async (...options) => {
        const other = await start(folder, ...options).catch((error) => error.message);
        return typeof other === 'string' ? other : (await stop(other), 'it began');
    };
    must(/port \d+: another program does; name another with --port/.test(await said('--port', String(serve.port))), 'a port that is taken');
    must((await said('--port', '70000')).includes('--port takes a number from 0 to 65535'), 'no port');
    must((await said('--input', 'nowhere')).includes('nowhere: no such folder; name the one of the report with --input'), 'no input');
    await stop(serve);
});
process.exit();
