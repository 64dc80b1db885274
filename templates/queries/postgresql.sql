-- Sums of ads in PostgreSQL 15, for `adreport fetch`: copy this to sql/ of the report, and write your own names of the table and its
-- columns into the first part. What stands in doubled braces is filled in by
-- adreport; see README.md beside this file.
--
-- Everything but the last two parts is added up where the ads are: if `ads` is a table in parts on several servers (postgres_fdw),
-- parted by advertiser_id and with `enable_partitionwise_aggregate = on`, each adds up its own. To see that it does, EXPLAIN (VERBOSE):
-- each Foreign Scan has the sums in its Remote SQL. It does because days are only compared: CASE rather than greatest(), and no
-- date_trunc(), which a server does not hand on, since it depends on the time zone.
with shown as (
    select
        platform,
        advertiser_id,
        advertiser,
        -- an ad that crosses the edge of the report begins on the day before it or ends on the day after it
        case when first_day < date {{first}} then date {{before}} else first_day end as began,
        case when last_day is null or last_day > date {{last}} then date {{after}} else last_day end as ended,
        low,   -- of the range that the platform gives: numeric or a whole number, never double precision
        high   -- NULL if the range has no upper end
    from ads
    where country = {{country}}
        and platform = 'meta'
        and first_day <= date {{last}}
        and (last_day is null or last_day >= date {{first}})
),
-- no figure of the report tells the days of a bin apart, so that ads of an advertiser that begin in one bin and end in one are one group
groups as (
    select
        platform,
        advertiser_id,
        max(advertiser) as advertiser,
        min(began) as first_day,
        max(ended) as last_day,
        sum(low) as low,
        case when count(*) = count(high) then sum(high) end as high,
        count(*) as ads
    from shown
    group by platform, advertiser_id,
        width_bucket(began, array[{{bins}}]::date[]),
        width_bucket(ended, array[{{bins}}]::date[])
),
-- advertisers are named if they are linked, or if they surely spent as much as name_from of report.yaml
sized as (
    select *, advertiser_id in ({{linked meta}}) or sum(low) over (partition by platform, advertiser_id) >= 1000 as named
    from groups
)
select
    platform,
    case when named then advertiser_id end as advertiser_id,
    case when not named then 'unmapped' end as party,
    case when named then max(advertiser) end as advertiser,
    min(first_day) as first_day,
    max(last_day) as last_day,
    sum(low) as low,
    case when count(*) = count(high) then sum(high) end as high,
    sum(ads) as ads
from sized
group by platform, named, case when named then advertiser_id end,
    width_bucket(first_day, array[{{bins}}]::date[]),
    width_bucket(last_day, array[{{bins}}]::date[])
