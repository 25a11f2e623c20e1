# embed.awk - turns the library modules written in Aspen into C.
# usage: LC_ALL=C awk -f stdlib/embed.awk stdlib/a.as stdlib/b/__init__.as ... > stdlib_sources.c
# Each line becomes a string literal; the table at the end is what vm/interp/embedded.h declares.
# Rows are in the order of the files, which the Makefile sorts; import looks names up linearly once
# and remembers positions.

function module_name(path,    name)
{
    name = path
    sub(/^stdlib\//, "", name)
    sub(/\.as$/, "", name)
    is_package = sub(/\/__init__$/, "", name)
    gsub(/\//, ".", name)
    return name
}

BEGIN {
    print "/* Made by stdlib/embed.awk from stdlib/. */"
    print "#include \"vm/interp/embedded.h\""
    count = 0
}

FNR == 1 {
    if (count) {
        print "    ;"
    }
    names[count] = module_name(FILENAME)
    packages[count] = is_package ? "true" : "false"
    printf "static const char source_%d[] =\n", count
    count++
}

{
    gsub(/\\/, "&&")
    gsub(/"/, "\\\\&")
    gsub(/\?/, "\\\\&") # no trigraphs
    gsub(/\t/, "\\t")
    gsub(/\r/, "\\r")
    gsub(/\f/, "\\f")
    printf "    \"%s\\n\"\n", $0
}

END {
    if (count) {
        print "    ;"
    }
    print "const struct embedded_module embedded_modules[] = {"
    for (i = 0; i < count; i++) {
        printf "    {\"%s\", source_%d, sizeof(source_%d) - 1, %s},\n", names[i], i, i, packages[i]
    }
    print "    {0, 0, 0, false},"
    print "};"
    printf "const unsigned embedded_module_count = %d;\n", count
}
