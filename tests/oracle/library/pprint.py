import pprint
pprint.pprint({'name': 'x' * 30, 'list': list(range(30)), 'nested': {'b': [1, 2], 'a': ('t',)}, 'text': 'word ' * 30}, width=60)
print(pprint.pformat([[[[1]]]], depth=2), pprint.pformat({'b': 1, 'a': 2}, sort_dicts=False), pprint.saferepr([1]), pprint.isreadable([print]))
loop = [1]; loop.append(loop)
print('Recursion' in pprint.pformat(loop), pprint.pformat(1234567, underscore_numbers=True), pprint.pformat({1, 2}, indent=4, width=3))
