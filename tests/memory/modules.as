# Modules of the library, in C and in Aspen, and one beside the script.
import collections, functools, itertools, json, re, struct, math, operator, heapq, bisect, string, textwrap, _helper
print(json.loads(json.dumps({"a": [1, 2.5, None, "é"], "b": {"c": True}})), re.findall(r"(\w)(\d+)", "a1 b22 c333"))
print(re.sub(r"\d", lambda m: m.group() * 2, "x1y2"), collections.Counter("hello").most_common(2))
print(collections.deque(range(20), 5), collections.OrderedDict(a=1), collections.namedtuple("P", "x y")(1, 2))
print(list(itertools.combinations("abcd", 2)), list(itertools.chain([1], [2])), functools.reduce(operator.add, range(5)))
@functools.lru_cache(maxsize=4)
def square(n): return n * n
print([square(i % 6) for i in range(20)], functools.partial(square, 3)(), struct.pack("<ihq", 1, 2, 3), math.factorial(50))
heap = [5, 3, 8]
heapq.heapify(heap)
print(heapq.heappop(heap), bisect.bisect([1, 2, 3], 2), textwrap.fill("some text " * 20, 30), string.Template("$a").substitute(a=1))
print(_helper.value, _helper.double(4))
d = collections.defaultdict(list)
d["x"].append(1)
print(d)
