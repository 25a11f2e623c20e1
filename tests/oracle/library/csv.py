import csv, io
out = io.StringIO()
writer = csv.writer(out)
writer.writerows([['name', 'note'], ['a,b', 'say "hi"'], [1, None], ['two\nlines', 2.5]])
print(repr(out.getvalue()))
print(list(csv.reader(io.StringIO(out.getvalue()))))
print(list(csv.DictReader(io.StringIO('a;b\n1;2\n3\n4;5;6\n'), delimiter=';', restval='-')))
out = io.StringIO()
d = csv.DictWriter(out, ['x', 'y'], extrasaction='ignore', quoting=csv.QUOTE_ALL, lineterminator='\n')
d.writeheader(); d.writerow({'x': 1, 'y': 'q"q', 'z': 3})
print(out.getvalue())
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.Sniffer().has_header('name,age\nann,5\nbob,7\n'), csv.list_dialects())
print(list(csv.reader(['1,"2",x'], quoting=csv.QUOTE_NONNUMERIC)) if False else list(csv.reader(['1,"2",3.5'], quoting=csv.QUOTE_NONNUMERIC)))
print(list(csv.reader(["'a''b'|c"], delimiter='|', quotechar="'")), list(csv.reader(['a\\,b,c'], escapechar='\\')))
for wrong in (lambda: csv.writer(out, delimiter='ab'), lambda: list(csv.reader(['"a"b'], strict=True)), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b'])):
    try:
        wrong()
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)
