#!/usr/bin/env bash
# Every C file is as clang-format (version 14's rules) leaves it.
set -u
cd "$(dirname "$0")/../.." || exit 2
bad=$(find vm compiler stdlib cli tests examples \( -name '*.c' -o -name '*.h' \) -print0 |
    xargs -0 clang-format --dry-run --Werror 2>&1 | grep -E 'error:' | sed 's/:.*//' | sort | uniq -c)
if [ -n "$bad" ]; then
    echo "not formatted (make format mends it):"
    echo "$bad"
    exit 1
fi
echo "format: as clang-format leaves it"
