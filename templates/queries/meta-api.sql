-- Sums of ads that Meta's Ad Library API lists, kept in PostgreSQL as the API answers: a row an ad, its fields as columns of the same
-- names, spend and impressions as jsonb: {"lower_bound": "100", "upper_bound": "199"}. An upper bound that is missing is an open end.
-- The API gives them as text, which is turned into exact numbers. In a table of ads of several countries, add the condition that
-- keeps those of this report.
with shown as (
    select
        page_id,
        page_name,
        case when ad_delivery_start_time::date < date {{first}} then date {{before}} else ad_delivery_start_time::date end as began,
        case when ad_delivery_stop_time is null or ad_delivery_stop_time::date > date {{last}} then date {{after}}
            else ad_delivery_stop_time::date end as ended,
        (spend ->> 'lower_bound')::numeric as low,
        (spend ->> 'upper_bound')::numeric as high,
        (impressions ->> 'lower_bound')::bigint as seen_low,
        (impressions ->> 'upper_bound')::bigint as seen_high
    from meta_ads
    where currency = 'EUR'
        and ad_delivery_start_time::date <= date {{last}}
        and (ad_delivery_stop_time is null or ad_delivery_stop_time::date >= date {{first}})
)
select
    'meta' as platform,
    page_id as advertiser_id,
    max(page_name) as advertiser,
    min(began) as first_day,
    max(ended) as last_day,
    sum(low) as low,
    case when count(*) = count(high) then sum(high) end as high,
    sum(seen_low) as impressions_low,
    case when count(*) = count(seen_high) then sum(seen_high) end as impressions_high,
    count(*) as ads
from shown
group by page_id,
    width_bucket(began, array[{{bins}}]::date[]),
    width_bucket(ended, array[{{bins}}]::date[])
