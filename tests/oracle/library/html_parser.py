from html.parser import HTMLParser
class Show(HTMLParser):
    def handle_starttag(self, tag, attrs): print('start', tag, attrs)
    def handle_endtag(self, tag): print('end', tag)
    def handle_data(self, data): print('data', repr(data))
    def handle_comment(self, data): print('comment', data)
    def handle_decl(self, decl): print('decl', decl)
    def handle_pi(self, data): print('pi', data)
parser = Show()
parser.feed('<!DOCTYPE html><p class="a b" id=x checked>Hi &amp; bye<br/><!-- note --><?php x?><script>if (a < b) {}</script>')
parser.feed('<a href="?a=1&amp;b=2">li'); parser.feed('nk</a>'); parser.close()
print(parser.getpos())
