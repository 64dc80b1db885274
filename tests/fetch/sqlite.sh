# SQLite, which keeps apart whole transactions and has no days: the same ads give the same figures.
begin
use lite
sql 5501 -c "copy (select * from ads order by ad) to stdout with csv" >"$work/ads.csv"
/usr/bin/python3 - "$work" <<'P'
import csv, sqlite3, sys
base = sqlite3.connect(sys.argv[1] + '/ads.sqlite')
base.execute('create table ads (ad text, platform text, advertiser_id text, advertiser text, country text, first_day text, last_day text, low integer, high integer)')
base.executemany('insert into ads values (?,?,?,?,?,?,?,?,?)', ([cell or None for cell in row] for row in csv.reader(open(sys.argv[1] + '/ads.csv'))))
base.commit()
P
query <<'S'
select platform, advertiser_id, max(advertiser) as advertiser, first_day, last_day, sum(low) as low,
    case when count(*) = count(high) then sum(high) end as high, count(*) as ads
from (
    select platform, advertiser_id, advertiser, low, high, max(first_day, {{before}}) as first_day,
        min(coalesce(last_day, {{after}}), {{after}}) as last_day
    from ads
    where country in ({{countries}}) and first_day <= {{last}} and coalesce(last_day, {{after}}) >= {{first}}
)
group by platform, advertiser_id, first_day, last_day;
S
fetch
ok "SQLite: the same sums" same "$sent" "$(/usr/bin/python3 - "$input/spend/ads.csv" <<'P'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1])))
print(sum(int(row['ads']) for row in rows), sum(int(row['spend_low']) for row in rows), sum(int(row['ads']) for row in rows if row['spend_high']),
      sum(int(row['spend_high']) for row in rows if row['spend_high']))
P
)"
ok "it says what it can keep apart, and that nobody was told not to write" same "SQLite serializable False" "$(sidecar server | sed 's/ .*//') $(sidecar isolation) $(sidecar read_only)"
./adreport build --quiet --only data --input "$input" --out "$work/out-lite" >"$log" 2>&1
ok "SQLite: the figures are the same bytes" same "$(differ "$work/out-lite/current/data/" "$work/out-rows/current/data/")" ""
sed -i 's/sum(low) as low/sum(low * 1.0) as low/' "$input/sql/ads.sql"
refused "a floating sum of SQLite" "column 'low' is a floating number"
