from email.message import EmailMessage, Message
from email import message_from_string, policy
from email.utils import formataddr, parseaddr, getaddresses, formatdate
m = EmailMessage()
m['Subject'] = 'Hello wörld'
m['From'] = 'Ann <ann@example.com>'
m['To'] = 'bob@example.com, Eve <eve@example.com>'
m.set_content('plain text\n')
print(m)
print(m['to'].addresses[1].display_name, m.get_content_type(), [str(a) for a in m['To'].addresses])
p = message_from_string('From: a@b\nX: 1\nX: 2\nContent-Type: text/plain; charset="utf-8"\n\nbody\n')
print(p['from'], p.get_all('x'), p.get_content_charset(), p.get_payload(), p.keys())
print(formataddr(('Ann B', 'a@b')), parseaddr('Ann (c) <a@b>'), getaddresses(['x@y, "Q, R" <q@r>']), formatdate(0))
