local function class(base)
  local new = {}
  new.__index = new
  return setmetatable(new, base)
end

local Counter = class(nil)

function Counter.new(kind, start)
  return setmetatable({ value = start }, kind)
end

function Counter:bump()
  self.value = self.value + 1
  return self
end

function Counter:add(amount, scale)
  self.value = (self.value + amount * (scale or 1)) % 1000003
end

function Counter:read()
  return self.value
end

local Doubling = class(Counter)

function Doubling:add(amount, scale)
  Counter.add(self, amount, 2 * (scale or 1))
end

local Quiet = class(Doubling)

function Quiet:read()
  return -self.value
end

local function main(times)
  local counters = { Counter.new(Counter, 1), Counter.new(Doubling, 2), Counter.new(Quiet, 3) }
  local total = 0
  for i = 0, times - 1 do
    for j = 1, #counters do
      local counter = counters[j]
      counter:bump():bump()
      counter:add(i)
      counter:add(i, 3)
      total = total + counter:read()
    end
  end
  print(string.format("%d %d %d %d", total, counters[1].value, counters[2].value,
                      counters[3].value))
end

main(800000)
