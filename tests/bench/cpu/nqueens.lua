local function place(row, size, columns, rising, falling)
  if row == size then return 1 end
  local found = 0
  for column = 0, size - 1 do
    local up, down = row + column, row - column + size
    if not (columns[column] or rising[up] or falling[down]) then
      columns[column], rising[up], falling[down] = true, true, true
      found = found + place(row + 1, size, columns, rising, falling)
      columns[column], rising[up], falling[down] = false, false, false
    end
  end
  return found
end

local function flags(size)
  local list = {}
  for i = 0, size - 1 do list[i] = false end
  return list
end

local function main(size)
  print(place(0, size, flags(size), flags(2 * size), flags(2 * size)))
end

for board = 10, 12 do main(board) end
