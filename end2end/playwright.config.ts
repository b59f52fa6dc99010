// The browser journeys: each runs in the combinations below, against real servers that `support/servers.ts` starts.
import { defineConfig } from "@playwright/test";
import type { Options } from "./support/test.ts";

type Combination = { screen: "phone" | "desktop"; script: boolean; language: "cy" | "en"; engine: "sqlite" | "postgres" };

// Five combinations that contain every pair of values. The first is the one that Clywed is mainly made for.
const pairwise: Combination[] = [
  { screen: "phone", script: false, language: "cy", engine: "sqlite" },
  { screen: "phone", script: true, language: "en", engine: "postgres" },
  { screen: "desktop", script: false, language: "en", engine: "postgres" },
  { screen: "desktop", script: true, language: "cy", engine: "postgres" },
  { screen: "desktop", script: true, language: "en", engine: "sqlite" },
];

const all: Combination[] = (["phone", "desktop"] as const).flatMap((screen) =>
  [false, true].flatMap((script) =>
    (["cy", "en"] as const).flatMap((language) =>
      (["sqlite", "postgres"] as const).map((engine) => ({ screen, script, language, engine })),
    ),
  ),
);

// Long journeys run in two combinations, which together have both languages, both engines, and script on and off.
const once = ({ screen, script, language, engine }: Combination) =>
  screen === "phone" && script === (language === "en") && script === (engine === "postgres");

// The walk through every page takes minutes: `make test` walks in the first combination only, `make test-all` in both.
const walked = (combination: Combination) =>
  once(combination) && (!!process.env.FULL || combination.language === "cy");

const screens = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 }, hasTouch: false },
};

export default defineConfig<Options>({
  testDir: "tests",
  outputDir: "results",
  globalSetup: "./support/servers.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // `npm run bench` runs the measurements alone, with nothing else beside them.
  ...(process.env.BENCH ? { testDir: "bench", testMatch: "*.bench.ts", workers: 1 } : {}),
  projects: (process.env.FULL ? all : pairwise).map(({ screen, script, language, engine }) => ({
    name: `${screen} · ${script ? "script" : "no script"} · ${language} · ${engine}`,
    // A journey that needs script, or needs it switched off, has a tag. All others run in both settings.
    grepInvert: [
      script ? /@no-script/ : /@script/,
      ...(once({ screen, script, language, engine }) ? [] : [/@once/]),
      ...(walked({ screen, script, language, engine }) ? [] : [/@walk/]),
    ],
    use: { ...screens[screen], javaScriptEnabled: script, language, engine },
  })),
});
