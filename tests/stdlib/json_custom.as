# Encoders with default, and circular structures.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import json
class E(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {2, 1}}, cls=E), json.dumps(1j, default=str))  # expect: {"s": [1, 2]} "1j"
a = []; a.append(a)
fails(lambda: json.dumps(a))  # expect: ValueError: Circular reference detected
fails(lambda: json.dumps(object, cls=E))
# expect: TypeError: Object of type type is not JSON serializable
