from xml.etree import ElementPath, ElementTree as E
root = E.Element('root', a='1'); c = E.SubElement(root, 'child', {'b': 'x&"<'}); c.text = 'te<xt'; c.tail = 'tail'; E.SubElement(root, 'child'); root.append(E.Comment('note'))
print(E.tostring(root), root.find('child').get('b'), [x.tag for x in root.iter('child')], [x.tag for x in root.findall("child[@b]")], len(root), root.findtext('child'))
E.indent(root); print(E.tostring(root, encoding='unicode', short_empty_elements=False)); E.dump(E.ElementTree(root))
root.remove(c); root.set('z', '2'); print(root.attrib, list(root.keys()), E.iselement(root), E.QName('ns', 'tag').text, E.tostring(E.Element('{urn:x}t')))
