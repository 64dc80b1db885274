-- Sums of Google's political ads, from the public set in BigQuery, by its ODBC driver. An ad is in a row with all countries that it was
-- shown in; one that was also shown elsewhere may have cost nothing here, so that it counts from zero. An upper end that is missing is
-- an open one. Ads of other currencies have 0 in these columns, and are left out by the last condition.
with shown as (
    select
        advertiser_id,
        advertiser_name,
        case when date_range_start < date {{first}} then date {{before}} else date_range_start end as began,
        case when date_range_end > date {{last}} then date {{after}} else date_range_end end as ended,
        case when trim(regions) = {{country}} then spend_range_min_eur else 0 end as low,
        spend_range_max_eur as high
    from `bigquery-public-data.google_political_ads.creative_stats`
    where {{country}} in unnest(split(replace(regions, ' ', ''), ','))
        and date_range_start <= date {{last}}
        and date_range_end >= date {{first}}
        and (spend_range_max_eur is null or spend_range_max_eur > 0)
)
select
    'google' as platform,
    advertiser_id,
    max(advertiser_name) as advertiser,
    min(began) as first_day,
    max(ended) as last_day,
    sum(low) as low,
    case when count(*) = count(high) then sum(high) end as high,
    count(*) as ads
from shown
group by advertiser_id,
    range_bucket(began, array<date>[{{bins}}]),
    range_bucket(ended, array<date>[{{bins}}])
