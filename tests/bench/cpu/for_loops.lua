local function main(size, rounds)
  local items, map = {}, {}
  for n = 0, size - 1 do
    items[n + 1] = n * 7 % 101
    map[n] = n * 3 % 103
  end
  local total = 0
  for _ = 1, rounds do
    for i = 0, size - 1 do total = total + i end
    for i = size, 1, -3 do total = total - i end
    for _, item in ipairs(items) do total = total + item end
    for key in pairs(map) do total = total - key end
    for _, value in pairs(map) do total = total + value end
    for i, item in ipairs(items) do
      if (i - 1) % 2 == 1 then total = total + item end
    end
    for i = 1, #items do total = total + items[i] - items[i] end
    total = total % 1000003
  end
  print(string.format("%d", total))
end

main(10000, 1000)
