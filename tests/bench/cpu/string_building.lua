local function grow(count)
  -- Repeated `..` on one string copies it each time; a buffer is how Lua grows text.
  local letters, parts = "abcdefghij", {}
  for i = 0, count - 1 do
    local at = i % 10 + 1
    parts[#parts + 1] = letters:sub(at, at)
    if i % 10 == 9 then parts[#parts + 1] = "-" end
  end
  return table.concat(parts)
end

local function join(count)
  local parts = {}
  for i = 0, count - 1 do parts[#parts + 1] = tostring(i) end
  return table.concat(parts, ",")
end

local function fill(count)
  local parts = {}
  for i = 0, count - 1 do parts[#parts + 1] = string.format("<%d:%03d>", i, i * i % 97) end
  return table.concat(parts)
end

local function scan(text)
  local found = 0
  local at = text:find("9", 1, true)
  while at do
    found = found + 1
    at = text:find("9", at + 1, true)
  end
  return found
end

local function split(text)
  local parts = {}
  for part in (text .. ","):gmatch("([^,]*),") do parts[#parts + 1] = part end
  return parts
end

local function main(count, rounds)
  local total = 0
  local grown, joined, filled
  for i = 0, rounds - 1 do
    grown, joined, filled = grow(count), join(count), fill(count)
    total = total + #grown + #joined + #filled + scan(joined)
    total = total + #grown:gsub("%-", "+-+") + #split(joined:sub(i + 1, -i - 1):upper())
  end
  print(total .. " " .. grown:sub(-12) .. " " .. joined:sub(-12) .. " " .. filled:sub(-12))
end

main(60000, 50)
