# Decompositions and the four normal forms.
import unicodedata as u

for c in "éﬁ½ﷺa가\u212b\u00a0\u3300":
    print(ascii(c), repr(u.decomposition(c)))
# expect: '\xe9' '0065 0301'
# expect: '\ufb01' '<compat> 0066 0069'
# expect: '\xbd' '<fraction> 0031 2044 0032'
# expect: '\ufdfa' '<isolated> 0635 0644 0649 0020 0627 0644 0644 0647 0020 0639 0644 064A 0647 0020 0648 0633 0644 0645'
# expect: 'a' ''
# expect: '\uac00' ''
# expect: '\u212b' '00C5'
# expect: '\xa0' '<noBreak> 0020'
# expect: '\u3300' '<square> 30A2 30D1 30FC 30C8'

for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, ascii(u.normalize(form, "e\u0301ﬁ\u212b가")), u.is_normalized(form, "é"))
# expect: NFC '\xe9\ufb01\xc5\uac00' True
# expect: NFD 'e\u0301\ufb01A\u030a\u1100\u1161' False
# expect: NFKC '\xe9fi\xc5\uac00' True
# expect: NFKD 'e\u0301fiA\u030a\u1100\u1161' False
text = "é\udc80e\u0301"
print(ascii(u.normalize("NFC", text)), ascii(u.normalize("NFD", text)))
# expect: '\xe9\udc80\xe9' 'e\u0301\udc80e\u0301'
print(u.normalize("NFKD", ""), u.is_normalized("NFC", ""), u.normalize("NFC", "plain"))
# expect:  True plain
for args in (("NFX", "é"), ("NFX", "a"), (1, "a"), ("NFC", 1), ("NFC", b"a")):
    for function in (u.normalize, u.is_normalized):
        try:
            print(function(*args))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
# expect: ValueError invalid normalization form
# expect: ValueError invalid normalization form
# expect: ValueError invalid normalization form
# expect: ValueError invalid normalization form
# expect: TypeError normalize() argument 1 must be str, not int
# expect: TypeError is_normalized() argument 1 must be str, not int
# expect: TypeError normalize() argument 2 must be str, not int
# expect: TypeError is_normalized() argument 2 must be str, not int
# expect: TypeError normalize() argument 2 must be str, not bytes
# expect: TypeError is_normalized() argument 2 must be str, not bytes
