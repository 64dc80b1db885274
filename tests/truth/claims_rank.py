"""Sentences about who spent the most, shares and places: true in the universe, and as strong as the published numbers prove."""

import re

from phrases import names_listed
from reading import INF

FRACTIONS = {'half': 500, 'third': 333, 'quarter': 250}


def candidates(context, platform):
    """The parties that may have spent the most, by the published intervals."""
    spenders = context.spenders(platform)
    best = max((low for low, _ in spenders.values()), default=0)
    return {party for party, (_, high) in spenders.items() if high >= best}


def leaders(context, platform):
    """The parties that spent the most in truth, of those that are compared."""
    days = context.platform_days(platform, 'spend')
    amounts = {party: context.oracle.total(platform, party, 'spend', days) for party in context.spenders(platform)}
    top = max(amounts.values(), default=0)
    return {party for party, amount in amounts.items() if amount == top}, top


def words(context, parties):
    return ', '.join(context.universe.names[party] for party in sorted(parties)) or 'nobody'


def most(context, sentence, match):
    platform = context.platform_of(sentence, match)
    names, joined = names_listed(match['parties'] or '')
    named = {context.universe.names.index(name) for name in names if name in context.universe.names}
    if platform is None or len(named) != len(names):
        yield 'unread', match.text, 'platform or parties are not understood'
        return
    true, top = leaders(context, platform)
    possible = candidates(context, platform)
    if joined == 'and':
        yield 'false', match.text, 'this phrase says one or the other'
    if top == 0 and joined != 'or':
        yield 'false', match.text, 'nobody spent anything'
    elif not true <= named or (len(named) == 1 and true != named):
        yield 'false', match.text, f'{words(context, true)} did'
    if named != possible:
        yield 'weak' if named > possible else 'unproven', match.text, f'it may be {words(context, possible)} by the published numbers'
    yield from fraction(context, platform, match, named)
    yield from says_days(context, sentence, platform, match)


def fraction(context, platform, match, named):
    """'more than half': true, and said where it is proven."""
    if not match.key.startswith('headline.most') or len(named) != 1:
        return
    (party,) = named
    days = context.platform_days(platform, 'spend')
    whole = context.oracle.total(platform, 'mapped', 'spend', days)
    mine = context.oracle.total(platform, party, 'spend', days)
    word = match.key.rsplit('.', 1)[-1]
    if word in FRACTIONS and not mine * {'half': 2, 'third': 3, 'quarter': 4}[word] > whole:
        yield 'false', match.text, f'{mine} of {whole}'
    universe = context.universe
    share = context.edition.number(f'platform-{universe.platforms[platform].id}-spend-by-party', universe.parties[party], 'share')
    if share is not None and share.known:
        proven = next((name for name, limit in FRACTIONS.items() if share.low > limit), None)
        if proven != (word if word in FRACTIONS else None):
            yield 'weak' if proven else 'unproven', match.text, f'the published share is from {share.low} per mille'


def most_equal(context, sentence, match):
    platform = context.platform_of(sentence, match)
    if platform is None:
        return
    true, top = leaders(context, platform)
    named = {context.universe.names.index(name) for name in names_listed(match['parties'] or '')[0] if name in context.universe.names}
    if match['parties'] is None:
        named = candidates(context, platform)
        if len(named) != number(match['count']):
            yield 'false', match.text, f'{len(named)} did'
    if 'all-equal' in match.key and named != set(context.spenders(platform)):
        yield 'false', match.text, 'there are others'
    if true != named or top == 0:
        yield 'false', match.text, f'{words(context, true)} spent the most, {top}'
    spenders = context.spenders(platform)
    if any(spenders[party][0] != spenders[party][1] for party in named if party in spenders):
        yield 'unproven', match.text, 'these amounts are ranges'


def most_zero(context, sentence, match):
    platform = context.platform_of(sentence, match)
    if any(high > 0 for _, high in context.spenders(platform).values()):
        yield 'false', match.text, 'somebody may have spent something'


def of_linked(context, sentence, match):
    """'of the parties with a linked account': some party has none on this platform."""
    platform = context.platform_of(sentence, match)
    if platform is not None and not any(
            (cell := context.spending_cell(platform, party)) is not None and cell.state == 'not_linked'
            for party in range(len(context.universe.parties))):
        yield 'false', match.text, 'every party has an account, or is named itself'


