"""What subtitles and headlines say of a figure as a whole: its days, whose rows it holds, of how many platforms there are numbers."""

import re

from claims_amounts import days_said, measure_of_figure, parts
from claims_none import main_rows
from claims_rank import number
from phrases import names_listed


def subtitle(context, sentence, match):
    """The days in a subtitle are those of its figure's own numbers."""
    if match['period'] is None:
        return
    figure, days, hidden = sentence.figure, set(), set()
    platform = context.platform_of(sentence, match)
    for row, column, cell in figure.numbers():
        question = context.asker.ask(figure, row, column)
        if not question or question.kind in ('place', 'share') or not cell.known or platform not in (None, question.platform):
            continue
        about = set(context.days_about(question, cell))
        if cell.days is None and question.kind in ('region', 'age'):
            about &= part_days(context, question)
            hidden |= set(context.universe.days) & part_days(context, question, True)
        days |= about
    if days:  # those with a number, or with those on which nothing was listed
        wider = hidden if platform is None or '-region' in figure.id or '-age' in figure.id else \
            set(context.platform_days(platform, measure_of_figure(figure)))
        yield from days_said(context, sentence, match, [days, wider or days])
    if match['whose'] is not None:
        yield from whose(context, sentence, match)


def part_days(context, question, hidden=False):
    """The days of the rows that are so divided, or may be of any part, those that hide their number among them or not."""
    dimension = 'region' if question.kind == 'region' else 'age'
    loose = context.oracle.undivided(question.platform, question.measure, dimension)
    return {day for row in context.oracle.rows(question.platform, question.measure) for day in range(row.first, row.last + 1)
            if (getattr(row, dimension) is not None or row in loose) and (hidden or row.cells[question.measure].state == 'value')}


def whose(context, sentence, match):
    """'A only': the figure holds rows about A, and about nobody else."""
    platform = context.platform_of(sentence, match)
    loose = context.oracle.undivided(platform, measure_of_figure(sentence.figure), 'region')
    owners = {owner for row in context.oracle.rows(platform, measure_of_figure(sentence.figure)) if row.region is not None or row in loose
              for owner in context.oracle.whose(row, set(context.universe.days))}
    only = re.fullmatch(r'(?:alleen|only) (.*)|(.*) only', match['whose'])
    names = {context.universe.names[owner] for owner in owners if owner is not None}
    if only and set(names_listed(only[1] or only[2])[0]) <= set(context.universe.names):
        if set(names_listed(only[1] or only[2])[0]) != names or None in owners:
            yield 'false', match.text, f'rows are about {sorted(names)}{" and others" if None in owners else ""}'
    elif not only:
        yield from for_all_together(context, sentence, match)


def for_all_together(context, sentence, match):
    """Regions of 'all advertisers': on the days of the table, everybody's rows have regions."""
    platform, measure = context.platform_of(sentence, match), measure_of_figure(sentence.figure)
    rows = [row for row in main_rows(context, platform, measure)]
    regional = [row for row in rows if row.region is not None]
    loose = context.oracle.undivided(platform, measure, 'region')
    days = {day for row in regional for day in range(row.first, row.last + 1) if row.cells[measure].state == 'value'}
    for row in rows:
        if not row.divided and row not in loose and row.pairs and days & set(range(row.first, row.last + 1)) and not any(
                (other.party, other.advertiser, other.ad) == (row.party, row.advertiser, row.ad) for other in regional
                if other.first <= row.last and other.last >= row.first):
            yield 'false', match.text, f'a row of {row.file} has no regions'
            return


def regions_only(context, sentence, match):
    """'Spending of A on P is known by area only.'"""
    party, platform = parts(context, sentence, match)
    if context.spending_cell(platform, party).known:
        yield 'false', match.text, 'there is a number for the whole'
    if not any(row.region is not None and context.oracle.about(row, party, set(context.universe.days))[0]
               for row in main_rows(context, platform, 'spend')):
        yield 'false', match.text, 'no row by area is about it'


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
