// Starts each server in the foreground on a port of loopback. Its configuration is what Debian's package has, and what the first lines
// of the file in headers/ tell to do; that file is included as it is.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

const root = process.getuid() === 0;

// None outlives the tests.
const children = new Set();
process.on('exit', () => { for (const child of children) child.kill('SIGTERM'); });

export function freePort() {
    return new Promise((found) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => found(port));
        });
    });
}

// What runs: url ends before the path, log() is all it has said, stop() ends it.
async function start(name, port, program, words, environment, logs = []) {
    const said = [];
    const child = spawn(program, words, { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    const log = () => said.join('') + logs.filter(existsSync).map((file) => readFileSync(file, 'utf8')).join('');
    const ended = new Promise((done) => child.on('exit', () => (children.delete(child), done())));
    child.on('error', (error) => said.push(String(error)));
    const url = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 100; tries++) {
        if (child.exitCode !== null) break;
        try {
            await fetch(`${url}/other.txt`);
            return { name, url, log, stop: () => (child.kill('SIGTERM'), ended) };
        } catch {
            await new Promise((done) => setTimeout(done, 50));
        }
    }
    child.kill('SIGKILL');
    throw new Error(`${name} did not start: ${log()}`);
}

// more: lines of one's own in the location of the site.
export async function nginx({ packages, run, host, folder, path, more = '' }) {
    const port = await freePort();
    const own = join(run, `nginx-${port}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'nginx.conf'), `
${root ? 'user root;' : ''}
worker_processes 1;
pid ${own}/pid;
error_log stderr;
events { worker_connections 256; }
http {
    include ${packages}/etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    gzip on;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${own}/${kind};`).join('\n    ')}
    server {
        listen 127.0.0.1:${port};
        root ${host};
        location ${path} {
            alias ${folder}/;
            include ${folder}/current/headers/nginx.conf;
            ${more}
        }
    }
}
`);
    return start('nginx', port, join(packages, 'usr/sbin/nginx'), ['-p', own, '-e', 'stderr', '-c', join(own, 'nginx.conf'), '-g', 'daemon off;']);
}

// The modules that Debian's package switches on, and mod_headers.
const MODULES = ['mpm_event', 'access_compat', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core', 'authz_host', 'authz_user', 'autoindex',
    'deflate', 'dir', 'env', 'filter', 'mime', 'negotiation', 'reqtimeout', 'setenvif', 'status', 'headers'];
const SETTINGS = ['charset', 'localized-error-pages', 'security'];

export const apache = (site) => startApache(site, false);

// The file is copied to the folder as .htaccess, not included.
export const apacheByFolder = (site) => startApache(site, true);

async function startApache({ packages, run, host, folder, path }, htaccess) {
    const port = await freePort();
    const own = join(run, `apache-${port}`);
    cpSync(join(packages, 'etc/apache2'), own, { recursive: true });
    for (const module of MODULES)
        for (const kind of ['load', 'conf'])
            if (existsSync(join(own, `mods-available/${module}.${kind}`)))
                symlinkSync(`../mods-available/${module}.${kind}`, join(own, `mods-enabled/${module}.${kind}`));
    for (const setting of SETTINGS) symlinkSync(`../conf-available/${setting}.conf`, join(own, `conf-enabled/${setting}.conf`));
    writeFileSync(join(own, 'ports.conf'), `Listen 127.0.0.1:${port}\nServerName 127.0.0.1\n`);
    const file = join(folder, 'current/headers/apache.conf');
    if (htaccess) cpSync(file, join(folder, '.htaccess'));
    writeFileSync(join(own, 'sites-enabled/000-default.conf'), `
<VirtualHost *:${port}>
    DocumentRoot ${host}
    <Directory ${host}>
        Require all granted
    </Directory>
    ${path === '/' ? '' : `Alias ${path} ${folder}/`}
    <Directory ${folder}>
        Require all granted
        ${htaccess ? 'AllowOverride All' : `Include ${file}`}
    </Directory>
</VirtualHost>
`);
    const user = root ? 'www-data' : process.env.USER ?? String(process.getuid());
    return start(htaccess ? 'Apache by .htaccess' : 'Apache', port, '/usr/sbin/apache2', ['-d', own, '-f', 'apache2.conf', '-DFOREGROUND'], {
        APACHE_RUN_USER: user, APACHE_RUN_GROUP: root ? 'www-data' : String(process.getgid()), APACHE_PID_FILE: join(own, 'pid'),
        APACHE_RUN_DIR: own, APACHE_LOCK_DIR: own, APACHE_LOG_DIR: own,
    }, [join(own, 'error.log')]);
}

export async function caddy({ packages, run, host, folder, path }) {
    const port = await freePort();
    const own = join(run, `caddy-${port}`);
    mkdirSync(own, { recursive: true });
    cpSync(join(folder, 'current/headers/Caddyfile'), join(own, 'adreport'));
    writeFileSync(join(own, 'Caddyfile'), `{
	admin off
	auto_https off
}
http://127.0.0.1:${port} {
	handle_path ${path}* {
		root * ${folder}
		import ${own}/adreport
		file_server
	}
	handle {
		root * ${host}
		file_server
	}
}
`);
    return start('Caddy', port, join(packages, 'usr/bin/caddy'), ['run', '--config', join(own, 'Caddyfile'), '--adapter', 'caddyfile'], {
        HOME: resolve(own), XDG_DATA_HOME: resolve(own), XDG_CONFIG_HOME: resolve(own),
    });
}
