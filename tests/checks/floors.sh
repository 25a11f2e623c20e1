#!/usr/bin/env bash
# Includes never run upwards. Floors, lowest first:
#   value, memory, object, interp, async, API; compiler stands on value, memory and object (and the
#   instruction set); stdlib on vm/native.h and what it includes; cli on vm/aspen.h alone.
# Prints each include that breaks this, and exits 1 if there is one.
set -u
cd "$(dirname "$0")/../.." || exit 2

floor() { # path of a file → its floor's number
    case $1 in
    vm/value.h) echo 0 ;;
    vm/memory/*) echo 1 ;;
    vm/object/*) echo 2 ;;
    vm/native.h) echo 3 ;;
    vm/interp/opcode.* | vm/interp/intrinsic.def | vm/interp/decode.h) echo 2 ;;
    vm/api.h) echo 3 ;; # the configuration, as the library's modules see it
    vm/interp/*) echo 4 ;;
    vm/async/*) echo 5 ;;
    vm/aspen.h) echo 0 ;; # includes nothing
    vm/*) echo 7 ;;
    compiler/*) echo 3 ;;
    stdlib/*) echo 6 ;;
    cli/*) echo 8 ;;
    *) echo 99 ;;
    esac
}

bad=0
while IFS=: read -r file include; do
    dir=$(dirname "$file")
    target=$(realpath -m --relative-to=. "$dir/$include")
    [ -e "$target" ] || continue # generated, or found through the build's include path
    from=$(floor "$file")
    to=$(floor "$target")
    case $file in
    cli/*) ok=$([ "$target" = vm/aspen.h ] || [[ $target == cli/* ]] && echo 1 || echo 0) ;;
    compiler/*) ok=$([[ $target == compiler/* ]] || [ "$to" -le 3 ] && echo 1 || echo 0) ;;
    vm/api.c) ok=1 ;; # joins the VM with the compiler and the library
    vm/*) ok=$([[ $target != vm/* ]] && echo 0 || { [ "$to" -le "$from" ] && echo 1 || echo 0; }) ;;
    *) ok=$([ "$to" -le "$from" ] && echo 1 || echo 0) ;;
    esac
    if [ "$ok" = 0 ]; then
        echo "$file includes $target"
        bad=1
    fi
done < <(grep -rHoE '^#include "[^"]+"' --include='*.c' --include='*.h' --include='*.def' vm compiler stdlib cli |
    sed -E 's/#include "([^"]+)"/\1/')
[ "$bad" = 0 ] && echo "floors: no include runs upwards"
exit $bad
