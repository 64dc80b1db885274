"""Sentences that say an amount: it is about the party and platform they name, and about the days they say."""

from claims_rank import number, place_said
from periods import read_period
from questions import Question
from soundness import shown, shown_days
from universe import MEASURES


def parts(context, sentence, match):
    """The party and platform that a sentence is about, by its words or its page."""
    party = context.universe.names.index(match['party']) if match['party'] in context.universe.names else None
    if party is None:
        party = next((context.asker.parties[part] for part in sentence.page if part in context.asker.parties), None)
    return party, context.platform_of(sentence, match)


def measure_of(match):
    word = match.key.rsplit('.', 1)[-1]
    return word if word in MEASURES else 'spend'


def days_said(context, sentence, match, days):
    """The days in {period} are those that the number is about."""
    if match['period'] is None:
        return
    said = read_period(match['period'], sentence.language)
    if said is None:
        yield 'unread', match.text, f'these days are not understood: {match["period"]}'
    elif said != set(days):
        yield 'false-days', match.text, f'the number is about {shown_days(days)}'


def amount(context, sentence, match, subject=None):
    """The cell that a sentence quotes is the one it speaks of."""
    party, platform = parts(context, sentence, match)
    measure = measure_of(match)
    subject = party if subject is None else subject
    if platform is None or subject is None:
        yield 'unread', match.text, 'no platform, or nobody, is named'
        return
    words = match['amount'] or match['value']
    found = False
    days = context.collected(platform, measure)
    for figure, row, column, text in sentence.cells:
        question = context.asker.ask(context.edition.figures[figure], row, column)
        if question and (question.kind, question.platform, question.subject, question.measure) == ('total', platform, subject, measure) \
                and text == words:
            found = True
            cell = context.edition.number(figure, row, column)
            days = cell.days if cell.days is not None else days
    if not found:
        yield 'wrong-cell', match.text, f'no cell about {subject}, {measure} reads {words}'
    yield from days_said(context, sentence, match, days)


def together(context, sentence, match):
    """'Together 3 parties spent': so many have a number, and somebody may have spent something."""
    yield from amount(context, sentence, match, 'mapped')
    platform = context.platform_of(sentence, match)
    known = [party for party in range(len(context.universe.parties)) if context.spending_cell(platform, party).known]
    hidden = set(context.spenders(platform)) - set(known)
    if match['count'] is not None and number(match['count']) not in (len(known), len(known) + len(hidden)):
        yield 'false', match.text, f'{len(known)} parties have a number'
    if all(context.spending_cell(platform, party).high == 0 for party in known):
        yield 'false', match.text, 'nobody spent anything'
    if match['count'] is None and len(known) != 1:
        yield 'false', match.text, f'{len(known)} parties have a number'


def one_only(context, sentence, match):
    """'Spending is known of one party.'"""
    yield from together(context, sentence, match)
    platform = context.platform_of(sentence, match)
    known = [party for party in range(len(context.universe.parties)) if context.spending_cell(platform, party).known]
    if len(known) != 1:
        yield 'false', match.text, f'of {len(known)} parties'


def unmapped(context, sentence, match):
    yield from amount(context, sentence, match, 'unmapped')


def press_place(context, sentence, match):
    yield from place_said(context, sentence, match)
    platform = context.platform_of(sentence, match)
    yield from days_said(context, sentence, match, context.days_to_say(platform, 'spend'))


def press_share(context, sentence, match):
    platform = context.platform_of(sentence, match)
    yield from days_said(context, sentence, match, context.days_to_say(platform, 'spend'))


def state_said(context, sentence, match):
    """'There are no figures of P about A: withheld': the word is the cell's."""
    party, platform = parts(context, sentence, match)
    if party is None or platform is None:
        return
    cell = context.spending_cell(platform, party)
    if cell is not None and cell.known:
        yield 'false', match.text, f'there is a number: {shown(cell)}'


def platform_state(context, sentence, match):
    platform = context.platform_of(sentence, match)
    for party in range(len(context.universe.parties)):
        if context.spending_cell(platform, party).known:
            yield 'false', match.text, 'a party has a number'
            return


def subtitle(context, sentence, match):
    """The days in a subtitle are those of its figure's own numbers."""
    if match['period'] is None:
        return
    figure, days = sentence.figure, set()
    for row, column, cell in figure.numbers():
        question = context.asker.ask(figure, row, column)
        if question and question.kind not in ('place', 'share') and cell.known:
            days |= set(context.days_about(question, cell)) & (set(question.days) if question.days else set(context.universe.days))
    if not days:
        return
    platform = context.platform_of(sentence, match)
    if not any(cell.days is not None for _, _, cell in figure.numbers()) and platform is not None:
        measure = figure.id.split('-by-')[0].rsplit('-', 1)[-1]
        days &= context.collected(platform, measure if measure in MEASURES else 'spend')
    yield from days_said(context, sentence, match, days)


def fact_platform(context, sentence, match):
    platform = context.platform_of(sentence, match)
    known = [party for party in range(len(context.universe.parties)) if context.spending_cell(platform, party).known]
    if match['count'] is not None and number(match['count']) not in (len(known), len(context.spenders(platform))):
        yield 'false', match.text, f'{len(known)} parties have a number'


def fact_place(context, sentence, match):
    for figure, row, column, _ in sentence.cells:
        question = context.asker.ask(context.edition.figures[figure], row, column)
        if question and question.kind == 'place' and number(match['count']) != len(context.spenders(question.platform)):
            yield 'false', match.text, f'{len(context.spenders(question.platform))} parties have a number or a hidden one'


def links_counted(context, sentence, match):
    universe, links, valid = context.universe, 0, 0
    for advertiser in universe.advertisers:
        for first, last, _ in advertiser.links:
            links += 1
            valid += (first or 0) <= universe.last and (last or universe.last) >= universe.first
    if number(match['count']) not in (links, valid):
        yield 'false', match.text, f'there are {links} links, {valid} of them in these days'


def platforms_known(context, sentence, match):
    """'Reach: known of 2 of 3 platforms', by the numbers for everything listed."""
    figure = sentence.figure
    known = [row for row in figure.rows if figure.number(row, 'all') is not None and figure.number(row, 'all').known]
    total = len(context.universe.platforms)
    word = match.key.rsplit('.', 1)[-1] if not match.key.endswith('none.one') else 'none'
    said = {'all': total, 'both': 2, 'none': 0, 'one': 1}.get(word, number(match['count']) if match['count'] else None)
    if said is not None and said != len(known):
        yield 'false', match.text, f'of {len(known)} platforms there is a number'
    if match['platform'] and word == 'one' and [context.universe.platforms[context.platform_of(sentence, match)].id] != known:
        yield 'false', match.text, f'known of {known}'


def total(platform, subject, measure='spend'):
    return Question('total', platform, subject, measure)
