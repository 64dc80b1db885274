// Colours that a reader chose, light and dark: charts and sparklines use those alone. Certain is solid in the colour of words,
// possible the paper with lines on it, the grid faint; on a party's page its own bar is in the colour of what is selected, and the
// others are in grey.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderOf, report, withBrowser } from './browser.mjs';

// In the page: what is wrong with its charts.
function look() {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.forcedColorAdjust = 'none';
    const system = {};
    for (const name of ['Canvas', 'CanvasText', 'GrayText', 'Highlight']) {
        probe.style.color = name;
        system[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    const wrong = new Set();
    const expect = (what, colour, ...names) => {
        if (!names.some((name) => system[name] === colour)) wrong.add(`${what}: ${colour} is not ${names.join(' or ')}`);
    };
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    for (const svg of document.querySelectorAll('svg.chart, svg.spark, .bar-key svg')) {
        if (!shown(svg)) continue;
        const emphasis = svg.querySelector('.others') !== null;
        for (const mark of svg.querySelectorAll('rect, path, circle, text')) {
            const style = getComputedStyle(mark);
            const kind = mark.getAttribute('class') ?? mark.closest('pattern')?.getAttribute('class') ?? mark.localName;
            if (!shown(mark) && !mark.closest('pattern')) continue;
            for (const paint of ['fill', 'stroke'])
                if (style[paint].startsWith('rgb')) expect(`${paint} of ${kind}`, style[paint], ...Object.keys(system));
            if (['bar', 'certain', 'days'].includes(kind)) expect(kind, style.fill, mark.closest('.others') ? 'GrayText' : emphasis ? 'Highlight' : 'CanvasText');
            if (kind === 'grid' && parseFloat(style.strokeWidth) > 0.5) wrong.add(`the grid is ${style.strokeWidth} wide`);
            if (kind.split(' ')[0] === 'range' && mark.localName === 'rect' && mark.closest('pattern')) expect('the ground of possible', style.fill, 'Canvas');
            if (kind === 'possible' && svg.matches('.spark') && parseFloat(style.fillOpacity) > 0.5) wrong.add('possible in a sparkline is as heavy as certain');
        }
    }
    return { wrong: [...wrong], charts: document.querySelectorAll('svg.chart, svg.spark').length };
}

for (const site of process.argv.slice(2)) {
    const folder = folderOf(site);
    const name = site.replace(/.*site\/|\/current$/g, '');
    const party = readdirSync(join(folder, 'nl/partij'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort().at(-1);
    const platform = readdirSync(join(folder, 'nl/platform')).filter((entry) => !entry.endsWith('.html')).sort()[0];
    const problems = [];
    let charts = 0;
    await withBrowser({ offline: true }, async (context) => {
        const page = await context.newPage();
        const session = await context.newCDPSession(page);
        for (const where of ['nl', 'nl/tijd', 'nl/partij', `nl/partij/${party}`, `nl/platform/${platform}`, 'nl/dekking'])
            for (const scheme of ['light', 'dark']) {
                await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: scheme }] });
                await page.goto(pathToFileURL(join(folder, where, 'index.html')).href);
                const seen = await page.evaluate(look);
                charts += seen.charts;
                problems.push(...seen.wrong.map((what) => `${where} ${scheme}: ${what}`));
            }
    });
    report(`${name}: in colours that a reader chose, ${charts} charts use those alone, and say with them what they say`, charts > 0 ? problems : ['no charts']);
}
