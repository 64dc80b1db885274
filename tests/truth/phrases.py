"""The phrases of templates/strings.csv as patterns: which phrases does a text consist of, and what stands in their {names}?"""

import csv
import functools
import re
from dataclasses import dataclass

LANGUAGES = ('nl', 'en')
ANY = ('',)  # of a page: any phrase, but those of figures
OF_FIGURES = ('headline.', 'subtitle.', 'note.')
WORDS = r'(?:(?!\. [A-Z]).)*?[.!?]?'  # some, within one sentence
NUMBER = r'\d[\d.,]*|een|één|one'
HEADLINE = '{headline}.'  # a sentence that is the headline of a figure
NAMED = {'count': NUMBER, 'all': NUMBER, 'listed': NUMBER, 'changed': NUMBER, 'number': NUMBER}

# Words of the interface and of what data mean: they say nothing about any report. What silent rows say, tests/agree holds against their cells.
NO_SENTENCE = ('a-z.', 'alt.', 'chart.', 'citation', 'column.', 'currency.', 'data.', 'election', 'days.', 'bin.', 'regions.of-', 'gender.', 'age.',
               'group.', 'list.', 'mark.', 'meaning.', 'measure.', 'page-name.', 'page.', 'path.', 'relation.', 'sheet.', 'silence.', 'state.',
               'unit.', 'valid.', 'figure.source', 'workbook.', 'advertiser.',
               # of a code of conduct, which no universe has
               'code.', 'happened.', 'indicator.', 'library.', 'promise.', 'signing.', 'status.')


@dataclass(frozen=True)
class Phrase:
    key: str
    language: str
    text: str
    pattern: object
    weight: int  # letters that are not in {names}


@dataclass(frozen=True)
class Match:
    key: str
    language: str
    groups: tuple
    text: str

    def __getitem__(self, name):
        return dict(self.groups).get(name)


class Phrases:
    def __init__(self, path, universe_names, platform_names):
        self.names = set(universe_names) | set(platform_names)
        self.fixed = {'party': alternatives(universe_names), 'platform': alternatives(platform_names),
                      'period': rf'(?:\d|(?:{alternatives(platform_names)}): ){WORDS}'}
        with open(path, encoding='utf-8', newline='') as file:
            self.rows = {row['key']: row for row in csv.DictReader(file)}
        self.phrases = {language: self.compile(language) for language in LANGUAGES}
        self.weights = {(language, phrase.key): phrase.weight for language in LANGUAGES for phrase in self.phrases[language]}

    def compile(self, language):
        made = []
        for key, row in self.rows.items():
            text = row[language].strip()
            if key.startswith(NO_SENTENCE) or not text:
                continue
            weight = len(re.sub(r'\{[^}]*\}|\W', '', text))
            if weight or text == HEADLINE:
                made.append(Phrase(key, language, text, re.compile(self.pattern(text)), weight))
        return sorted(made, key=lambda phrase: -phrase.weight)

    def pattern(self, text):
        parts, seen = [], set()
        for piece in re.split(r'(\{[^}]*\})', normal(text).replace('{party.name}', '{party}').strip()):
            name = piece[1:-1]
            if name == 'reason' and parts:  # may be missing, and the blank before it
                parts[-1] = parts[-1].removesuffix('\\ ') + ' ?'
            if not piece.startswith('{'):
                parts.append(re.escape(piece))
            elif name in seen:
                parts.append(f'(?P={group_name(name)})')
            else:
                seen.add(name)
                parts.append(f'(?P<{group_name(name)}>{self.fixed.get(name) or NAMED.get(name) or WORDS})')
        return ''.join(parts)

    def word(self, key, language):
        row = self.rows.get(key)
        return normal(row[language]) if row else None

    @functools.lru_cache(maxsize=100000)
    def whole(self, text, language, prefixes):
        """The phrase that all of a text is, the one with the most letters of its own; None where it is none."""
        text = normal(text)
        for phrase in self.phrases[language]:
            if phrase.key.startswith(prefixes) and not (prefixes == ANY and phrase.key.startswith(OF_FIGURES)):
                match = phrase.pattern.fullmatch(text)
                if match and phrase.text == HEADLINE and not self.whole(match['headline'], language, ('headline.',)):
                    continue
                if match:
                    return Match(phrase.key, language, tuple((name.replace('__', '-'), value) for name, value in match.groupdict().items()),
                                 text)
        return None

    @functools.lru_cache(maxsize=100000)
    def sequence(self, text, language, prefixes):
        """The phrases that a paragraph consists of, one after another; None where it does not."""
        text = normal(text)
        whole = self.whole(text, language, prefixes)
        best = (whole,) if whole else None
        for end in (match.end() for match in re.finditer(r'[.!?:;](?= )', text)):
            first = self.whole(text[:end], language, prefixes)
            rest = self.sequence(text[end + 1:], language, prefixes) if first else None
            if rest and (best is None or self.weigh((first,) + rest) > self.weigh(best)):
                best = (first,) + rest
        return best

    def weigh(self, matches):
        return sum(self.weights[match.language, match.key] for match in matches)


def normal(text):
    return re.sub(r'\s+', ' ', text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2060', ''))


def group_name(name):
    return re.sub(r'\W', '__', name)


def alternatives(names):
    return '|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def names_listed(text):
    """'A, B and C', 'A, B of C' or 'A; B; or C and D' -> ([A, B, C], 'and' or 'or' or ''). """
    text = text.strip()
    if ';' in text:  # a name holds a comma or a conjunction itself
        joined = 'or' if re.search(r'; (or|of) ', text) else 'and'
        return [name.strip() for name in re.split(r'; (?:or |of |and |en )?', text) if name.strip()], joined
    joined = 'or' if re.search(r' (or|of) ', text) else 'and' if re.search(r' (and|en) ', text) else ''
    return [name.strip() for name in re.split(r', | and | or | en | of ', text) if name.strip()], joined
