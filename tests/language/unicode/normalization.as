# unicodedata.
import unicodedata as u
print(u.normalize('NFC', 'e\u0301') == 'é', len(u.normalize('NFD', 'é')), u.name('é'), u.category('A'), u.lookup('SNOWMAN'), u.normalize('NFKC', 'ﬁ'), u.combining('\u0301'), u.numeric('½'))
# expect: True 2 LATIN SMALL LETTER E WITH ACUTE Lu ☃ fi 230 0.5
