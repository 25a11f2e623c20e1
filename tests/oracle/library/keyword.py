import keyword
print(keyword.kwlist, keyword.softkwlist, keyword.iskeyword('async'), keyword.issoftkeyword('match'))
