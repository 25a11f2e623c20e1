# Nested quotes, newlines, comments and backslashes in replacement fields.
x = ['a', 'b']
print(f'{', '.join(x)}', f"{f"{f"{1 + 1}"}"}", f'{'\n'.join(x)!r}')  # expect: a, b 2 'a\nb'
print(f'{
    x[0]  # a comment
}')  # expect: a
print(f'''{
    x[1]
    + '!'
}''')  # expect: b!
