"""Days as sentences write them: "1 to 5 March 2023, without 3 March" and the names of days, weeks, months and halves of a year."""

import datetime
import re

from universe import days_between

MONTHS = {'nl': 'januari februari maart april mei juni juli augustus september oktober november december'.split(),
          'en': 'January February March April May June July August September October November December'.split()}
TO = {'nl': r' t/m | tot en met ', 'en': r' to '}
WITHOUT = {'nl': r',? \(?zonder ', 'en': r',? \(?without '}
AND = {'nl': r', | en | of ', 'en': r', | and | or '}


def read_date(text, language, month=None, year=None):
    """(day or None, month, year) of '5', '5 March', 'March 2023', '5 March 2023'; None where it is none."""
    match = re.fullmatch(r'(?:(\d{1,2}) ?)?(?:(' + '|'.join(MONTHS[language]) + r') ?)?(\d{4})?', text.strip())
    if not match or not text.strip():
        return None
    day = int(match[1]) if match[1] else None
    return day, MONTHS[language].index(match[2]) + 1 if match[2] else month, int(match[3]) if match[3] else year


def ordinal(parts):
    day, month, year = parts
    try:
        return datetime.date(year, month, day).toordinal()
    except (TypeError, ValueError):
        return None


def read_stretches(text, language, year=None):
    """Days of stretches joined by commas and 'and'; None where they are not understood. What a stretch leaves out (month, year)
    stands in a later one."""
    pieces = [piece for piece in re.split(AND[language], text) if piece.strip()]
    days, month = set(), None
    for piece in reversed(pieces):
        ends = [end for end in re.split(TO[language], piece)]
        last = read_date(ends[-1], language, month, year)
        if last is None or len(ends) > 2:
            return None
        month, year = last[1], last[2]
        first = read_date(ends[0], language, month, year) if len(ends) == 2 else last
        if first is None:
            return None
        span = stretch_days(first, last)
        if span is None:
            return None
        month, year = first[1], first[2]
        days.update(span)
    return days


def stretch_days(first, last):
    if first[0] is None and last[0] is None and first[1] and last[1]:  # whole months
        begin = ordinal((1, first[1], first[2]))
        after = ordinal((1, last[1] % 12 + 1, last[2] + (last[1] == 12))) if last[2] else None
        return days_between(begin, after - 1) if begin and after else None
    begin, end = ordinal(first), ordinal(last)
    return days_between(begin, end) if begin and end else None


def read_gaps(text, language, whole):
    """The days of stretches within others, that leave out the years; where the month is left out, a later one has it."""
    pieces = [piece for piece in re.split(AND[language], text) if piece.strip()]
    years = sorted({datetime.date.fromordinal(day).year for day in whole})
    for count in range(len(pieces) + 1):  # so many belong to the first year, the others to the last
        groups = [(', '.join(pieces[:count]), years[0]), (', '.join(pieces[count:]), years[-1])]
        found = [read_stretches(words, language, year) for words, year in groups if words]
        if None not in found and set().union(*found) <= set(whole):
            return set().union(*found)
    return None


OF_DAYS = {'nl': r'(\d+) van de (\d+) dagen van (.*)', 'en': r'(\d+) of the (\d+) days of (.*)'}
PARTIAL = {'nl': r' \((\d+) van (\d+) dagen\)', 'en': r' \((\d+) of (\d+) days\)'}


def period_is(text, language, days):
    """Whether words about days mean these; None where they are not understood."""
    text = re.sub(r'^[^:]*: ', '', text.strip())
    match = re.fullmatch(OF_DAYS[language], text)
    if match:
        whole = read_period(match[3], language)
        return None if whole is None else (len(days), len(whole)) == (int(match[1]), int(match[2])) and set(days) <= set(whole)
    said = read_period(text, language)
    return None if said is None else set(said) == set(days)


def read_period(text, language):
    """The days that words are about; None where they are not understood."""
    parts = re.split(WITHOUT[language], text.strip().rstrip(')'))
    whole = read_stretches(parts[0], language)
    if whole is None or len(parts) > 2:
        return None
    if len(parts) == 2:
        gone = read_gaps(parts[1], language, whole)
        whole = whole - gone if gone is not None else None
    return whole


def bin_keys(text, language, figure):
    """The rows of a figure along the axis that a list of bins names, and the word that joins them."""
    text = re.sub(PARTIAL[language], '', text)
    ors, ands = {'nl': (' of ', ' en '), 'en': (' or ', ' and ')}[language]
    joined = 'or' if ors in text else 'and' if ands in text else ''
    names = [name.strip() for name in re.split(AND[language], text) if name.strip()]
    articles = {'nl': r'^de ', 'en': r'^the '}[language]
    labels = {re.sub(PARTIAL[language], '', plain(label[language])): key for key, label in figure.labels.items()}
    keys, month = [], None
    for name in reversed(names):
        name = re.sub(articles, '', name)
        found = labels.get(plain(name)) or week_without_year(name, figure) or half_without_year(name, figure)
        date = None if found else read_date(name, language, month)
        if date and date[0]:  # a day without its year, or with that of a later one
            month = date[1]
            found = next((key for key in figure.labels if key.endswith(f'-{date[1] or 0:02d}-{date[0]:02d}')), None)
        elif date:
            found = next((key for key in figure.labels if key.endswith(f'-{date[1] or 0:02d}')), None)
        if found is None:
            return None, joined
        keys.append(found)
    return keys[::-1], joined


def week_without_year(name, figure):
    """The row of 'week 5' in a list that goes on to 'week 6 of 2024'."""
    match = re.fullmatch(r'week (\d+)', plain(name))
    return match and next((key for key in figure.labels if key.endswith(f'-W{int(match[1]):02d}')), None)


def half_without_year(name, figure):
    """The row of 'first half' in a list that goes on to 'the second half of 2023'."""
    match = re.fullmatch(r'(?:(eerste|first)|(?:tweede|second)) (?:helft|half)', plain(name))
    return match and next((key for key in figure.labels if key.endswith('-H1' if match[1] else '-H2')), None)


def plain(text):
    return re.sub(r'\s+', ' ', text.replace('\u00a0', ' ')).strip()
