# Custom methods stay; a repr may be recursive; string annotations.
from __future__ import annotations
from dataclasses import InitVar, dataclass
from typing import ClassVar


@dataclass
class Node:
    value: int
    next: Node | None = None
    count: ClassVar[int] = 0
    extra: InitVar[int] = 0

    def __eq__(self, other):
        return "mine"


n = Node(1)
n.next = n
print(n, n == 3, Node.__hash__)  # expect: Node(value=1, next=...) mine None


@dataclass(unsafe_hash=True)
class Key:
    name: str


print(hash(Key("a")) == hash(Key("a")), {Key("a"): 1}[Key("a")])  # expect: True 1


@dataclass(init=False, repr=False, eq=False)
class Bare:
    x: int


print(Bare().__class__.__name__, Bare.__init__ is object.__init__)  # expect: Bare True
