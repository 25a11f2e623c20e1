import warnings
seen = []
warnings.showwarning = lambda message, *rest: seen.append(str(message))
warnings.simplefilter('default')
for i in range(3):
    warnings.warn('same place')
warnings.filterwarnings('ignore', message='quiet')
warnings.warn('quiet please')
warnings.warn('loud')
print(seen)  # expect: ['same place', 'loud']
