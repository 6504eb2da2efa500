import { defineConfig, devices } from "@playwright/test";
import { server, winter } from "./support/server";

const chromium = {
  ...devices["Desktop Chrome"],
  viewport: { width: 1280, height: 900 },
  locale: "fr-FR",
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  },
};

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results/failures",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["html", { open: "never" }]],
  globalSetup: "./support/global-setup.ts",
  globalTeardown: "./support/global-teardown.ts",
  use: {
    baseURL: server.url,
    // Traces cost a third of the time: `--trace on` when one is needed.
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "js-on", use: chromium },
    // A phone without JavaScript: the least that every journey must work on.
    {
      name: "js-off",
      use: { ...chromium, viewport: { width: 390, height: 780 }, javaScriptEnabled: false },
      testIgnore: "*.hydrate.spec.ts",
    },
  ],
  webServer: [server, winter].map(({ url, env }) => ({
    command: "bash support/serve.sh",
    url: `${url}/readyz`,
    env,
    timeout: 60_000,
    // The private database is stopped with the server, and their folder goes away.
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 20_000 },
  })),
});
