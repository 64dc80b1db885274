// What a reader, a browser and a catalogue need each file to be, written down without anything of the program.

const utf8 = (type) => `${type}; charset=utf-8`;
const TYPES = {
    html: utf8('text/html'), css: utf8('text/css'), txt: utf8('text/plain'), conf: utf8('text/plain'), '': utf8('text/plain'),
    csv: utf8('text/csv'), md: utf8('text/markdown'), json: utf8('application/json'), jsonld: utf8('application/ld+json'),
    xml: utf8('application/xml'), atom: utf8('application/atom+xml'), cff: utf8('application/yaml'), yml: utf8('application/yaml'), toml: utf8('application/toml'), svg: utf8('image/svg+xml'),
    png: 'image/png', pdf: 'application/pdf', zip: 'application/zip', sqlite: 'application/vnd.sqlite3',
    ods: 'application/vnd.oasis.opendocument.spreadsheet', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const ending = (path) => path.split('/').at(-1).match(/\.([^.]+)$/)?.[1] ?? '';

export const typeOf = (path) => TYPES[path === '' || path.endsWith('/') ? 'html' : ending(path)];

const POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";
export const PAGE = `${POLICY}'none'`;

export function policyOf(path) {
    if (path.endsWith('.svg'))
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    if (path.endsWith('.pdf')) return "frame-ancestors 'none'";
    return /^(current|releases\/[^/]+)\/embed\//.test(path) ? `${POLICY}*` : PAGE;
}

export const ALWAYS = {
    'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin', 'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
