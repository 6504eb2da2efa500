function done(summary, latency)
  io.write(string.format('JSON {"requests": %d, "errors": %d, "per_second": %.0f, "p50_ms": %.2f, "p99_ms": %.2f}\n',
    summary.requests, summary.errors.status + summary.errors.connect + summary.errors.timeout,
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
