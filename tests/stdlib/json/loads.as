import json
print(json.loads('{"a": [1, 2.5, -3e2, null, true], "b": "\\u00e9\\ud83d\\ude00"}'))
# expect: {'a': [1, 2.5, -300.0, None, True], 'b': 'é😀'}
print(json.loads('[1.5, 2]', parse_float=str, parse_int=str))  # expect: ['1.5', '2']
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d)))  # expect: ['a']
print(json.loads(b'[NaN, Infinity]'))  # expect: [nan, inf]