def says_days(context, sentence, platform, match):
    """A headline about who spent most on some days only stands above a subtitle that says which."""
    known = context.collected(platform, 'spend') | context.not_offered(platform)
    subtitle = (sentence.figure.subtitle or {}).get(sentence.language, '') if sentence.figure is not None else ''
    if match.key.startswith('headline.') and not re.search(r'\d{4}', subtitle) and not frozenset(context.universe.days) <= known:
        yield 'unsaid-days', match.text, 'some days have no figures, and the subtitle says none'


def places_shared(context, sentence, match):
    cells = [cell for _, column, cell in sentence.figure.numbers() if column == 'place' and cell.known]
    if any((cell.low, cell.high) != (1, 1) for cell in cells) or number(match['all'] or str(len(cells))) != len(cells):
        yield 'false', match.text, f'of {len(cells)} places not all are the first'


def most_open(context, sentence, match):
    platform = context.platform_of(sentence, match)
    if platform is None:
        return
    possible = candidates(context, platform)
    if len(possible) < 2:
        yield 'weak', match.text, f'it is {words(context, possible)} by the published numbers'
    if match['count'] is not None and number(match['count']) != len(possible):
        yield 'false', match.text, f'{len(possible)} may be by the published numbers'
    spenders = context.spenders(platform)
    if len(possible) > 1 and len({spenders[party] for party in possible}) == 1 and all(spenders[p][0] == spenders[p][1] for p in possible):
        yield 'false', match.text, 'they spent the same'


def most_none(context, sentence, match):
    platform = context.platform_of(sentence, match)
    if platform is not None and any(context.spending_cell(platform, party).known for party in range(len(context.universe.parties))):
        yield 'false', match.text, 'a party has a number'


def most_only(context, sentence, match):
    platform = context.platform_of(sentence, match)
    known = {party for party in range(len(context.universe.parties)) if context.spending_cell(platform, party).known}
    if {context.universe.names[party] for party in known} != set(names_listed(match['parties'])[0]):
        yield 'false', match.text, f'there is a number of {words(context, known)}'


def places(context, sentence, match):
    """What a ranking's headline says of its own numbers; that these are true is asked elsewhere."""
    figure = sentence.figure
    cells = {row: cell for row, column, cell in figure.numbers() if column == 'place' and cell.known}
    certain = {row for row, cell in cells.items() if cell.low == cell.high}
    said = {'all': len(cells), 'both': len(cells), 'none': 0}.get(match.key.rsplit('.', 1)[-1])
    if match['count'] is not None:
        said = number(match['count'])
    if match['parties'] is not None:
        named = {name.split(' (')[0] for name in names_listed(match['parties'])[0]}
        rows = {context.universe.names[context.asker.parties[row]] for row in certain}
        if named != rows:
            yield 'weak' if named < rows else 'false', match.text, f'certain are {sorted(rows)}'
    elif said != len(certain):
        yield 'weak' if said < len(certain) else 'false', match.text, f'{len(certain)} of {len(cells)} are certain'
    if match['all'] is not None and number(match['all']) != len(cells):
        yield 'false', match.text, f'there are {len(cells)} places'


def place_said(context, sentence, match):
    """'That puts A in 1st place of the 3 parties', or in 1st or 2nd, or somewhere from 1st to 3rd."""
    platform = context.platform_of(sentence, match)
    count = number(match['count'])
    spenders = context.spenders(platform)
    if count != len(spenders):
        yield 'false', match.text, f'{len(spenders)} parties have a number or a hidden one'
    for figure, row, column, _ in sentence.cells:
        cell = context.edition.number(figure, row, column)
        if column == 'place' and cell is not None and context.asker.ask(context.edition.figures[figure], row, column).platform == platform:
            wide = cell.high - cell.low > (1 if match.key.startswith('lead.') else 0)  # a lead says "1 or 2" as it says "1"
            said = '.places' in match.key
            if said and not wide and 'hidden' not in match.key:
                yield 'weak', match.text, 'the place is certain'
            if not said and (wide or ('shared' in match.key and cell.low != cell.high)):
                yield 'false', match.text, f'the place is {cell.low} to {cell.high}'


def number(text):
    if text in ('een', 'één', 'one'):
        return 1
    digits = ''.join(letter for letter in text if letter.isdigit())
    return int(digits) if digits else -1


def is_open(interval):
    return interval[1] == INF
