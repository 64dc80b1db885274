// adreport serve, started and asked.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { resolve } from 'node:path';

// Long enough for a machine that has much else to do; nothing is measured by it.
export const PATIENCE = 30000;

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// A report and templates of one's own to be changed, in an empty folder.
export function copyTo(folder) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync('tests/fixtures/small/input', `${folder}/input`, { recursive: true });
    cpSync('templates', `${folder}/templates`, { recursive: true });
    mkdirSync(`${folder}/tmp`);
}

// Starts the program in a folder that copyTo made, and waits until it says where it is.
export function start(folder, ...options) {
    const program = spawn(resolve('adreport'), ['serve', '--port', '0', ...options], {
        cwd: folder,
        env: { ...process.env, TMPDIR: resolve(folder, 'tmp') },
    });
    process.on('exit', () => program.kill('SIGKILL'));
    const started = { process: program, output: '', ended: null };
    started.end = new Promise((done) => program.on('close', (status, signal) => done((started.ended = { status, signal }))));
    return new Promise((done, fail) => {
        const take = (data) => {
            started.output += data;
            const port = /http:\/\/localhost:(\d+)\//.exec(started.output)?.[1];
            if (port && !started.port) {
                started.port = Number(port);
                done(started);
            }
        };
        program.stdout.on('data', take);
        program.stderr.on('data', take);
        started.end.then(() => fail(new Error(`ended: ${started.output}`)));
    });
}

export async function stop(started, signal = 'SIGTERM') {
    started.process.kill(signal);
    return started.end;
}

// Status, headers and body of an answer.
export function ask(started, path, { method = 'GET', headers = {}, address = '127.0.0.1', body } = {}) {
    return new Promise((done, fail) => {
        const asked = request({ host: address, port: started.port, path, method, agent: false, headers: { Host: `localhost:${started.port}`, ...headers } }, (answer) => {
            const parts = [];
            answer.on('data', (part) => parts.push(part));
            answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
            answer.on('error', fail);
        });
        asked.setTimeout(PATIENCE, () => asked.destroy(new Error(`no answer: ${path}`)));
        asked.on('error', fail);
        asked.end(body);
    });
}

// What comes back for bytes as they are, up to the end of the first answer's head.
export function raw(started, bytes, address = '127.0.0.1') {
    return new Promise((done, fail) => {
        let text = '';
        const socket = connect(started.port, address, () => socket.write(bytes));
        socket.setTimeout(PATIENCE, () => socket.destroy(new Error('no answer')));
        socket.on('data', (data) => {
            text += data;
            if (text.includes('\r\n\r\n')) socket.end(() => done(text));
        });
        socket.on('error', fail);
        socket.on('close', () => done(text));
    });
}

// The state of a page, as its script is told it.
export const seenOf = (page) => /data-seen="([^"]*)"/.exec(page)?.[1];

// Listens as an open page does. `events` are all that came; `next` waits for one that a test is true of, from a place in them on.
// It was seen as it is now, if not otherwise.
export async function listen(started, page, seen) {
    seen ??= seenOf((await ask(started, `/${page}`)).body.toString());
    const events = [];
    let told = () => {};
    const asked = request({ host: '127.0.0.1', port: started.port, agent: false, path: `/.adreport/events?${new URLSearchParams({ page, seen })}`, headers: { Host: 'localhost' } }, (answer) => {
        let text = '';
        answer.on('data', (data) => {
            text += data;
            for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
                const lines = /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end));
                if (lines && lines[1] !== 'here') events.push({ event: lines[1], data: lines[2] });
            }
            told();
        });
        answer.on('error', () => {});
    });
    asked.on('error', () => {});
    asked.end();
    return {
        events,
        close: () => asked.destroy(),
        async next(test, what) {
            const end = Date.now() + PATIENCE;
            let found;
            while (!(found = events.find(test))) {
                if (Date.now() > end) throw new Error(`it was not told: ${what}`);
                await Promise.race([new Promise((done) => (told = done)), wait(1000)]);
            }
            events.splice(0, events.indexOf(found) + 1);
            return found;
        },
    };
}

// Asks again until what comes is as it should be.
export async function until(started, path, test, what) {
    const end = Date.now() + PATIENCE;
    for (;;) {
        const answer = await ask(started, path);
        if (test(answer)) return answer;
        if (Date.now() > end) throw new Error(`${path} did not become ${what}`);
        await wait(50);
    }
}
