import textwrap
text = "The quick brown fox jumped over the lazy dog, again and again-and-again until it slept."
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten(text, 40), textwrap.wrap(text, 25, break_on_hyphens=False))
print(textwrap.dedent("""
    one
      two
    three
"""), textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb\n", "> ", lambda line: True))
wrapper = textwrap.TextWrapper(width=20, max_lines=2, placeholder=' …', tabsize=4)
print(wrapper.fill("a\ttab and " + text), wrapper.width)
