#!/usr/bin/env bash
# Every C file is as clang-format (version 14's rules) leaves it.
set -u
cd "$(dirname "$0")/../.." || exit 2
find vm compiler stdlib cli tests examples \( -name '*.c' -o -name '*.h' \) -print0 |
    xargs -0 clang-format --dry-run --Werror 2>&1 | grep -E 'error:' | sed 's/:.*//' | sort | uniq -c
[ "${PIPESTATUS[1]}" = 0 ] && echo "format: as clang-format leaves it"
exit "${PIPESTATUS[1]}"
