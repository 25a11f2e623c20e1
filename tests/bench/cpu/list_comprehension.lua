local function square(x)
  return x * x
end

local function sum(list)
  local total = 0
  for i = 1, #list do total = total + list[i] end
  return total
end

local function main(size, rounds)
  local total = 0
  for turn = 0, rounds - 1 do
    local plain, even, called, pairs_, rows, flat = {}, {}, {}, {}, {}, {}
    for x = 0, size - 1 do plain[#plain + 1] = x + turn end
    for i = 1, #plain do
      local x = plain[i]
      if x % 2 == 0 then even[#even + 1] = x end
    end
    for i = 1, #even do called[#called + 1] = square(even[i]) end
    for a = 0, 39 do
      for b = 0, 39 do
        if a ~= b then pairs_[#pairs_ + 1] = { a, b } end
      end
    end
    for row = 0, 29 do
      local cells = {}
      for column = 0, 29 do cells[#cells + 1] = row * column end
      rows[#rows + 1] = cells
    end
    for i = 1, #rows do
      local cells = rows[i]
      for j = 1, #cells do flat[#flat + 1] = cells[j] end
    end
    local halves, count = {}, 0
    for i = 1, #plain do
      local half = (plain[i] - plain[i] % 2) / 2
      if not halves[half] then
        halves[half] = true
        count = count + 1
      end
    end
    local sizes, negative = {}, 0
    for i = 1, #even do sizes[even[i]] = -even[i] end
    for _, value in pairs(sizes) do negative = negative + value end
    total = total + sum(plain) + sum(called) % 1000 + #pairs_ + sum(flat) + count + negative
  end
  print(string.format("%d", total))
end

main(10000, 900)
