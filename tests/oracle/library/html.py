import html
print(html.escape('<a href="x">\'&\'</a>'), html.escape('"', quote=False), html.unescape('&lt;&eacute;&#233;&#xe9;&copy;&notit;&amp'))
