import json
class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {3, 1}}, cls=Encoder))
try:
    json.dumps([object()], cls=Encoder)
except TypeError as error:
    print(error)
items = []
items.append(items)
try:
    json.dumps(items)
except ValueError as error:
    print(error)

# expect: {"s": [1, 3]}
# expect: Object of type object is not JSON serializable
# expect: Circular reference detected
