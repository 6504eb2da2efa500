-- Checks notices by POST, each from a network of its own. Arguments: the file of codes, and what to ask of them: `right`, `wrong`
-- (the name of someone else), or `unknown` (codes that were never issued).
local codes, what, n = {}, "right", 0
function init(args)
  for line in io.lines(args[1]) do codes[#codes + 1] = line end
  what = args[2]
  math.randomseed(os.time())
end
local alphabet = "23456789CDFGHJKMNPRTVWX"
local function guess()
  local code = {}
  for place = 1, 12 do local at = math.random(#alphabet); code[place] = alphabet:sub(at, at) end
  return table.concat(code)
end
function request()
  n = n + 1
  local code = what == "unknown" and guess() or codes[(n - 1) % #codes + 1]
  local name = what == "right" and "Exemple" or "Nemo"
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin",
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.floor(n / 65536) % 256, math.floor(n / 256) % 256, n % 256),
  }
  return wrk.format("POST", "/fr/verifier", headers, "code=" .. code .. "&last_name=" .. name)
end
function done(summary, latency)
  io.write(string.format('JSON {"requests": %d, "errors": %d, "per_second": %.0f, "p50_ms": %.2f, "p99_ms": %.2f}\n',
    summary.requests, summary.errors.status + summary.errors.connect + summary.errors.timeout,
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
