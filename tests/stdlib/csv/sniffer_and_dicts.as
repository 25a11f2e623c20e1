# The dialect of a sample is guessed; rows as dicts.
import csv
import io

for sample in ('a,b,c\n1,2,3\n', 'a;b\n1;2\n', "'a':'b'\n'c':'d'\n", 'a b\nc d\n', '"x","y"\n"1","2"\n',
               'a\tb\n1\t2\n', 'n, m\n1, 2\n3, 4\n'):
    found = csv.Sniffer().sniff(sample)
    print(repr(found.delimiter), found.quotechar, found.skipinitialspace, csv.Sniffer().has_header(sample))
# expect: ',' " False True
# expect: ';' " False True
# expect: ':' ' False False
# expect: ' ' " False False
# expect: ',' " False True
# expect: '\t' " False True
# expect: ',' " True True
try:
    csv.Sniffer().sniff('')
except csv.Error as error:
    print(error)
# expect: Could not determine delimiter
reader = csv.DictReader(['a,b', '1,2', '', '3', '4,5,6'], restkey='more', restval='-')
print(list(reader), reader.fieldnames, reader.line_num)
# expect: [{'a': '1', 'b': '2'}, {'a': '3', 'b': '-'}, {'a': '4', 'b': '5', 'more': ['6']}] ['a', 'b'] 5
out = io.StringIO()
writer = csv.DictWriter(out, ['a', 'b'], lineterminator='|')
writer.writeheader()
writer.writerows([{'a': 1}, {'b': 'x|y'}])
print(out.getvalue())
# expect: a,b|1,|,"x|y"|
try:
    writer.writerow({'a': 1, 'c': 2})
except ValueError as error:
    print(error)
# expect: dict contains fields not in fieldnames: 'c'
