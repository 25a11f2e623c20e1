#!/usr/bin/env bash
# The aspen program from outside: options, exit statuses, pipes, signals. Prints "ok NAME" or
# "not ok NAME" for each check, as tests/run.py --exec counts them. ASPEN names the program.
set -u
aspen=$(realpath "${ASPEN:-build/aspen}")
library=$(realpath "$(dirname "$0")/../../stdlib")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 2
failed=0

# check NAME STATUS OUTPUT COMMAND…: exit status and standard output (both streams when the name
# ends in "+") must be these.
check() {
    local name=$1 status=$2 want=$3 got code
    shift 3
    if [[ $name == *+ ]]; then
        got=$("$@" 2>&1 </dev/null)
    else
        got=$("$@" 2>/dev/null </dev/null)
    fi
    code=$?
    if [ "$code" = "$status" ] && [ "$got" = "$want" ]; then
        echo "ok cli/$name"
    else
        echo "not ok cli/$name"
        printf '  status %s, expected %s\n  output: %q\n  expected: %q\n' "$code" "$status" "$got" "$want"
        failed=1
    fi
}

cat >hello.as <<'X'
import sys
print("hello", *sys.argv[1:], __name__)
X
printf 'x = \n' >bad.as
printf '#!/usr/bin/env aspen\nprint("by its name")\n' >named
chmod +x named
mkdir pack && echo 'print("main of", __package__)' >pack/__main__.as && : >pack/__init__.as

check file 0 "hello a b __main__" "$aspen" hello.as a b
echo 'import sys; print(__file__, sys.argv[0], (lambda: 0).__code__.co_filename)' >where.as
check absolute_file 0 "$(pwd)/./where.as ./where.as $(pwd)/./where.as" "$aspen" ./where.as
check run 0 "hello a __main__" "$aspen" run hello.as a
check code 0 "42" "$aspen" -c 'print(6 * 7)'
check code_arguments 0 "['-c', 'x', '-y']" "$aspen" -c 'import sys; print(sys.argv)' x -y
check dash 0 "from stdin" bash -c "echo 'print(\"from stdin\")' | '$aspen' -"
check stdin_without_dash 0 "plain" bash -c "echo 'print(\"plain\")' | '$aspen'"
check module 0 "main of pack" "$aspen" -m pack
check shebang 0 "by its name" env PATH="$(dirname "$aspen"):$PATH" ./named
check version 0 yes bash -c "'$aspen' --version | grep -q '^Aspen ' && echo yes"
check help 0 yes bash -c "'$aspen' --help | grep -q '^usage: aspen' && echo yes"
check unknown_option 2 "" "$aspen" --no-such-option
check missing_file 2 "" "$aspen" no-such-file.as
check exit_status 3 "" "$aspen" -c 'raise SystemExit(3)'
check exit_none 0 "" "$aspen" -c 'raise SystemExit'
check exit_text+ 1 "goodbye" "$aspen" -c 'raise SystemExit("goodbye")'
check sys_exit 7 "" "$aspen" -c 'import sys; sys.exit(7)'
check uncaught 1 "" "$aspen" -c '1 / 0'
check uncaught_text 0 "ZeroDivisionError: division by zero" bash -c "'$aspen' -c '1 / 0' 2>&1 | tail -1"
check no_colour_in_pipe 0 0 bash -c "'$aspen' -c '1 / 0' 2>&1 | grep -c $'\033' || true"
check syntax_error 1 "" "$aspen" bad.as
check check_good 0 "" "$aspen" check hello.as
check check_bad 1 "" "$aspen" check bad.as
check check_bad_text 0 yes bash -c "'$aspen' check bad.as 2>&1 | grep -q 'SyntaxError: invalid syntax' && echo yes"
check check_report+ 1 "bad.as:1:5: SyntaxError: invalid syntax
    x =
        ^
1 error in 1 of 1 file" "$aspen" check bad.as
mkdir -p tree/sub tree/.hidden && cp bad.as tree/sub/b.py && cp bad.as tree/.hidden/c.as && cp bad.as tree/a.as &&
    cp bad.as tree/notes.txt && cp hello.as tree/good.as
check check_folder 1 "tree/a.as tree/sub/b.py
2 errors in 2 of 3 files" bash -c "'$aspen' check tree 2>&1 | grep -o 'tree/[^:]*' | tr '\n' ' ' | sed 's/ $/\n/'; '$aspen' check tree 2>&1 | tail -1; exit 1"
check check_stdin+ 1 "<stdin>:2:5: SyntaxError: unmatched ')'
    y = )
        ^
