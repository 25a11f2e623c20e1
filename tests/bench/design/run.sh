#!/usr/bin/env bash
# Builds and times the four combinations of value encoding and dispatch (see encoding.c).
set -eu
cd "$(dirname "$0")"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for encoding in "" -DNANBOX; do
    for dispatch in "" -DSWITCH; do
        "${CC:-gcc}" -O2 -std=gnu11 $encoding $dispatch encoding.c -o "$out/encoding"
        "$out/encoding"
    done
done
