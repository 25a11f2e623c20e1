"""Messages in the user's language; without a catalogue they stay as they are."""

__all__ = [
    'NullTranslations', 'GNUTranslations', 'bindtextdomain', 'find', 'translation',
    'install', 'textdomain', 'dgettext', 'dngettext', 'gettext', 'ngettext', 'pgettext',
    'dpgettext', 'npgettext', 'dnpgettext',
]

_current_domain = 'messages'
_localedirs = {}
_translations = {}


class NullTranslations:
    """Gives each message back."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        import builtins
        builtins.__dict__['_'] = self.gettext
        for name in ('gettext', 'ngettext', 'npgettext', 'pgettext'):
            if names is not None and name in names:
                builtins.__dict__[name] = getattr(self, name)


class GNUTranslations(NullTranslations):
    """Reads a catalogue in the .mo format."""

    CONTEXT = '%s\x04%s'

    def _parse(self, fp):
        data = fp.read()
        name = getattr(fp, 'name', '')
        if data[:4] == b'\xde\x12\x04\x95':
            order = 'little'
        elif data[:4] == b'\x95\x04\x12\xde':
            order = 'big'
        else:
            raise OSError(0, 'Bad magic number', name)

        def word(place):
            return int.from_bytes(data[place:place + 4], order)

        if word(4) >> 16 not in (0, 1):
            raise OSError(0, 'Bad version number ' + str(word(4) >> 16), name)
        count, originals, translated = word(8), word(12), word(16)
        self._catalog = {}
        self._forms = 2
        for i in range(count):
            length, start = word(originals + 8 * i), word(originals + 8 * i + 4)
            key = data[start:start + length]
            length, start = word(translated + 8 * i), word(translated + 8 * i + 4)
            value = data[start:start + length]
            if not key:
                for line in value.decode('ascii', 'replace').split('\n'):
                    field, colon, text = line.partition(':')
                    if colon:
                        field, text = field.strip().lower(), text.strip()
                        self._info[field] = text
                        if field == 'content-type' and 'charset=' in text:
                            self._charset = text.split('charset=')[1]
            charset = self._charset or 'ascii'
            if b'\0' in key:
                first = str(key.split(b'\0')[0], charset)
                for form, text in enumerate(value.split(b'\0')):
                    self._catalog[first, form] = str(text, charset)
            else:
                self._catalog[str(key, charset)] = str(value, charset)

    def plural(self, n):
        return int(n != 1)

    def gettext(self, message):
        found = self._catalog.get(message)
        if found is None:
            found = self._catalog.get((message, self.plural(1)))
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        return super().ngettext(msgid1, msgid2, n) if found is None else found

    def pgettext(self, context, message):
        found = self._catalog.get(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        return super().npgettext(context, msgid1, msgid2, n) if found is None else found


def find(domain, localedir=None, languages=None, all=False):
    """The catalogue's file for the languages that the user reads, or None."""
    import os
    if localedir is None:
        import sys
        localedir = os.path.join(getattr(sys, 'base_prefix', '/usr'), 'share', 'locale')
    if languages is None:
        languages = []
        for name in ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'):
            value = os.environ.get(name)
            if value:
                languages = value.split(':')
                break
        if 'C' not in languages:
            languages.append('C')
    found = []
    for language in languages:
        if language == 'C':
            break
        plain = language.split('@')[0]
        for name in (language, plain, plain.split('.')[0], plain.split('.')[0].split('_')[0]):
            file = os.path.join(localedir, name, 'LC_MESSAGES', domain + '.mo')
            if os.path.exists(file) and file not in found:
                if not all:
                    return file
                found.append(file)
    return found if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    class_ = GNUTranslations if class_ is None else class_
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        raise FileNotFoundError(2, 'No translation file found for domain', domain)
    result = None
    for file in files:
        key = (class_, file)
        if key not in _translations:
            with open(file, 'rb') as fp:
                _translations[key] = class_(fp)
        import copy
        made = copy.copy(_translations[key])
        if result is None:
            result = made
        else:
            result.add_fallback(made)
    return result


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain)


def _of(domain):
    return translation(domain, _localedirs.get(domain), fallback=True)


def dgettext(domain, message):
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)
