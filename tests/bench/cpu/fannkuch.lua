local function fannkuch(n)
  local perm, counts, work = {}, {}, {}
  for i = 0, n - 1 do perm[i], counts[i] = i, 0 end
  local most, checksum, sign = 0, 0, 1
  while true do
    local first = perm[0]
    if first ~= 0 then
      for i = 0, n - 1 do work[i] = perm[i] end
      local flips = 0
      while first ~= 0 do
        local low, high = 1, first - 1
        while low < high do
          work[low], work[high] = work[high], work[low]
          low = low + 1
          high = high - 1
        end
        local following = work[first]
        work[first] = first
        first = following
        flips = flips + 1
      end
      if flips > most then most = flips end
      checksum = checksum + sign * flips
    end
    sign = -sign
    if sign < 0 then
      perm[0], perm[1] = perm[1], perm[0]
    else
      perm[1], perm[2] = perm[2], perm[1]
      local i = 2
      while counts[i] >= i do
        counts[i] = 0
        i = i + 1
        if i == n then return checksum, most end
        local head = perm[0]
        for j = 0, i - 1 do perm[j] = perm[j + 1] end
        perm[i] = head
      end
      counts[i] = counts[i] + 1
    end
  end
end

for _, size in ipairs({ 7, 8, 9, 9, 9, 9 }) do
  local checksum, most = fannkuch(size)
  print(size .. " " .. checksum .. " " .. most)
end
