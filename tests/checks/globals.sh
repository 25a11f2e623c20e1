#!/usr/bin/env bash
# No object in the archive given as argument has contents in .data, .bss, .tdata or .tbss:
# everything a VM owns hangs off struct vm. (.data.rel.ro is allowed: constant tables of pointers.)
set -u
archive=${1:?usage: globals.sh ARCHIVE}
found=$(objdump -h "$archive" | awk '
    /file format/ { object = $1 }
    $2 ~ /^\.(data|bss|tdata|tbss)(\.|$)/ && $2 !~ /^\.data\.rel\.ro/ && $3 !~ /^0+$/ { print object, $2, $3 }')
if [ -n "$found" ]; then
    echo "writable globals:"
    echo "$found"
    exit 1
fi
echo "globals: none is writable"
