# The default filter shows a warning of the main script once for each line; the module is not needed.
for i in range(3):
    ~(i > 0)
print([key[2] for key in __warningregistry__ if key != 'version'])
import warnings
for i in range(3):
    ~(i > 0)
print(sorted(key[2] for key in __warningregistry__ if key != 'version'))
# expect: [3]
# expect: [3, 7]
# expect-stderr:   ~(i > 0)
# expect-stderr:   ~(i > 0)
