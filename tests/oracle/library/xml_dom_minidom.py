from xml.dom import minidom
d = minidom.Document(); r = d.createElement('r'); d.appendChild(r); r.setAttribute('a', '<1>'); r.appendChild(d.createTextNode('x & y')); r.appendChild(d.createComment('c')); r.appendChild(d.createElement('e'))
print(d.toxml(), d.toprettyxml(indent=' '), r.getAttribute('a'), r.firstChild.data, [n.nodeName for n in r.childNodes], len(d.getElementsByTagName('e')), r.cloneNode(True).toxml())
