import netrc, tempfile, os
f = tempfile.mktemp(); open(f, 'w').write('machine h login u password p\ndefault login d password e\nmacdef m\nline\n\n'); os.chmod(f, 0o600)
n = netrc.netrc(f); print(n.authenticators('h'), n.authenticators('z'), n.hosts, n.macros)
