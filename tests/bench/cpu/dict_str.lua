local function main(size, rounds)
  local names, table, count = {}, {}, 0
  for i = 0, size - 1 do names[i + 1] = "key-" .. string.format("%d", i * 7919 % size) end
  for i, name in ipairs(names) do
    if table[name] == nil then count = count + 1 end
    table[name] = i - 1
  end
  local total = 0
  for turn = 0, rounds - 1 do
    for _, name in ipairs(names) do
      total = total + table[name]
      table[name] = turn
    end
    local record = { name = turn, size = size, total = 0 }
    for _ = 1, size do record.total = record.total + record.size - record.name end
    total = total + record.total
  end
  local missing = 0
  for i = 0, size * 2 - 1 do
    if table["key-" .. string.format("%d", i)] == nil then missing = missing + 1 end
  end
  print(string.format("%d %d %d", count, total, missing))
end

main(50000, 130)
