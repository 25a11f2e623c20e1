local Node = {}
Node.__index = Node

local function new_node(left, right)
  return setmetatable({ left = left, right = right }, Node)
end

function Node:count()
  if self.left == nil then return 1 end
  return 1 + self.left:count() + self.right:count()
end

local function build(depth)
  if depth == 0 then return new_node(nil, nil) end
  return new_node(build(depth - 1), build(depth - 1))
end

local function main(max_depth)
  local lasting = build(max_depth)
  for depth = 4, max_depth, 4 do
    local rounds = math.floor(2 ^ (max_depth - depth + 4))
    local total = 0
    for _ = 1, rounds do total = total + build(depth):count() end
    print(rounds .. " trees of depth " .. depth .. " nodes " .. total)
  end
  print("lasting tree of depth " .. max_depth .. " nodes " .. lasting:count())
end

main(15)