1 error in 1 of 1 file" bash -c "printf 'x = 1\ny = )\n' | '$aspen' check -"
check check_missing+ 2 "aspen: can't open file 'no-such-file.as': No such file or directory" "$aspen" check no-such-file.as
check check_colour 0 2 bash -c "FORCE_COLOR=1 '$aspen' check bad.as 2>&1 | grep -c $'\033\[1;31m'"
check warning_shown+ 0 "<string>:1: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?
True" "$aspen" -c 'print(5 is 5)'
check warning_ignored+ 0 "True" "$aspen" -W ignore -c 'print(5 is 5)'
check warning_error+ 1 "  File \"<string>\", line 1
SyntaxError: \"is\" with 'int' literal. Did you mean \"==\"?" "$aspen" -W error -c 'print(5 is 5)'
check warning_environment+ 1 "SyntaxError: \"is\" with 'int' literal. Did you mean \"==\"?" bash -c "ASPENWARNINGS=ignore::FutureWarning,error '$aspen' -c 'print(5 is 5)' 2>&1 | tail -1; exit 1"
check warning_option_first+ 0 "True" env ASPENWARNINGS=error "$aspen" -W ignore -c 'print(5 is 5)'
check warnings_not_imported 0 "False" "$aspen" -c 'import sys; 5 is 5; print("warnings" in sys.modules)'
"$aspen" - <<'X' >long.as
n = 100_000
for link in '.a', '()', '[0]', '.m(1)[2]', ' + a', ' - a * 2', ' and a', ' or a', ' < a':
    print('y = a' + link * n)
print('if a: pass\n' + 'elif a: pass\n' * n + '@a\n' * n + 'def f(): pass')
print('with ' + 'a, ' * n + 'a: pass')
print('y = (' + '"a" \n' * n + ')')
X
check long_chains 0 "" bash -c "ulimit -s 1024; '$aspen' check long.as"
check too_deep 0 "MemoryError: Parser stack overflowed - Python source too complex to parse" bash -c "ulimit -s 1024; '$aspen' -c 'exec(\"y = \" + \"not \" * 100_000 + \"1\")' 2>&1 | tail -1"
check dis 0 yes bash -c "'$aspen' dis hello.as | grep -q IMPORT_NAME && echo yes"
check closed_stdout 0 0 bash -c "'$aspen' -c 'for i in range(100000): print(i)' 2>/dev/null | head -1"
check keyboard_interrupt 130 "" bash -c "'$aspen' -c 'while True: pass' & p=\$!; sleep 0.5; kill -INT \$p; wait \$p"
check hash_seed 0 same bash -c "a=\$(ASPEN_HASHSEED=1 '$aspen' -c 'print(hash(\"x\"))'); b=\$(ASPEN_HASHSEED=1 '$aspen' -c 'print(hash(\"x\"))'); [ \$a = \$b ] && echo same"
check path 0 "found" bash -c "mkdir lib && echo 'print(\"found\")' >lib/there.as && ASPENPATH=lib '$aspen' -c 'import there'"
check as_before_py 0 "as" bash -c "echo 'print(\"as\")' >both.as; echo 'print(\"py\")' >both.py; '$aspen' -c 'import both'"
check top_level_await 0 "5" "$aspen" -c 'async def f(): return 5
print(await f())'
check interactive 0 "3" bash -c "printf '1 + 2\n' | '$aspen' -i -q 2>/dev/null"
cat >typed <<'X'
import asyncio
async def f(x):
    await sleep(0)
    return x

asyncio.run(f(2))
t = asyncio.create_task(f("spawned"))
await f(3)
c = f(4)
try: asyncio.run(c)
except RuntimeError as e: print(e)

c.close()
print(await t)
X
check prompt_loop 0 "2
3
asyncio.run() cannot be called from a running event loop
spawned" bash -c "'$aspen' -i -q <typed 2>/dev/null"
check code_awaits 0 "5" "$aspen" -c "print(await sleep(0, 5))"
check code_spawns 0 "body
task" "$aspen" -c "async def f(): print('task')
spawn(f()); print('body')"
# Optional libraries are opened when they are first needed. Sanitizers bring those of C++.
runtime='libc\.|libm\.|ld-linux|linux-vdso|ld-musl'
! ldd "$aspen" | grep -q 'lib[a-z]*san' || runtime+='|lib[a-z]*san|libgcc_s|libstdc'
check needs_libc_alone 0 "" bash -c "ldd '$aspen' | grep -vE '$runtime' || true"
# The library's own sources: read from where they are installed, done without where they are not.
cat >trace.as <<'X'
import inspect, textwrap
try: print(inspect.getsource(textwrap.dedent).splitlines()[0])
except OSError as error: print(error)
textwrap.dedent(5)
X
mkdir -p alone/bin installed/bin installed/share/aspen
cp "$aspen" alone/bin/aspen && cp "$aspen" installed/bin/aspen
cp "$library/textwrap.as" installed/share/aspen/
check library_without_sources+ 1 'could not get source code
Traceback (most recent call last):
  File "'"$PWD"'/trace.as", line 4, in <module>
    textwrap.dedent(5)
    ~~~~~~~~~~~~~~~^^^
  File "<aspen>/textwrap.as", line N, in dedent
AttributeError: '"'int' object has no attribute 'split'" bash -c "
    alone/bin/aspen trace.as 2>&1 | sed 's/\(aspen.*line\) [0-9]*/\1 N/'; exit \${PIPESTATUS[0]}"
check library_with_sources+ 1 'def dedent(text):
Traceback (most recent call last):
  File "'"$PWD"'/trace.as", line 4, in <module>
    textwrap.dedent(5)
    ~~~~~~~~~~~~~~~^^^
  File "<aspen>/textwrap.as", line N, in dedent
    lines = text.split("\n")
AttributeError: '"'int' object has no attribute 'split'" bash -c "
    installed/bin/aspen trace.as 2>&1 | sed 's/\(aspen.*line\) [0-9]*/\1 N/'; exit \${PIPESTATUS[0]}"
exit $failed
