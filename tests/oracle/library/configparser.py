import configparser, io
text = """
[DEFAULT]
home = /home
[server]
port = 80
path: %(home)s/www
debug = yes
list =
    one
    two
[empty]
flag
"""
config = configparser.ConfigParser(allow_no_value=True)
config.read_string(text)
print(config.sections(), config['server']['path'], config.getint('server', 'port'), config.getboolean('server', 'debug'))
print(config['server']['list'].split(), config['empty']['flag'], config.get('server', 'none', fallback='?'), dict(config['empty']))
config['new'] = {'a': '1'}
config.set('new', 'b', '2')
out = io.StringIO(); config.write(out); print(out.getvalue())
for bad in ('[a]\n[a]\n', 'x=1\n', '[a]\nx=1\nx=2\n', '[a\n'):
    try:
        configparser.ConfigParser().read_string(bad)
    except configparser.Error as error:
        print(type(error).__name__, error)
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
e.read_string('[a]\nx=1\n[b]\ny=${a:x}2\n')
print(e['b']['y'])
