local wrap, yield = coroutine.wrap, coroutine.yield

local function count(limit)
  return wrap(function()
    local n = 0
    while n < limit do
      yield(n)
      n = n + 1
    end
  end)
end

local function scale(items, by)
  return wrap(function()
    for item in items do yield(item * by % 10007) end
  end)
end

local function only(items, modulus)
  return wrap(function()
    for item in items do
      if item % modulus ~= 0 then yield(item) end
    end
  end)
end

local function pairs_of(items)
  return wrap(function()
    for item in items do
      local following = items()
      yield(item, following or 0)
      -- A finished coroutine must not be resumed again.
      if following == nil then return end
    end
  end)
end

local function each_leaf(depth, label)
  if depth == 0 then
    yield(label)
  else
    each_leaf(depth - 1, 2 * label)
    each_leaf(depth - 1, 2 * label + 1)
  end
end

local function leaves(depth, label)
  return wrap(function() each_leaf(depth, label) end)
end

local function squares(items)
  return wrap(function()
    for x in items do
      if x % 2 == 1 then yield(x * x % 11) end
    end
  end)
end

local function main(limit, depth)
  local total = 0
  for first, second in pairs_of(only(scale(count(limit), 37), 3)) do
    total = total + first - second
  end
  for square in squares(scale(count(limit), 5)) do total = total + square end
  for label in leaves(depth, 1) do total = (total + label) % 1000000007 end
  print(string.format("%d", total))
end

main(5000000, 18)
