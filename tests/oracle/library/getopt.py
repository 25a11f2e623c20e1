import getopt
print(getopt.getopt(['-a', '-b', 'x', '--long', '--value=3', 'rest', '-c'], 'ab:', ['long', 'value=']))
print(getopt.gnu_getopt(['x', '-a', 'y', '--lo'], 'a', ['long']))
for bad in (['-z'], ['-b'], ['--none'], ['--long=1']):
    try:
        getopt.getopt(bad, 'ab:', ['long'])
    except getopt.GetoptError as error:
        print(error, error.opt)
