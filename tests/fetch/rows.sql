-- The same ads one by one, as a table of ours; the fixture's period is 2023-03-01/2023-04-05.
copy (
    select platform, advertiser_id, advertiser, ad, greatest(first_day, date '2023-02-28') as start,
        least(coalesce(last_day, date '2023-04-06'), date '2023-04-06') as "end", low as spend_low, high as spend_high, 1 as ads,
        'engine' as source
    from ads
    where country = 'NL' and first_day <= date '2023-04-05' and (last_day is null or last_day >= date '2023-03-01')
    order by ad
) to stdout with csv header
