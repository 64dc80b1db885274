"""One amount as a source gives it: an interval that holds the true number, or a word that hides it; and how it is written."""

from dataclasses import dataclass

HIDING = ('suppressed', 'not_reported', 'other_currency', 'withdrawn', 'not_collected', 'estimated')


@dataclass(frozen=True)
class Cell:
    low: int = 0       # cents, or ones
    high: int = None   # None: no upper end
    beyond: bool = False  # low itself is left out: `>100`
    state: str = 'value'

    @property
    def hidden(self):
        return self.state in HIDING


def written(number, measure):
    if measure != 'spend':
        return str(number)
    euros, cents = divmod(number, 100)
    return f'{euros}.{cents:02d}' if cents else str(euros)


def cell_text(cell, measure):
    """In one column."""
    if cell.state != 'value':
        return cell.state
    low = written(cell.low, measure)
    if cell.high is None:
        return '>' + low if cell.beyond else '>=' + low
    high = written(cell.high, measure)
    if cell.low == cell.high:
        return low
    return '<=' + high if cell.low == 0 else f'{low}-{high}'


def cell_pair(cell, measure):
    """In two columns, NAME_low and NAME_high."""
    if cell.state != 'value':
        return cell.state, ''
    low = cell.low + (1 if cell.beyond else 0)
    return written(low, measure), '' if cell.high is None else written(cell.high, measure)


def make_cell(rng, true, measure, vague, hidden, whole_euros=False):
    """A cell that holds the true number. vague and hidden are how often it is a range and how often a word."""
    if rng.random() < hidden:
        return Cell(state=rng.choice([state for state in HIDING if state != 'other_currency' or measure == 'spend']))
    if rng.random() >= vague:
        return Cell(true, true)
    step = 100 if measure == 'spend' and (whole_euros or rng.random() < 0.5) else 1
    wide = rng.choice((3, 50, 1000)) * (100 if measure == 'spend' else 1)
    below = max(0, true - rng.randrange(wide)) // step * step
    above = -((-true - rng.randrange(wide)) // step) * step
    kind = rng.random()
    if kind < 0.35:
        return Cell(0, above)
    if kind < 0.5:
        return Cell(below, None, below < true) if below < true or rng.random() < 0.5 else Cell(0, above)
    return Cell(below, above)


def widened(rng, cell):
    """The same with less said: what it held, it holds."""
    if cell.high is None:
        return Cell(cell.low // 2, None)
    more = rng.choice((1, 100, 5000))
    return Cell(max(0, cell.low - rng.choice((0, 1, 100, 5000))), None if rng.random() < 0.2 else cell.high + more)
