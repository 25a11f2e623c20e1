local function account(balance)
  local refusals = 0

  local function draw(amount)
    if amount > balance then error({ amount = amount }) end
    balance = balance - amount
    return balance
  end

  local function pay(amount)
    balance = balance + amount
    return balance
  end

  local function attempt(amount)
    local fine, result = pcall(draw, amount)
    if fine then return result end
    refusals = refusals + 1
    return pay((result.amount - result.amount % 2) / 2)
  end

  local function state()
    return balance, refusals
  end

  return attempt, state
end

local function compose(f, g)
  return function(x) return f(g(x)) end
end

local function main(times)
  local attempt, state = account(100)
  local chain
  for n = 0, 9 do
    local function adder(x) return (x + n) % 9973 end
    chain = chain and compose(adder, chain) or adder
  end
  local x, tidied = 0, 0
  local function step()
    attempt(x % 97)
    if x % 5 == 0 then error({ value = x }) end
  end
  for _ = 1, times do
    x = chain(x)
    local fine, problem = pcall(step)
    if not fine then x = (problem.value + 1) % 9973 end
    tidied = tidied + 1
  end
  print(string.format("%d %d %d %d", x, tidied, state()))
end

main(1000000)
