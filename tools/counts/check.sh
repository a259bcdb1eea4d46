#!/usr/bin/env bash
# Compares counts with those committed and with their limits.
#
#   tools/counts/check.sh COMMITTED LIMITS COUNTS
#
# Three files of "NAME VALUE" lines. Says on standard error, and fails, when a count has grown by more than 2 %, is above its
# limit, is new or is missing; of the golden vectors and the published checksums, when fewer pass; of estimates, in percent of a count,
# when one is more than a tenth off, or one of a single layer more than three twentieths.
set -eu
if [ $# -ne 3 ]; then
    echo "usage: check.sh COMMITTED LIMITS COUNTS" >&2
    exit 2
fi

awk '
    FNR == 1 { file++ }
    file == 1 { committed[$1] = $2; next }
    file == 2 { limit[$1] = $2; next }
    { seen[$1] = 1 }
    $1 in limit && $2 + 0 > limit[$1] + 0 { print "counts: " $1 " is " $2 ", its limit is " limit[$1]; bad = 1 }
    !($1 in committed) { print "counts: " $1 " is not in counts.txt"; bad = 1; next }
    $1 ~ /\.(golden|published)$/ && $2 + 0 < committed[$1] + 0 { print "counts: " $1 " is " $2 ", was " committed[$1]; bad = 1 }
    $1 ~ /\.estimate(\.|$)/ {
        tolerance = $1 ~ /\.estimate$/ ? 10 : 15
        if ($2 < 100 - tolerance || $2 > 100 + tolerance) { print "counts: " $1 " is " $2 " %, more than " tolerance " off"; bad = 1 }
        next
    }
    $1 !~ /\.(golden|published)$/ && $2 + 0 > committed[$1] * 1.02 { print "counts: " $1 " is " $2 ", more than 2 % above " committed[$1]; bad = 1 }
    END {
        for (name in committed) if (!(name in seen)) { print "counts: " name " is no longer counted"; bad = 1 }
        for (name in limit) if (!(name in seen) && !(name in committed)) { print "counts: " name " has a limit and is not counted"; bad = 1 }
        exit bad
    }' "$1" "$2" "$3" >&2
