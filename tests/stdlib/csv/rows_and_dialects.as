# Rows read and written in every dialect, and the errors of wrong ones.
import csv,io
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
D=lambda **k: lambda: [ (getattr(x,'delimiter'),x.quotechar,x.escapechar,x.lineterminator,x.quoting,x.doublequote,x.skipinitialspace,x.strict) for x in [csv.reader([],**k).dialect]]
for k in ({},{'delimiter':'ab'},{'delimiter':''},{'delimiter':5},{'delimiter':None},{'quotechar':None},{'quotechar':''},{'quotechar':'xx'},{'quotechar':5},{'quotechar':None,'quoting':0},{'escapechar':''},{'escapechar':'xx'},{'escapechar':4},{'lineterminator':None},{'lineterminator':5},{'quoting':9},{'quoting':'x'},{'quoting':-1},{'strict':1},{'bogus':1},{'delimiter':'\n'},{'delimiter':'"'},{'delimiter':' ','skipinitialspace':True},{'escapechar':','},{'quotechar':'\n'},{'lineterminator':','},{'doublequote':[]},{'dialect':'none'},{'dialect':'excel-tab'},{'dialect':5},{'dialect':csv.excel}): t(D(**k))
# expect: [(',', '"', None, '\r\n', 0, True, False, False)]
# expect: TypeError "delimiter" must be a 1-character string
# expect: TypeError "delimiter" must be a 1-character string
# expect: TypeError "delimiter" must be string, not int
# expect: TypeError "delimiter" must be string, not NoneType
# expect: [(',', None, None, '\r\n', 3, True, False, False)]
# expect: TypeError "quotechar" must be a 1-character string
# expect: TypeError "quotechar" must be a 1-character string
# expect: TypeError "quotechar" must be string or None, not int
# expect: TypeError quotechar must be set if quoting enabled
# expect: TypeError "escapechar" must be a 1-character string
# expect: TypeError "escapechar" must be a 1-character string
# expect: TypeError "escapechar" must be string or None, not int
# expect: TypeError lineterminator must be set
# expect: TypeError "lineterminator" must be a string
# expect: TypeError bad "quoting" value
# expect: TypeError "quoting" must be an integer
# expect: TypeError bad "quoting" value
# expect: [(',', '"', None, '\r\n', 0, True, False, True)]
# expect: TypeError this function got an unexpected keyword argument 'bogus'
# expect: ValueError bad delimiter value
# expect: ValueError bad delimiter or quotechar value
# expect: [(' ', '"', None, '\r\n', 0, True, True, False)]
# expect: ValueError bad delimiter or escapechar value
# expect: ValueError bad quotechar value
# expect: ValueError bad delimiter or lineterminator value
# expect: [(',', '"', None, '\r\n', 0, False, False, False)]
# expect: Error unknown dialect
# expect: [('\t', '"', None, '\r\n', 0, True, False, False)]
# expect: [(',', '"', None, '\r\n', 0, True, False, False)]
# expect: [(',', '"', None, '\r\n', 0, True, False, False)]
R=lambda rows,**k: lambda: list(csv.reader(rows,**k))
for r,k in ((['a,b','c'],{}),(['"a','b",c'],{}),(['"a\n','b",c\n'],{}),(['a"b,c'],{}),(['"a"b,c'],{}),(['"a"b'],{'strict':True}),(['"a'],{}),(['"a'],{'strict':True}),(['a\nb'],{}),(['a\r\n'],{}),(['a\rb'],{}),([''],{}),(['\n'],{}),([b'a'],{}),([5],{}),(['a,"b""c"'],{}),(['a,"b""c"'],{'doublequote':False}),(['a\\,b'],{'escapechar':'\\'}),(['a\\'],{'escapechar':'\\'}),(['a\\'],{'escapechar':'\\','strict':True}),(['1,"2",x'],{'quoting':csv.QUOTE_NONNUMERIC}),(['1,,3'],{'quoting':csv.QUOTE_NONNUMERIC}),(['1,,""'],{'quoting':csv.QUOTE_STRINGS}),(['1,,""'],{'quoting':csv.QUOTE_NOTNULL}),([' a, b, "c"'],{'skipinitialspace':True}),([' a, b, "c"'],{}),(['"a,b"'],{'quoting':csv.QUOTE_NONE}),(['"a"\\"b,c'],{'escapechar':'\\'}),(["'a,b',c"],{'quotechar':"'"}),(['a b  c'],{'delimiter':' '}),(['a b  c'],{'delimiter':' ','skipinitialspace':True}),(['"a\\\nb"'],{'escapechar':'\\'}),(['a,\0b'],{}),(['x'*200000],{}),(5,{}),(['"a""'],{}),(['"ab""\n','c"'],{}),(['a,b,'],{}),([','],{}),(['a\\','b'],{'escapechar':'\\'})): t(R(r,**k))
# expect: [['a', 'b'], ['c']]
# expect: [['ab', 'c']]
# expect: [['a\nb', 'c']]
# expect: [['a"b', 'c']]
# expect: [['ab', 'c']]
# expect: Error ',' expected after '"'
# expect: [['a']]
# expect: Error unexpected end of data
# expect: Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [['a']]
# expect: Error new-line character seen in unquoted field - do you need to open the file with newline=''?
# expect: [[]]
# expect: [[]]
# expect: Error iterator should return strings, not bytes (the file should be opened in text mode)
# expect: Error iterator should return strings, not int (the file should be opened in text mode)
# expect: [['a', 'b"c']]
# expect: [['a', 'b"c"']]
# expect: [['a,b']]
# expect: [['a\n']]
# expect: Error unexpected end of data
# expect: ValueError could not convert string to float: 'x'
# expect: [[1.0, '', 3.0]]
# expect: [[1.0, None, '']]
# expect: [['1', None, '']]
# expect: [['a', 'b', 'c']]
# expect: [[' a', ' b', ' "c"']]
# expect: [['"a', 'b"']]
# expect: [['a\\"b', 'c']]
# expect: [['a,b', 'c']]
# expect: [['a', 'b', '', 'c']]
# expect: [['a', 'b', 'c']]
# expect: [['a\nb']]
# expect: [['a', '\x00b']]
# expect: Error field larger than field limit (131072)
# expect: TypeError 'int' object is not iterable
# expect: [['a"']]
# expect: [['ab"\nc']]
# expect: [['a', 'b', '']]
# expect: [['', '']]
# expect: [['a\nb']]
def W(rows,**k):
    def f():
        o=io.StringIO(); w=csv.writer(o,**k); n=[w.writerow(r) for r in rows]; return repr(o.getvalue()),n
    return f
