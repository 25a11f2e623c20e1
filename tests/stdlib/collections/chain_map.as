# Several mappings as one.
from collections import ChainMap

defaults, user = {"color": "red", "size": 1}, {"size": 2}
m = ChainMap(user, defaults)
print(m["color"], m["size"], len(m), list(m))  # expect: red 2 2 ['color', 'size']
m["color"] = "blue"
print(user, defaults["color"])  # expect: {'size': 2, 'color': 'blue'} red
child = m.new_child({"size": 3})
print(child["size"], child.parents["size"], child)
# expect: 3 2 ChainMap({'size': 3}, {'size': 2, 'color': 'blue'}, {'color': 'red', 'size': 1})
try:
    del child["color"]
except KeyError as error:
    print(error)  # expect: "Key not found in the first mapping: 'color'"
print("nothing" in m, m.get("nothing", 7))  # expect: False 7
