# Ads spread over three servers, each a part of one table of a fourth: sums travel, and rows do not.
begin
use union
union_start
began=$(date +%s)
union_fill "$ads"
spread=$(($(date +%s) - began))
began=$(date +%s)
fetch
took=$(($(date +%s) - began))
ok "$ads ads on three servers are fetched as sums ($spread s to make them, $took s to fetch)" grep -q 'the control sums of PostgreSQL 15.* agree' "$log"
there=$(for shard in 1 2 3; do
    sql 551$shard -c "select count(*) || ' ' || sum(low) from ads where country = 'NL' and first_day <= '2023-04-05' and coalesce(last_day, '2023-04-06') >= '2023-03-01'"
done | awk '{ads += $1; low += $2} END {printf "%d %d", ads, low}')
ok "which add up to what the three have" same "$there" "$(sidecar ads) $(($(sidecar low_hundredths) / 100))"
ok "in fewer than 15,000 rows" test "$(wc -l <"$input/spend/ads.csv")" -lt 15000

plan() { # words before the query
    { echo "explain (verbose) $1"; asked; echo "$2"; } | sql 5510 >"$work/plan.txt" 2>&1
    grep 'Remote SQL:' "$work/plan.txt"
}
for how in "" "declare c cursor for "; do
    remote=$(plan "$how select * from (" ") q")
    ok "each of the three sends sums${how:+, to a cursor too}" same "3 3 3" "$(echo "$remote" | grep -c 'Remote SQL:') $(echo "$remote" | grep -c 'sum(low)') $(echo "$remote" | grep -c 'GROUP BY')"
done
remote=$(plan "select count(*), sum(low), sum(high), sum(ads) from (" ") q")
ok "and for the control sums" same "3 3" "$(echo "$remote" | grep -c 'GROUP BY') $(echo "$remote" | grep -c 'sum(low)')"
truncated=$(asked | sed "0,/width_bucket(began, array\[[^]]*\]::date\[\])/s//date_trunc('week', began)/")
remote=$({ echo "explain (verbose) select * from ("; echo "$truncated"; echo ") q"; } | sql 5510 | grep 'Remote SQL:')
ok "with date_trunc() rows would travel" same "3 0" "$(echo "$remote" | grep -c 'Remote SQL:') $(echo "$remote" | grep -c 'sum(low)')"

# A server that goes away while rows come: those of the third come last, and each row before takes a while.
sql 5510 -c "create function slow(name text) returns text stable language plpgsql as 'begin perform pg_sleep(0.0005); return name; end'"
sed -i 's/^select \* from groups/select platform, advertiser_id, slow(advertiser) as advertiser, first_day, last_day, low, high, ads from groups/' "$input/sql/ads.sql"
state >"$work/before"
fetch &
fetching=$!
for try in $(seq 600); do
    sql 5510 -c "select 1 from pg_stat_activity where query ilike 'fetch%'" 2>/dev/null | grep -q 1 && break
    sleep 0.05
done
server_stop 5513
wait $fetching
status=$?
state >"$work/after"
ok "refused: a shard that stopped in the middle" same "1 1" "$status $(grep -c 'the answer was cut short after [1-9][0-9]* rows: ' "$log")"
ok "and nothing was written" cmp "$work/before" "$work/after"
refused "a shard that does not answer" 'could not connect to server "shard3"'
server_start 5513
sums_query | query
fetch
ok "once it answers again, so does all" same "$there" "$(sidecar ads) $(($(sidecar low_hundredths) / 100))"
