# Split a text into words and count them: str.split, str.lower, str.strip, a dict, a sort.


def make_text(lines):
    syllables = ["as", "pen", "ti", "mer", "lo", "op", "qu", "ea", "wa", "it"]
    seed = 7
    text = []
    for _ in range(lines):
        words = []
        for _ in range(10):
            seed = seed * 16807 % 2147483647
            word = (syllables[seed % 10] + syllables[seed // 10 % 10]
                    + syllables[seed // 100 % 10])
            words.append(word.capitalize() if seed % 4 == 0 else word)
        text.append(" ".join(words) + ("," if seed % 3 else "."))
    return "\n".join(text)


def main(lines, rounds):
    text = make_text(lines)
    for _ in range(rounds):
        counts = {}
        for line in text.split("\n"):
            for word in line.split():
                word = word.strip(",.").lower()
                counts[word] = counts.get(word, 0) + 1
        ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    print(len(text), len(counts), sum(counts.values()))
    for word, count in ranking[:5]:
        print(word, count)


main(20000, 35)
