# Conditional expressions inside comprehensions.
print(['even' if i % 2 == 0 else 'odd' for i in range(3)])  # expect: ['even', 'odd', 'even']
print([i for i in range(10) if (i > 3 if i % 2 else i > 6)])  # expect: [5, 7, 8, 9]
print({k: v for k, v in zip('abc', range(3)) if v})  # expect: {'b': 1, 'c': 2}
print({i // 2 for i in range(4)})  # expect: {0, 1}
