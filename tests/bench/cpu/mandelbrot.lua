local function escape(cr, ci, limit)
  local zr, zi, rr, ii = 0.0, 0.0, 0.0, 0.0
  local n = 0
  while n < limit and rr + ii <= 4.0 do
    zi = 2.0 * zr * zi + ci
    zr = rr - ii + cr
    rr = zr * zr
    ii = zi * zi
    n = n + 1
  end
  return n
end

local function main(width, height, limit)
  local inside, total = 0, 0
  for row = 0, height - 1 do
    local ci = 2.0 * row / height - 1.0
    for column = 0, width - 1 do
      local n = escape(3.0 * column / width - 2.0, ci, limit)
      if n == limit then inside = inside + 1 end
      total = total + n
    end
  end
  print(inside .. " " .. total)
end

main(640, 480, 120)
