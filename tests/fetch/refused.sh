# What an answer may not be. Each time nothing is written, and the finding has its place.
begin
one() { # columns of one good row, of which some are another
    /usr/bin/python3 - "$@" <<'P'
import sys
row = {'platform': "'meta'", 'advertiser_id': "'1003'", 'first_day': "date '2023-03-02'", 'last_day': "date '2023-03-04'", 'low': '100::bigint',
       'high': '199::bigint', 'ads': '2::bigint'}
for word in sys.argv[1:]:
    name, _, value = word.partition('=')
    row.pop(name) if value == '' else row.update({name: value})
print('select\n' + ',\n'.join(f'    {value} as {name}' for name, value in row.items()))
P
}
one | query
fetch
ok "one row is fetched" same "$(printf 'platform,advertiser_id,start,end,spend_low,spend_high,ads,ad,source\nmeta,1003,2023-03-02,2023-03-04,100,199,2,sum-2023-03-02-2023-03-04,engine')" "$(cat "$input/spend/ads.csv")"
one "low=100.50::numeric(12, 4)" "high=null::numeric" 'advertiser='"'=a, \"b\"' || chr(10) || 'c é☃'" | query
fetch
ok "cents are exact, and what is open stays so" grep -q -F ',100.50,,2,' "$input/spend/ads.csv"
ok "a name is a cell whatever it has" grep -q -F ',"=a, ""b"" c é☃",' "$input/spend/ads.csv"
ok "and is read as one" ./adreport check --quiet --input "$input"

try() { # what; words; columns that are another
    local what=$1 words=$2
    shift 2
    one "$@" | query
    refused "$what" "$words"
}
try "a floating sum" "sql/ads.sql:6:32: error: column 'low' is a floating number" "low=100.5::double precision"
try "a negative one" "sql/ads.sql:6:21: error: row 1 of the answer ('meta', '1003', '2023-03-02', '2023-03-04'): low is negative: '-1'" "low=(-1)::bigint"
try "a low end that is NULL" "low is NULL" "low=null::bigint"
try "a low end above the high one" "high is below low: '99'" "high=99::bigint"
try "more decimals than money has" "low has more than two decimals: '0.005'" "low=0.005::numeric"
try "what is no number" "low is no exact number: 'NaN'" "low='NaN'::numeric"
try "a sum of days" "column 'low' is no number" "low=date '2023-03-02'"
try "ads that were not counted" "ads is NULL" "ads=null::bigint"
try "a group without an ad" "ads is 0" "ads=0"
try "days beyond the report" "days beyond those of the report: 2023-02-27/2023-03-04" "first_day=date '2023-02-27'"
try "days of another report" "days that are not the report's" "first_day=date '2022-03-02'" "last_day=date '2022-03-02'"
try "days in the wrong order" "last_day is before first_day" "last_day=date '2023-03-01'"
try "an ad without an end" "last_day is NULL" "last_day=null::date"
try "what is no day" "first_day is no day: 'March'" "first_day='March'"
try "a line end in an id" "advertiser_id has a line end or control character" "advertiser_id='1' || chr(10)"
try "a column that there is not" "sql/ads.sql:9:10: error: unknown column 'sum_low' in the answer" "sum_low=1"
try "no column of ads" "the answer has no column 'ads'" ads=
try "nobody who advertised" "does not say who advertised" advertiser_id=
try "one end of a pair" "column 'clicks_low' is one of a pair; add 'clicks_high'" "clicks_low=1"
one "low=(random() * 1000000)::bigint" "high=2000000" | query
refused "sums unlike the control" "the rows do not add up to the control sum: the server says"
{ one; echo "union all"; one; } | query
refused "a group twice" "the same group twice in the answer: 'meta,1003,2023-03-02,2023-03-04'"
{ one; echo "where false"; } | query
refused "no rows" "no rows; are period and country"
echo "select nothing from nowhere" | query
refused "a query that the server does not take" 'sql/ads.sql: error: the server does not take the query: ERROR: relation "nowhere" does not exist'
printf 'select 1\nwhere day > {{frist}}' | query
refused "a slot that there is not" "sql/ads.sql:2:13: error: unknown slot 'frist'; did you mean 'first'?"
printf 'select 1 where {{first' | query
refused "a slot that does not end" "a slot that does not end"
printf 'select 1 where a in ({{linked mata}})' | query
refused "a platform that there is not" "unknown platform 'mata'"

