import json
data = {'name': 'é"\\', 'list': [1, 2.5, None, True, float('inf')], 'nested': {'b': 1, 'a': []}, 3: 'key'}
print(json.dumps(data), json.dumps(data, indent=2, sort_keys=False, ensure_ascii=False), json.dumps([1, 2], separators=(',', ':')))
print(json.loads('{"a": [1, 2.0, -3e2, "\\u00e9\\ud83d\\ude00", null, true]}'), json.loads('[1]', parse_int=str))
for bad in ('{"a" 1}', '[1,]', '', 'nul', '{"a":1} x'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error)
class Encoder(json.JSONEncoder):
    def default(self, value):
        return sorted(value) if isinstance(value, set) else super().default(value)
print(json.dumps({'s': {3, 1}}, cls=Encoder), json.loads('{"x": 1}', object_hook=lambda d: list(d.items())), json.loads('{"x": 1, "x": 2}', object_pairs_hook=list))
try:
    json.dumps(object)
except TypeError as error:
    print(error)
