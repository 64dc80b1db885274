"""Sentences of an edition: headlines and alt texts of its figures, and what stands in the slots of its pages."""

import functools
import glob
import os
import re
from dataclasses import dataclass, field

from phrases import ANY, LANGUAGES, normal

# Pages that hold the report's own sentences. The others are fixed text, the same for every report.
SPOKEN = ('', 'parties', 'party', 'platform', 'press', 'perskit', 'partij', 'regions', 'provincies', 'time', 'tijd', 'advertisers',
          'adverteerders', 'coverage', 'dekking', 'changes', 'wijzigingen')


@dataclass
class Sentence:
    where: str
    language: str
    matches: tuple          # of phrases; None where no phrase explains it
    text: str
    cells: list = field(default_factory=list)
    figure: object = None   # of a headline, subtitle, note, ...
    page: tuple = ()        # the parts of a page's address


def sentences(edition, phrases):
    for figure in edition.figures.values():
        yield from figure_sentences(figure, phrases)
    fixed = fixed_paragraphs()
    for language in LANGUAGES:
        for page, blocks in edition.pages(language, SPOKEN):
            yield from page_sentences(page, blocks, language, phrases, fixed)


def figure_sentences(figure, phrases):
    for language in LANGUAGES:
        for part, prefixes in (('headline', ('headline.', 'empty.', 'advertiser')), ('subtitle', ('subtitle.',)), ('empty', ('empty.',))):
            text = (getattr(figure, part) or {}).get(language)
            if text:
                yield Sentence(f'{figure.id}.{part}', language, unwrapped(phrases, text, language, prefixes), text, figure=figure)
        for note in figure.notes:
            yield Sentence(f'{figure.id}.note', language, phrases.sequence(note[language], language, ('note.',)), note[language],
                           figure=figure)


def unwrapped(phrases, text, language, prefixes):
    """The phrase that a text is, and the headline within it where it holds one."""
    match = phrases.whole(text, language, prefixes)
    if match is None or match['headline'] is None:
        return (match,) if match else None
    inner = phrases.whole(match['headline'], language, prefixes)
    return (match, inner) if inner else None


def page_sentences(page, blocks, language, phrases, fixed):
    above = []  # the cells of a key figure, for the remark under it
    for index, block in enumerate(blocks):
        above = block.cells if 'remark' not in block.css else above + block.cells
        where = f'{language}/{"/".join(page)}#{index}'
        if 'bar-key' in block.css:
            continue  # words beside a drawn bar, the same in every report
        if block.tag in ('dt', 'dd'):
            match = phrases.whole(block.text, language, ('fact.', 'measure.', 'column.'))
            yield Sentence(where, language, (match,) if match else (), block.text, above, page=page)
            continue
        matches = phrases.sequence(block.text, language, ANY)
        if matches is None:
            matches = explain(block.text, language, phrases, fixed[language])
        yield Sentence(where, language, matches, block.text, block.cells, page=page)


def explain(text, language, phrases, fixed):
    """A paragraph of a template, and the phrases in its slots; None where no template has it."""
    if text in phrases.names:
        return ()
    for pattern in fixed:
        match = pattern.fullmatch(text)
        if match:
            found = ()
            for slot in match.groups():
                found += phrases.sequence(slot.strip(), language, ANY) or () if slot and slot.strip() else ()
            return found
    return None


@functools.lru_cache(maxsize=None)
def fixed_paragraphs():
    """Every paragraph of the templates as a pattern, by language."""
    patterns = {}
    for language in LANGUAGES:
        texts = []
        for path in sorted(glob.glob(os.path.join('templates', language, '*.md'))):
            with open(path, encoding='utf-8') as file:
                texts += paragraphs(file.read())
        patterns[language] = [pattern_of(text) for text in sorted(set(texts), key=len, reverse=True) if re.sub(r'\{\{[^}]*\}\}|\W', '', text)]
    return patterns


def paragraphs(text):
    text = re.sub(r'\A---\n.*?\n---\n', '', text, flags=re.S)
    for part in re.split(r'\n\s*\n', text):
        lines = [re.sub(r'^\s*(>|\*|-|\d+\.)\s+', '', line) for line in part.strip().split('\n')]
        if re.match(r'\s*([*-]|\d+\.)\s', part):
            yield from (plain(line) for line in lines)
        elif part.strip() and not part.startswith('#') and not part.startswith('{{figure'):
            yield plain(' '.join(lines))


def plain(markdown):
    text = re.sub(r'\[([^\]]*)\]\([^)]*\)', r'\1', markdown)
    return normal(text.replace('**', '').replace('`', '').replace('\\', '')).strip()


def pattern_of(text):
    pieces = re.split(r'( ?\{\{[^}]*\}\} ?)', text)
    return re.compile(''.join(' ?(.*?) ?' if '{{' in piece else re.escape(piece) for piece in pieces))
