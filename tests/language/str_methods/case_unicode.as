# Case mappings beyond ASCII may change the length.
print('straße'.upper(), 'ǆ'.title(), 'ŉ'.upper(), 'ﬁ'.upper(), 'İ'.lower() == 'i\u0307', 'ΑΣ'.lower(), 'ß'.casefold(), 'É'.lower(), 'ÿ'.upper(), 'ς'.upper())
# expect: STRASSE ǅ ʼN FI True ας ss é Ÿ Σ
