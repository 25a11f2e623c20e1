from http import cookies, HTTPStatus, HTTPMethod
c = cookies.SimpleCookie('a=1; b="x y"'); c['n'] = 'v;w'; c['n']['path'] = '/'; c['n']['httponly'] = True; print(c.output(), c['b'].value, c['n'].OutputString(), sorted(c))
print(HTTPStatus(404).phrase, HTTPStatus.OK.is_success, HTTPMethod.GET, HTTPStatus.NOT_FOUND == 404, list(HTTPStatus)[:2])
try: c['bad name'] = 1
except cookies.CookieError as e: print(e)
