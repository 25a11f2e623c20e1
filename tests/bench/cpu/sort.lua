local function numbers(count)
  local seed, result = 12345, {}
  for i = 1, count do
    seed = seed * 16807 % 2147483647
    result[i] = seed
  end
  return result
end

local function check(items)
  local total = 0
  for i = 1, #items do
    total = (total + (i - 1) % 1009 * (items[i] % 1009)) % 1000000007
  end
  return total
end

local function sorted(items, before)
  local result = {}
  for i = 1, #items do result[i] = items[i] end
  table.sort(result, before)
  return result
end

local function main(count, rounds)
  local ints = numbers(count)
  local floats, words = {}, {}
  for i, n in ipairs(ints) do
    floats[i] = n / 7
    words[i] = "w" .. string.format("%d", n % 100003)
  end
  local ascending, ordered, dictionary, nearly, falling
  for _ = 1, rounds do
    ascending = sorted(ints)
    ordered = sorted(floats)
    dictionary = sorted(words)
    nearly = {}
    for i = 1, count do nearly[i] = ascending[i] end
    nearly[1], nearly[count] = nearly[count], nearly[1]
    table.sort(nearly)
    falling = sorted(ascending, function(a, b) return a > b end)
    table.sort(falling)
  end
  print(string.format("%d %.3f %s %d %d", check(ascending), ordered[count / 2 + 1],
                      dictionary[count / 3 + 1], check(nearly), check(falling)))
end

main(150000, 12)
