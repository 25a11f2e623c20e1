local function sorted(records, before)
  local result = {}
  for i = 1, #records do result[i] = records[i] end
  table.sort(result, before)
  return result
end

local function main(count, rounds)
  local seed, records = 99, {}
  for ident = 0, count - 1 do
    seed = seed * 16807 % 2147483647
    records[ident + 1] = { ident = ident, group = seed % 50, weight = seed % 7919 }
  end
  local total = 0
  for _ = 1, rounds do
    local by_weight = sorted(records, function(a, b)
      if a.weight ~= b.weight then return a.weight < b.weight end
      return a.ident < b.ident
    end)
    local by_group = sorted(records, function(a, b)
      if a.group ~= b.group then return a.group < b.group end
      if a.weight ~= b.weight then return a.weight > b.weight end
      return a.ident < b.ident
    end)
    local falling = sorted(by_group, function(a, b) return a.ident > b.ident end)
    for i = 1, count, 100 do
      total = total + by_weight[i].ident * 3 + by_group[i].ident * 5 + falling[i].ident * 7
    end
  end
  print(string.format("%d", total))
end

main(60000, 14)
