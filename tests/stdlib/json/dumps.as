import json
print(json.dumps({'a': [1, 2.5, None, True], 'b': 'é"\n'}))
print(json.dumps([1, {'x': []}], indent=2))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True, separators=(',', ':')))
print(json.dumps('é', ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4}))

# expect: {"a": [1, 2.5, null, true], "b": "\u00e9\"\n"}
# expect: [
# expect:   1,
# expect:   {
# expect:     "x": []
# expect:   }
# expect: ]
# expect: {"a":2,"b":1}
# expect: "é" {"1": 4, "null": 3}
