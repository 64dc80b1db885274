# Cuts a line of CSV with quoted fields into field[1..]; returns how many. No field of these tables holds a line end.
function cut(line, field,    count, value) {
    sub(/\r$/, "", line)
    count = 0
    for (;;) {
        if (substr(line, 1, 1) == "\"") {
            value = ""
            line = substr(line, 2)
            while (match(line, /""|"/) && substr(line, RSTART, 2) == "\"\"") {
                value = value substr(line, 1, RSTART)
                line = substr(line, RSTART + 2)
            }
            value = value substr(line, 1, RSTART - 1)
            line = substr(line, RSTART + 1)
        } else {
            match(line, /^[^,]*/)
            value = substr(line, 1, RLENGTH)
            line = substr(line, RLENGTH + 1)
        }
        field[++count] = value
        if (line == "")
            return count
        line = substr(line, 2)
    }
}

# parties.csv, then a mapping whose first column is the id and third the name of the party: rows of advertisers.csv.
BEGIN {print "platform,advertiser_id,advertiser,party"}
FNR == 1 {file++; next}
{cut($0, field)}
file == 1 {id[field[2]] = field[1]; next}
field[3] in id {
    name = field[2] == "" ? field[1] : field[2]
    gsub(/"/, "\"\"", name)
    print platform "," field[1] ",\"" name "\"," id[field[3]]
}
