# Raw f-strings, doubled braces and escapes.
print(fr'\d{1}\{2}', f'\x41{1}\t'.expandtabs(), f'{{{{', f'}}}}', f'{"{"}', f'\N{DIGIT ONE}{1}', rf'{"\n"}' == '\n', f'{1}''{2}')
# expect: \d1\2 A1       {{ }} { 11 True 1{2}
x = f'''
{1}
'''
print(len(x))  # expect: 3
