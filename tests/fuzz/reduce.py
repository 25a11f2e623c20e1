"""Makes a program that shows a difference small: statements are taken out, unwrapped or emptied, then
brackets are, for as long as the difference stays."""

CLAUSES = ("else:", "elif ", "except ", "except:", "except*", "finally:", "case ")
OPENING = {"(": ")", "[": "]", "{": "}"}


def indentation(line):
    return len(line) - len(line.lstrip())


def extent(lines, i):
    """The line after the statement or clause that begins at line i: what is indented deeper is part of it."""
    depth = indentation(lines[i])
    end = i + 1
    while end < len(lines) and (not lines[end].strip() or indentation(lines[end]) > depth or lines[end].strip()[0] in ")]}"):
        end += 1
    return end


def whole(lines, i):
    """As extent, with the clauses that follow a try, an if, a loop or a decorator."""
    end = extent(lines, i)
    depth = indentation(lines[i])
    while end < len(lines) and indentation(lines[end]) == depth and (
            lines[end].strip().startswith(CLAUSES) or lines[i].strip().startswith("@")):
        end = extent(lines, end)
    return end


def smaller_statements(lines, i):
    """Ways to write the statement at line i with less."""
    end, all_of_it = extent(lines, i), whole(lines, i)
    before, after = lines[:i], lines[all_of_it:]
    yield before + after
    if all_of_it != end:
        yield before + lines[end:]
    body = lines[i + 1:end]
    inner = [line for line in body if line.strip()]
    if inner:
        step = indentation(inner[0]) - indentation(lines[i])
        if step > 0:
            yield before + [line[step:] for line in body] + after
            yield before + [line[step:] for line in body] + lines[end:]
    pad = " " * indentation(lines[i])
    if lines[i].strip() != "pass":
        yield before + [pad + "pass"] + after
    if body and not (len(body) == 1 and body[0].strip() == "pass"):
        yield before + [lines[i], pad + "    pass"] + lines[end:]


def brackets(line):
    """The bracketed groups of a line: (start, end)."""
    stack = []
    for i, c in enumerate(line):
        if c in OPENING:
            stack.append((c, i))
        elif c in ")]}" and stack and OPENING[stack[-1][0]] == c:
            yield stack.pop()[1], i + 1


def smaller_lines(line):
    groups = sorted(brackets(line), key=lambda g: g[0] - g[1])
    for start, end in groups:
        for text in ("0", "", line[start + 1:end - 1], line[start] + line[end - 1]):
            if len(text) < end - start:
                yield line[:start] + text + line[end:]
        # Parts between commas.
        depth, begin = 0, start + 1
        for i in range(start + 1, end):
            depth += (line[i] in "([{") - (line[i] in ")]}")
            if i == end - 1 or line[i] == "," and depth == 0:
                if begin > start + 1 or i < end - 1:
                    yield line[:begin] + line[i + (i < end - 1):] if i < end - 1 else line[:begin - (begin > start + 1)] + line[i:]
                begin = i + 1
    if " = " in line:
        pad = line[:indentation(line)]
        yield pad + line[line.index(" = ") + 3:]


def reduce(text, differs, tries=2500):
    """The smallest program found for which differs(program) holds."""
    left = [tries]

    def keep(lines):
        if left[0] <= 0:
            return False
        left[0] -= 1
        return differs("\n".join(lines) + "\n")

    lines = [line for line in text.split("\n") if line.strip()]
    if not keep(lines):
        lines = text.split("\n")
    changed = True
    while changed and left[0] > 0:
        changed = False
        # Halves, quarters … of the whole.
        size = len(lines) // 2
        while size >= 1:
            i = 0
            while i < len(lines):
                shorter = lines[:i] + lines[i + size:]
                if shorter and keep(shorter):
                    lines, changed = shorter, True
                else:
                    i += size
            size //= 2
        i = len(lines) - 1
        while i >= 0:
            for shorter in smaller_statements(lines, i):
                if shorter and keep(shorter):
                    lines, changed = shorter, True
                    break
            i = min(i - 1, len(lines) - 1)
        for i in range(len(lines)):
            again = True
            while again:
                again = False
                for shorter in smaller_lines(lines[i]):
                    if keep(lines[:i] + [shorter] + lines[i + 1:]):
                        lines[i] = shorter
                        changed = again = True
                        break
    return "\n".join(lines) + "\n"
