import json
print(json.JSONDecoder().raw_decode('[1] rest'))
print(''.join(json.JSONEncoder(indent=1).iterencode({'a': [1]})))

# expect: ([1], 3)
# expect: {
# expect:  "a": [
# expect:   1
# expect:  ]
# expect: }
