import os, runpy, tempfile
with tempfile.TemporaryDirectory() as top:
    path = os.path.join(top, 'm.py')
    with open(path, 'w') as file:
        file.write('x = __name__\ny = start + 1\n')
    result = runpy.run_path(path, {'start': 1}, run_name='named')
    print(result['x'], result['y'])

# expect: named 2
