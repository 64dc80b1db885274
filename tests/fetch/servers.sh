# PostgreSQL, started and stopped by a test: servers of its own on sockets of a folder of its own, with no port and no service. For
# `.` of a shell; the caller runs `servers_stop` on its way out, whatever happened.
servers_bin=$PWD/.build/servers/packages/root/usr/lib/postgresql/15/bin

# PostgreSQL refuses to run as root. Whoever it is run as then need not be able to see the folder of this repository, so that may
# be under /root; it keeps the one right that makes up for it.
servers_user=
if [ "$(id -u)" = 0 ]; then
    servers_user='setpriv --reuid=nobody --regid=nogroup --clear-groups'
    servers_right='--inh-caps=+dac_override --ambient-caps=+dac_override'
    # shellcheck disable=SC2086 # words
    ! $servers_user $servers_right true 2>/dev/null || servers_user="$servers_user $servers_right"
fi

as_server() { # words of a command
    # shellcheck disable=SC2086
    $servers_user "$@"
}

# Stops the servers once whoever started them is gone, even if it had no time to say so.
servers_watch() {
    (setsid sh -c "while kill -0 $$ 2>/dev/null; do sleep 1; done
        for server in '$servers'/[0-9]*/postmaster.pid; do
            [ ! -f \"\$server\" ] || kill -QUIT \"\$(head -n 1 \"\$server\")\"
        done
        rm -rf '$sockets'" </dev/null >/dev/null 2>&1 &)
}

# Makes the folder of the servers, and one cluster that the others are copies of.
servers_begin() { # folder
    servers=$PWD/$1
    sockets=$(mktemp -d /tmp/adreport-fetch.XXXXXX)
    rm -rf "$servers" && mkdir -p "$servers"
    [ "$(id -u)" != 0 ] || chown nobody:nogroup "$servers" "$sockets"
    servers_watch
    as_server env TZ=UTC LC_ALL=C.UTF-8 "$servers_bin/initdb" -D "$servers/empty" -U adreport -A trust -E UTF8 --no-sync \
        --no-instructions >"$servers/../initdb.log" 2>&1 || return 1
}

# Starts a server; its name is its number, which is that of its socket.
server_start() { # number
    [ -d "$servers/$1" ] || as_server cp -R "$servers/empty" "$servers/$1"
    as_server env TZ=UTC LC_ALL=C.UTF-8 "$servers_bin/pg_ctl" -D "$servers/$1" -l "$servers/$1.log" -w -t 60 -s start -o "-p $1 \
        -c listen_addresses= -c unix_socket_directories=$sockets -c fsync=off -c jit=off -c full_page_writes=off \
        -c synchronous_commit=off -c max_wal_size=2GB -c autovacuum=off -c shared_buffers=64MB -c max_prepared_transactions=0" \
        </dev/null >"$servers.start.log" 2>&1
}

server_stop() { # number
    [ ! -f "$servers/$1/postmaster.pid" ] ||
        as_server "$servers_bin/pg_ctl" -D "$servers/$1" -m immediate -w -s stop >/dev/null 2>&1
}

# Stops all, and leaves nothing of what they held.
servers_empty() {
    for server in "$servers"/[0-9]*/; do
        [ ! -d "$server" ] || server_stop "$(basename "$server")"
        rm -rf "$server"
    done
}

servers_stop() {
    servers_empty
    rm -rf "$servers" "$sockets"
}

sql() { # number of a server; then SQL on standard input, or words for psql
    number=$1
    shift
    "$servers_bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$sockets" -p "$number" -U adreport -d postgres "$@"
}
