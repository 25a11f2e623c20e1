# Reading JSON.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import json
print(json.loads('{"a": [1, -2.5e3, null, true, "\\u00e9\\n"]}'), json.loads(' 5 '), json.loads('"\\ud83d\\ude00"'), json.loads(b'[1]'), json.loads('[1.5]', parse_float=str), json.loads('{"a":1}', object_hook=lambda d: list(d.items())), json.loads('{"a":1,"a":2}'), json.loads('NaN'))
# expect: {'a': [1, -2500.0, None, True, 'é\n']} 5 😀 [1] ['1.5'] [('a', 1)] {'a': 2} nan
for s in ['', '{', '[1,]', '{"a"}', "{'a': 1}", '[1 2]', '"abc', 'nul', '{"a":1,}', '[1]x', '"\t"']:
    fails(json.loads, s)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: JSONDecodeError: Expecting ':' delimiter: line 1 column 5 (char 4)
# expect: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError: Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError: Illegal trailing comma before end of object: line 1 column 7 (char 6)
# expect: JSONDecodeError: Extra data: line 1 column 4 (char 3)
# expect: JSONDecodeError: Invalid control character at: line 1 column 2 (char 1)