for r,k in (([['a','b']],{}),([[1,2.5,None,True,'']],{}),([[]],{}),([['']],{}),([[None]],{}),([['a"b','c,d','e\nf','g\rh',' i']],{}),([['a"b']],{'doublequote':False}),([['a"b']],{'doublequote':False,'escapechar':'\\'}),([['a,b','c"d','e\\f']],{'quoting':csv.QUOTE_NONE,'escapechar':'\\'}),([['a,b']],{'quoting':csv.QUOTE_NONE}),([['a"b']],{'quoting':csv.QUOTE_NONE}),([['a"b']],{'quoting':csv.QUOTE_NONE,'quotechar':None}),([['']],{'quoting':csv.QUOTE_NONE}),([[1,'a',None,2.5]],{'quoting':csv.QUOTE_ALL}),([[1,'a',None,2.5]],{'quoting':csv.QUOTE_NONNUMERIC}),([[1,'a',None,2.5]],{'quoting':csv.QUOTE_STRINGS}),([[1,'a',None,2.5]],{'quoting':csv.QUOTE_NOTNULL}),([5],{}),(['abc'],{}),([['a']],{'lineterminator':'!'}),([['a!b']],{'lineterminator':'!'}),([[' a','b ']],{'skipinitialspace':True}),([[' ','']],{'delimiter':' ','skipinitialspace':True}),([['a\\b']],{'escapechar':'\\'}),([[None]],{'quoting':csv.QUOTE_STRINGS}),([[1e20,10**20]],{}),([(x for x in 'ab')],{})): t(W(r,**k))
# expect: ("'a,b\\r\\n'", [5])
# expect: ("'1,2.5,,True,\\r\\n'", [14])
# expect: ("'\\r\\n'", [2])
# expect: ('\'""\\r\\n\'', [4])
# expect: ('\'""\\r\\n\'', [4])
# expect: ('\'"a""b","c,d","e\\nf","g\\rh", i\\r\\n\'', [29])
# expect: Error need to escape, but no escapechar set
# expect: ('\'a\\\\"b\\r\\n\'', [6])
# expect: ('\'a\\\\,b,c\\\\"d,e\\\\\\\\f\\r\\n\'', [16])
# expect: Error need to escape, but no escapechar set
# expect: Error need to escape, but no escapechar set
# expect: ('\'a"b\\r\\n\'', [5])
# expect: Error single empty field record must be quoted
# expect: ('\'"1","a","","2.5"\\r\\n\'', [18])
# expect: ('\'1,"a","",2.5\\r\\n\'', [14])
# expect: ('\'1,"a",,2.5\\r\\n\'', [12])
# expect: ('\'"1","a",,"2.5"\\r\\n\'', [16])
# expect: Error iterable expected, not int
# expect: ("'a,b,c\\r\\n'", [7])
# expect: ("'a!'", [2])
# expect: ('\'"a!b"!\'', [6])
# expect: ("' a,b \\r\\n'", [7])
# expect: ('\'" " ""\\r\\n\'', [8])
# expect: ("'a\\\\\\\\b\\r\\n'", [6])
# expect: Error single empty field record must be quoted
# expect: ("'1e+20,100000000000000000000\\r\\n'", [29])
# expect: ("'a,b\\r\\n'", [5])
t(lambda: csv.register_dialect('x',delimiter=';')); t(csv.list_dialects); t(lambda: csv.get_dialect('x').delimiter); t(lambda: csv.get_dialect('y')); t(lambda: csv.unregister_dialect('x')); t(lambda: csv.unregister_dialect('x')); t(lambda: csv.register_dialect(5)); t(lambda: csv.register_dialect('z',5))
# expect: None
# expect: ['excel', 'excel-tab', 'unix', 'x']
# expect: ;
# expect: Error unknown dialect
# expect: None
# expect: Error unknown dialect
# expect: TypeError dialect name must be a string
# expect: None
t(lambda: csv.field_size_limit()); t(lambda: csv.field_size_limit('a')); t(lambda: csv.field_size_limit(10)); t(R(['x'*20])); t(lambda: csv.field_size_limit(131072))
# expect: 131072
# expect: TypeError limit must be an integer
# expect: 131072
# expect: Error field larger than field limit (10)
# expect: 10
r=csv.reader(['a','b']); t(lambda: next(r)); t(lambda: r.line_num); t(lambda: type(r)); t(lambda: iter(r) is r); t(lambda: setattr(r.dialect,'delimiter','x'))
# expect: ['a']
# expect: 1
# expect: <class '_csv.reader'>
# expect: True
# expect: AttributeError attribute 'delimiter' of '_csv.Dialect' objects is not writable
t(lambda: csv.Dialect()); 
# expect: Error "delimiter" must be string, not NoneType
class B(csv.Dialect): delimiter='ab'
t(lambda: B()); 
# expect: Error "delimiter" must be a 1-character string
class G(csv.Dialect): delimiter=';'; quotechar="'"; lineterminator='\n'; quoting=csv.QUOTE_MINIMAL
t(lambda: csv.writer(io.StringIO()).writerows([[1],[2]])); t(lambda: csv.writer(io.StringIO()).writerows(5)); t(lambda: csv.Error.__mro__); t(lambda: csv.__version__)
# expect: None
# expect: TypeError 'int' object is not iterable
# expect: (<class '_csv.Error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: 1.0
d=csv.DictReader(['a,b','1,2','','3','4,5,6']); t(lambda: list(d)); t(lambda: (d.fieldnames,d.line_num))
# expect: [{'a': '1', 'b': '2'}, {'a': '3', 'b': None}, {'a': '4', 'b': '5', None: ['6']}]
# expect: (['a', 'b'], 5)
o=io.StringIO(); w=csv.DictWriter(o,['a','b']); t(w.writeheader); t(lambda: w.writerow({'a':1,'c':2})); t(lambda: w.writerow({'a':1})); t(o.getvalue); t(lambda: csv.DictWriter(o,['a'],extrasaction='x'))
# expect: 5
# expect: ValueError dict contains fields not in fieldnames: 'c'
# expect: 4
# expect-repr: 'a,b\r'
# expect-repr: '1,\r'
# expect-repr: ''
# expect: ValueError extrasaction (x) must be 'raise' or 'ignore'
t(lambda: csv.unix_dialect.__dict__.get('quoting'))
# expect: 1
