# Strings grown by +=, joined from lists, formatted, sliced and searched.


def grow(count):
    text = ""
    for i in range(count):
        text += "abcdefghij"[i % 10]
        if i % 10 == 9:
            text += "-"
    return text


def join(count):
    return ",".join([str(i) for i in range(count)])


def fill(count):
    parts = []
    for i in range(count):
        parts.append(f"<{i}:{i * i % 97:03d}>")
    return "".join(parts)


def scan(text):
    found = 0
    at = text.find("9")
    while at >= 0:
        found += 1
        at = text.find("9", at + 1)
    return found


def main(count, rounds):
    total = 0
    for i in range(rounds):
        grown = grow(count)
        joined = join(count)
        filled = fill(count)
        total += len(grown) + len(joined) + len(filled) + scan(joined)
        total += len(grown.replace("-", "+-+")) + len(joined[i:-i or None].upper().split(","))
    print(total, grown[-12:], joined[-12:], filled[-12:])


main(60000, 50)