# Nothing of a query stays, whatever it does.
sql 5501 -c "create table written(x int); create function writes() returns bigint language plpgsql as 'begin insert into written values (1); return 1; end'"
try "a query that writes" "cannot execute INSERT in a read-only transaction" "ads=writes()"
ok "nothing was written on the server" same 0 "$(sql 5501 -c 'select count(*) from written')"

# The line is cut after 1,500 of 3,000 rows. A function that is said to be stable is not called for the control sums.
sql 5501 -c "create function dies(n int) returns text stable language plpgsql as 'begin if n = 1500 then perform pg_terminate_backend(pg_backend_pid()); end if; return n; end'"
many() { # how many rows; the name of each
    echo "select 'meta' as platform, (100000 + n)::text as advertiser_id, $2 as advertiser, date '2023-03-02' as first_day,
        date '2023-03-02' as last_day, 1 as low, 2 as high, 1 as ads from generate_series(1, $1) n"
}
many 3000 'dies(n)' | query
refused "an answer cut short" "the answer was cut short after 1000 rows"

# What others add meanwhile counts in neither: the control sums take a second, in which a row comes that the rows after them do not have.
sql 5501 -c "create table growing as select n from generate_series(1, 10) n"
many 10 "'x'" | sed 's/generate_series(1, 10) n/growing, (select pg_sleep(1)) q/' | query
fetch &
fetching=$!
for try in $(seq 400); do
    sql 5501 -c "select 1 from pg_stat_activity where state = 'active' and query like '%count(*) as n%from growing%' and pid <> pg_backend_pid()" | grep -q 1 && break
    sleep 0.02
done
sql 5501 -c "insert into growing values (11)"
wait $fetching
ok "what is added between the control sums and the rows counts in neither" same "0 10 11" "$? $(sidecar ads) $(sql 5501 -c 'select count(*) from growing')"

many 3000 "'x'" | query
fetch
many 2999 "'x'" | query
refused "fewer ads than last time" "fewer ads than last time: 2999, and on $(sidecar day) there were 3000"
fetch --shrink
ok "unless --shrink is said" same 2999 "$(sidecar ads)"
many 100000 "'x'" | query
fetch
ok "100,000 rows are fetched without a word" same 0 "$(grep -c warning "$log")"
many 100001 "'x'" | query
fetch
ok "more are fetched with a warning" grep -q 'warning: 100001 rows, which make a report slow' "$log"

# Who is asked.
one | query
cp "$input/report.yaml" "$work/report.yaml"
use nobody
refused "a server that does not answer" "report.yaml:11:32: error: server 'nobody' does not answer: "
use missing
refused "a server that odbc.ini does not have" "server 'missing' does not answer: "
sed -i 's/dsn: missing/dsn: "research;PWD=secret"/' "$input/report.yaml"
refused "a password in report.yaml" "'dsn' takes the name of a server in odbc.ini and nothing else, no password either"
ok "which is not said again" same 0 "$(grep -c 'error: .*secret' "$log")"
cp "$work/report.yaml" "$input/report.yaml"
sed -i 's/source: engine/source: machine/' "$input/report.yaml"
refused "a source that there is not" "unknown source 'machine'; add it to sources.csv"
cp "$work/report.yaml" "$input/report.yaml"
sed -i 's/into: [^,]*/into: parties.csv/' "$input/report.yaml"
refused "a table of the report itself" "'parties.csv' is no table in a folder of the input"
cp "$work/report.yaml" "$input/report.yaml"
mkdir -p "$work/elsewhere" && ln -s "$PWD/$work/elsewhere" "$input/away"
sed -i 's/into: [^,]*/into: away\/ads.csv/' "$input/report.yaml"
refused "a folder that leads elsewhere" "leads out of the input folder"
rm "$input/away" && cp "$work/report.yaml" "$input/report.yaml"

# All tables or none.
one "low=(-1)::bigint" >"$input/sql/second.sql"
one "low=3::bigint" "ads=3000000::bigint" | query
echo '  - {into: spend/second.csv, dsn: research, query: sql/second.sql, source: engine}' >>"$input/report.yaml"
refused "a second table, and so the first one" "low is negative"
one "advertiser_id='1006'" >"$input/sql/second.sql"
fetch
ok "both, once both are right" same "2 3000000" "$(ls "$input"/spend/*.csv | wc -l) $(sidecar ads)"
cp "$work/report.yaml" "$input/report.yaml"
sed -i '/^fetch:/,$d' "$input/report.yaml"
./adreport fetch --input "$input" >"$log" 2>&1
ok "a report that fetches nothing is told so" same "2 1" "$? $(grep -c 'names no table to fetch' "$log")"
