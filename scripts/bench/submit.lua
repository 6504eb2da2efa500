-- Sends each prepared draft once: the last page of the form, as a browser would.
local lines, at = {}, 0
function init(args)
  for line in io.lines(args[1]) do lines[#lines + 1] = line end
end
function request()
  at = at + 1
  local line = lines[at]
  if not line then wrk.thread:stop() return wrk.format("GET", "/healthz") end
  local token, key = line:match("([^\t]+)\t(.+)")
  return wrk.format("POST", "/fr/demande/verification", {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Sec-Fetch-Site"] = "same-origin",
    ["Cookie"] = "abri-form=" .. token,
  }, "honour=yes&submit_key=" .. key)
end
local recorded, other = 0, 0
function response(status)
  if status == 303 then recorded = recorded + 1 elseif status ~= 200 then other = other + 1 end
end
function done(summary, latency)
  io.write(string.format('JSON {"requests": %d, "not_303": %d, "seconds": %.3f, "per_second": %.0f, "p50_ms": %.1f, "p99_ms": %.1f}\n',
    summary.requests, summary.errors.status, summary.duration / 1e6, summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
