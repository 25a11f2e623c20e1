import os, tempfile
with tempfile.NamedTemporaryFile('w+', suffix='.txt') as file:
    file.write('abc')
    file.seek(0)
    print(file.read(), file.name.endswith('.txt'), os.path.exists(file.name))
print(os.path.exists(file.name))

# expect: abc True True
# expect: False
