# The sums of each advertiser: the query that comes along, without what it folds.
sums_query() {
    sed '/^-- advertisers are named/,$d' templates/queries/postgresql.sql | sed '$s/,$//'
    echo 'select * from groups'
}

# Ads spread over three servers, each a part of one table of a fourth (postgres_fdw). For `.` of a shell, after servers.sh.
union_start() {
    for server in 5511 5512 5513 5510; do
        server_start $server &
    done
    wait
}

# A third of 402 accounts on each.
union_fill() { # how many ads
    for shard in 1 2 3; do
        sql 551$shard -v first=1 -v last="$1" -v accounts=402 -v where="(i * 7919) % 402 / 134 = $shard - 1" -f tests/fetch/ads.sql &
    done
    wait
    {
        echo "create extension postgres_fdw;
            create table ads (ad text, platform text, advertiser_id text, advertiser text, country text, first_day date, last_day date, low int, high int)
            partition by range (advertiser_id);"
        for shard in 1 2 3; do
            echo "create server shard$shard foreign data wrapper postgres_fdw options (host '$sockets', port '551$shard', dbname 'postgres');
                create user mapping for adreport server shard$shard options (user 'adreport');
                create foreign table ads$shard partition of ads for values from ('$((1000 + (shard - 1) * 134))') to ('$((1000 + shard * 134))')
                server shard$shard options (table_name 'ads');"
        done
        echo "alter database postgres set enable_partitionwise_aggregate = on;"
    } | sql 5510
}
