from urllib import parse
u = parse.urlparse('https://user:pw@example.com:8080/a/b;p?q=1&q=2&r=#frag')
print(u, u.hostname, u.port, u.username, u.geturl(), parse.parse_qs(u.query), parse.parse_qsl(u.query, keep_blank_values=True))
print(parse.quote('a b/é?'), parse.quote_plus('a b&c'), parse.unquote('%C3%A9+x'), parse.unquote_plus('a+b%20c'))
print(parse.urlencode({'a': 1, 'b': [2, 3]}, doseq=True), parse.urljoin('http://a/b/c/d', '../g?y#s'), parse.urldefrag('http://x/#f'))
print([parse.urljoin('http://a/b/c/d;p?q', ref) for ref in ('g', './g', '/g', '//g', '?y', '..', '../../../g')])
print(parse.urlsplit('//[::1]:80/x').hostname, parse.urlunsplit(('http', 'h', '/p', 'q', '')))
try:
    parse.urlsplit('http://[::1')
except ValueError as error:
    print(error)
