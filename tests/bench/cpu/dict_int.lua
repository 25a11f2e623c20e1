local function main(size, rounds)
  local table, count = {}, 0
  local seed = 42
  for _ = 1, rounds do
    seed = seed * 16807 % 2147483647
    local key = seed % size
    local value = table[key]
    if value then
      table[key] = value + 1
    else
      table[key] = 1
      count = count + 1
    end
  end
  local hits = 0
  for key = 0, 2 * size - 1 do hits = hits + (table[key] or 0) * (key % 7) end
  for key = 0, size - 1, 3 do
    if table[key] then
      table[key] = nil
      count = count - 1
    end
  end
  for key = size, size + size / 2 - 1 do
    table[key] = key
    count = count + 1
  end
  local total = 0
  for _, value in pairs(table) do total = total + value end
  print(string.format("%d %d %d", count, hits, total))
end

main(200000, 2000000)
