# Writing JSON.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import json
print(json.dumps({'a': [1, 2.5, None, True, 'é"\n']}), json.dumps([1, {'b': 2}], indent=2), json.dumps({2: 1, 'a': 0}, separators=(',', ':')), json.dumps('é', ensure_ascii=False), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([float('inf'), float('nan')]), json.dumps((1,)), json.dumps('😀'), json.dumps({True: None, None: 1.0}), json.dumps([]), json.dumps({}, indent=1))
# expect: {"a": [1, 2.5, null, true, "\u00e9\"\n"]} [
# expect:   1,
# expect:   {
# expect:     "b": 2
# expect:   }
# expect: ] {"2":1,"a":0} "é" {"a": 2, "b": 1} [Infinity, NaN] [1] "\ud83d\ude00" {"true": null, "null": 1.0} [] {}
fails(lambda: json.dumps({1}))  # expect: TypeError: Object of type set is not JSON serializable
fails(lambda: json.dumps({(1,): 1}))
# expect: TypeError: keys must be str, int, float, bool or None, not tuple
fails(lambda: json.dumps(float('nan'), allow_nan=False))
# expect: ValueError: Out of range float values are not JSON compliant: nan
