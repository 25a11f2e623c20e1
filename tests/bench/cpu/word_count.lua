local function make_text(lines)
  local syllables = { "as", "pen", "ti", "mer", "lo", "op", "qu", "ea", "wa", "it" }
  local seed = 7
  local text = {}
  for i = 1, lines do
    local words = {}
    for j = 1, 10 do
      seed = seed * 16807 % 2147483647
      local word = syllables[seed % 10 + 1]
        .. syllables[math.floor(seed / 10) % 10 + 1]
        .. syllables[math.floor(seed / 100) % 10 + 1]
      if seed % 4 == 0 then word = word:sub(1, 1):upper() .. word:sub(2) end
      words[j] = word
    end
    text[i] = table.concat(words, " ") .. (seed % 3 ~= 0 and "," or ".")
  end
  return table.concat(text, "\n")
end

local function main(lines, rounds)
  local text = make_text(lines)
  local counts, ranking
  for _ = 1, rounds do
    counts = {}
    for line in text:gmatch("[^\n]+") do
      for word in line:gmatch("[^%s,.]+") do
        word = word:lower()
        counts[word] = (counts[word] or 0) + 1
      end
    end
    ranking = {}
    for word, count in pairs(counts) do ranking[#ranking + 1] = { word, count } end
    table.sort(ranking, function(a, b)
      if a[2] ~= b[2] then return a[2] > b[2] end
      return a[1] < b[1]
    end)
  end
  local total = 0
  for _, count in pairs(counts) do total = total + count end
  print(#text .. " " .. #ranking .. " " .. total)
  for i = 1, 5 do print(ranking[i][1] .. " " .. ranking[i][2]) end
end

main(20000, 35)
