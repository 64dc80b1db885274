"""The largest advertisers of all kinds: their places, and how many of them are linked to no party."""

from questions import Question


def accounts(context, platform):
    """What each account truly spent of which a row of the report has spending, on the days that are known."""
    days = context.platform_days(platform, 'spend')
    found = {row.advertiser for row in context.oracle.rows(platform, 'spend') if row.advertiser is not None}
    return {account: context.oracle.answer(Question('advertiser', platform, account, 'spend'), days) for account in found}


def is_linked(context, account):
    """Whether it is linked to a party on a day of the report that one of its rows is about."""
    return any(account.linked(day) for row in context.oracle.rows(account.platform, 'spend') if row.advertiser is account
               for day in range(row.first, row.last + 1) if day in context.universe.days)


def without_party(context, sentence, match):
    """'Of the 10 largest advertisers 3 are linked to no party', exactly or at least; or none of them."""
    spending = accounts(context, context.platform_of(sentence, match))
    ordered = sorted(spending, key=lambda account: -spending[account])
    if len(ordered) <= 10:
        yield 'false', match.text, f'there are {len(ordered)}'
        return
    edge = spending[ordered[9]]
    certain = sum(1 for account in ordered if spending[account] > edge and not is_linked(context, account))
    possible = certain + sum(1 for account in ordered if spending[account] == edge and not is_linked(context, account))
    said = int(match['count'] or 0)
    if said > possible or ('at-least' not in match.key and said < certain):
        yield 'false', match.text, f'it is {certain} to {possible}'


def place(context, account, cell):
    """The place of an account among all that are listed separately."""
    spending = accounts(context, account.platform)
    mine = spending.get(account)
    true = 1 + sum(1 for amount in spending.values() if mine is not None and amount > mine)
    if cell.known and (mine is None or not cell.low <= true <= cell.high):
        yield 'false-account-place', f'[{cell.low}, {cell.high}]', f'{true} of {len(spending)}'
