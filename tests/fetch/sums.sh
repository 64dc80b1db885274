# One server: the sums of 100,000 ads give the figures that these ads give one by one.
begin
fetch
ok "sums of 100,000 ads are fetched" grep -q -E '^spend/ads\.csv: [0-9,]+ rows, [0-9,]+ ads, .*the control sums of PostgreSQL 15.* agree$' "$log"
sent=$(sql 5501 -c "select count(*) || ' ' || sum(low) || ' ' || count(high) || ' ' || sum(high) from ads where country = 'NL'
    and first_day <= '2023-04-05' and coalesce(last_day, '2023-04-06') >= '2023-03-01'")
kept=$(/usr/bin/python3 - "$input/spend/ads.csv" <<'P'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1])))
high = [int(row['spend_high']) for row in rows if row['spend_high']]
print(sum(int(row['ads']) for row in rows), sum(int(row['spend_low']) for row in rows), sum(int(row['ads']) for row in rows if row['spend_high']), sum(high))
P
)
ok "the table adds up to what the server has" same "$sent" "$kept"
ok "its rows are in order" sh -c "tail -n +2 '$input/spend/ads.csv' | LC_ALL=C sort -c"
ok "what lies beside it says what it adds up to" same "${sent%% *} repeatable read True" "$(sidecar ads) $(sidecar isolation) $(sidecar read_only)"
ok "and of whom it was asked" same "PostgreSQL psqlodbcw.so" "$(sidecar server | sed 's/ .*//') $(sidecar driver | sed 's/ .*//')"
ok "and of which bytes it speaks" same "$(sha256sum <"$input/spend/ads.csv") $(sha256sum <"$input/sql/ads.sql")" "$(sidecar table_sha256)  - $(sidecar query_sha256)  -"
ok "and has the query as it was sent" same "$(printf %s "$(asked)" | sha256sum)" "$(sidecar asked_sha256)  -"
asked >"$work/asked.sql"
ok "with days where its slots were" grep -q "array\['2023-03-01', '2023-03-06', '2023-03-13', '2023-03-18', '2023-03-20', '2023-03-27', '2023-04-03', '2023-04-06'\]" "$work/asked.sql"
cp "$input/spend/ads.csv" "$work/first.csv"
fetch
ok "asked again it is the same" cmp "$work/first.csv" "$input/spend/ads.csv"

rm -rf "$work/rows" && cp -R "$input" "$work/rows" && rm "$work"/rows/spend/*
sed -i '/^fetch:/,$d' "$work/rows/report.yaml"
sql 5501 -f tests/fetch/rows.sql >"$work/rows/spend/ads.csv"
ok "the ads one by one are 78,317 rows" same 78318 "$(wc -l <"$work/rows/spend/ads.csv")"
./adreport build --quiet --input "$input" --out "$work/out-sums" >"$log" 2>&1
ok "a report of the sums is published without a word" same "" "$(cat "$log")"
./adreport build --quiet --input "$work/rows" --out "$work/out-rows" >"$log" 2>&1
ok "and one of the ads one by one" same "" "$(cat "$log")"
differ() { # the files that differ but for lists of rows, what holds these or sums of all, and the page that says how they came
    diff -rq "$1" "$2" | grep -v -E '\.zip |SHA256SUMS |build\.json |adreport\.sqlite |datapackage\.json |lists\.csv |observations\.csv ' |
        grep -v -E '/(en|nl)/(coverage|dekking)'
}
ok "the figures of both are the same bytes" same "$(differ "$work/out-sums/current/" "$work/out-rows/current/")" ""

# Folding leaves what parties spent as it is.
cp -R "$input/." "$work/folded" && input=$work/folded
rm "$input"/spend/* && cp templates/queries/postgresql.sql "$input/sql/ads.sql"
fetch
ok "small advertisers that are not linked are folded by the query that comes along" grep -q 'control sums' "$log"
ok "which makes fewer rows" test "$(wc -l <"$input/spend/ads.csv")" -lt "$(wc -l <"$work/first.csv")"
./adreport build --quiet --only data --input "$input" --out "$work/out-folded" >"$log" 2>&1
for figure in spend-by-party party-east-meta-ads-by-week party-north-spend-by-week; do
    ok "$figure is the same" cmp "$work/out-folded/current/data/$figure.csv" "$work/out-sums/current/data/$figure.csv"
done

# Ads as Meta's API lists them: the same days, spend as text in jsonb, an upper bound that may be missing.
rm "$input"/spend/* && cp templates/queries/meta-api.sql "$input/sql/ads.sql"
sql 5501 -c "create view meta_ads as select advertiser_id as page_id, advertiser as page_name, first_day::timestamp as ad_delivery_start_time,
    last_day::timestamp as ad_delivery_stop_time, 'EUR' as currency,
    jsonb_strip_nulls(jsonb_build_object('lower_bound', low::text, 'upper_bound', high::text)) as spend,
    jsonb_build_object('lower_bound', (low * 10)::text, 'upper_bound', (low * 10 + 999)::text) as impressions from ads where country = 'NL'"
fetch
ok "ads of Meta's API give the same sums" same "${sent%% *} $(echo "$sent" | cut -d' ' -f2)" "$(sidecar ads) $(($(sidecar low_hundredths) / 100))"
./adreport build --quiet --only data --input "$input" --out "$work/out-api" >"$log" 2>&1
ok "and the same figures of spending" cmp "$work/out-api/current/data/spend-by-party.csv" "$work/out-sums/current/data/spend-by-party.csv"
input=$work/input

# Where check stands.
check() { # what; words
    ./adreport check --input "$input" >"$log" 2>&1
    ok "check: $1" grep -q -F -- "$2" "$log"
}
echo "-- another" >>"$input/sql/ads.sql"
check "an older query" 'the query was changed since this table was fetched'
sed -i '$d' "$input/sql/ads.sql"
echo 'meta,1333,New,north,party,,,desk,2023-04-20,,' >>"$input/advertisers.csv"
fetch
check "no word of an account linked anew that the query does not ask about" 'no errors'
sed -i 's/2023-04-05/2023-04-04/' "$input/report.yaml"
check "other days" 'the days, countries or linked accounts of the report were changed since'
echo >>"$input/spend/ads.csv"
check "a table changed by hand" 'is not as it was fetched'
refused "a table changed by hand is not written over" 'was changed since it was fetched, and is not written over'
rm "$input"/spend/ads.fetched.json
check "a table that nobody fetched" 'this table was not fetched'
refused "nor one that nobody fetched" 'was not fetched, and is not written over'
rm "$input"/spend/ads.csv
check "a table that is not there" 'run adreport fetch'
begin
echo 'files: [{path: spend/ads.csv, source: engine}]' >>"$input/report.yaml"
check "a table that is not there" 'run adreport fetch'
ok "which is said once" same 1 "$(grep -c ': error: ' "$log")"
