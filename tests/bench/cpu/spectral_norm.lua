-- (i + j) * (i + j + 1) is even: plain division is exact, and runs on every Lua.
local function entry(i, j)
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function times(vector, size)
  local result = {}
  for i = 0, size - 1 do
    local total = 0.0
    for j = 0, size - 1 do total = total + entry(i, j) * vector[j + 1] end
    result[#result + 1] = total
  end
  return result
end

local function times_transposed(vector, size)
  local result = {}
  for i = 0, size - 1 do
    local total = 0.0
    for j = 0, size - 1 do total = total + entry(j, i) * vector[j + 1] end
    result[#result + 1] = total
  end
  return result
end

local function main(size)
  local u = {}
  for i = 1, size do u[i] = 1.0 end
  local v = u
  for _ = 1, 10 do
    v = times_transposed(times(u, size), size)
    u = times_transposed(times(v, size), size)
  end
  local upper, lower = 0.0, 0.0
  for i = 1, size do
    upper = upper + u[i] * v[i]
    lower = lower + v[i] * v[i]
  end
  print(string.format("%.9f", (upper / lower) ^ 0.5))
end

main(500)
