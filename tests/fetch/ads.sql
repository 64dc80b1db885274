-- Ads that the numbers :first to :last stand for, each time the same: 400 accounts, half of whose ads begin before or end after the
-- report of tests/fixtures/fetch, ranges with and without an upper end, and a tenth of another country.
\if :{?accounts}
\else
    \set accounts 400
\endif
create unlogged table ads as
select
    i::text as ad,
    'meta'::text as platform,
    (1000 + (i * 7919) % :accounts)::text as advertiser_id,
    'Account ' || (i * 7919) % :accounts as advertiser,
    case when i % 11 = 0 then 'BE' else 'NL' end as country,
    date '2023-02-15' + ((i * 31 + i / 97) % 55)::int as first_day,
    case when i % 13 = 0 then null
        else date '2023-02-15' + ((i * 31 + i / 97) % 55 + (i * 17 + i / 41) % 14)::int end as last_day,
    ((i * 37) % 5 * 100)::int as low,
    case when (i * 7919) % :accounts % 50 = 7 then null else ((i * 37) % 5 * 100 + 99)::int end as high
from generate_series(:first::bigint, :last::bigint) i
where :where;
analyze ads;
