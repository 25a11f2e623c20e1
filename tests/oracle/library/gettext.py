import gettext
t = gettext.NullTranslations()
print(t.gettext('x'), t.ngettext('one', 'many', 2), gettext.find('none'))
