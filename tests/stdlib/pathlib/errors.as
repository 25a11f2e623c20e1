from pathlib import PurePosixPath as P
for call in (lambda: P('/a').relative_to('/b'), lambda: P('a').with_suffix('x'), lambda: P(3),
             lambda: P('/').with_name('x')):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)

# expect: ValueError '/a' is not in the subpath of '/b'
# expect: ValueError Invalid suffix 'x'
# expect: TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# expect: ValueError PurePosixPath('/') has an empty name
