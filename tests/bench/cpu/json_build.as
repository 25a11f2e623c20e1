# Builds nested records, writes them as JSON text by hand, and reads the text back.


def make_records(count):
    records = []
    for i in range(count):
        records.append({
            "id": i,
            "name": "user" + str(i),
            "score": i * 37 % 1001 / 8,
            "active": i % 3 == 0,
            "note": None if i % 5 else 'says "hi"',
            "tags": ["t" + str(j) for j in range(i % 4)],
            "place": {"x": i % 17, "y": -(i % 23)},
        })
    return records


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append(quote(value))
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, dict):
        separator = "{"
        for key, item in value.items():
            out.append(separator)
            out.append(quote(key))
            out.append(":")
            write(item, out)
            separator = ","
        out.append("}" if value else "{}")
    else:
        separator = "["
        for item in value:
            out.append(separator)
            write(item, out)
            separator = ","
        out.append("]" if value else "[]")


class Reader:
    WORDS = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def read(self):
        text = self.text
        first = text[self.at]
        if first == '"':
            return self.read_string()
        if first == "{":
            result = {}
            self.at += 1
            while text[self.at] != "}":
                if text[self.at] == ",":
                    self.at += 1
                key = self.read_string()
                self.at += 1
                result[key] = self.read()
            self.at += 1
            return result
        if first == "[":
            items = []
            self.at += 1
            while text[self.at] != "]":
                if text[self.at] == ",":
                    self.at += 1
                items.append(self.read())
            self.at += 1
            return items
        if first in self.WORDS:
            word, value = self.WORDS[first]
            self.at += len(word)
            return value
        start = self.at
        while text[self.at] in "+-.0123456789e":
            self.at += 1
        number = text[start:self.at]
        return float(number) if "." in number else int(number)

    def read_string(self):
        start = self.at + 1
        end = self.text.index('"', start)
        if self.text[end - 1] != "\\":
            self.at = end + 1
            return self.text[start:end]
        parts = []
        while self.text[end - 1] == "\\":
            parts.append(self.text[start:end - 1] + '"')
            start = end + 1
            end = self.text.index('"', start)
        parts.append(self.text[start:end])
        self.at = end + 1
        return "".join(parts)


def main(count, rounds):
    total = 0
    for _ in range(rounds):
        records = make_records(count)
        out = []
        write(records, out)
        text = "".join(out)
        again = Reader(text).read()
        total += len(text) + len(out)
        if again != records:
            print("the text read back differs")
    checksum = 0
    for letter in text:
        checksum = (checksum * 31 + ord(letter)) % 1000000007
    print(total, checksum, text[:60])


main(6000, 12)
