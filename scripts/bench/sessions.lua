-- Every signed-in person opens their page once, as a browser would, and then stays idle.
local lines, at = {}, 0
function init(args)
  for line in io.lines(args[1]) do lines[#lines + 1] = line end
end
function request()
  at = at + 1
  local line = lines[at]
  if not line then wrk.thread:stop() return wrk.format("GET", "/healthz") end
  local cookie, path = line:match("([^\t]+)\t(.+)")
  return wrk.format("GET", path, { ["Cookie"] = cookie })
end
function done(summary, latency)
  io.write(string.format('JSON {"requests": %d, "errors": %d, "seconds": %.1f}\n',
    summary.requests, summary.errors.status + summary.errors.connect + summary.errors.timeout, summary.duration / 1e6))
end
