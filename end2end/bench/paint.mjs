// When the largest part of a first view is painted on a slow line: 300 ms there and back, 250 kbit/s. Chromium, 360 px
// wide, an empty cache each time. Prints medians; the goal is 750 ms.
//
//   CLYWED_TEST_BINARY=target/release/clywed node end2end/bench/paint.mjs
import { chromium } from "playwright";
import { half, Installation } from "./installation.mjs";

const turns = 30;
const one = new Installation(400);
one.fill();
await one.serve();
const executablePath = process.env.CLYWED_TEST_BROWSER ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const release = await one.newestRelease();
  for (const path of ["/cy", "/cy/canfod", "/cy/rhoi/K7QF2M", "/cy/rhoi/K7QF2M/3", "/cy/rhif", release, `${release}/siarter`]) {
    const times = [];
    const sizes = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
      const page = await context.newPage();
      const line = await context.newCDPSession(page);
      await line.send("Network.enable");
      await line.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 300,
        downloadThroughput: 250_000 / 8,
        uploadThroughput: 250_000 / 8,
      });
      await page.goto(one.origin + path, { waitUntil: "load" });
      const { paint, bytes } = await page.evaluate(
        () =>
          new Promise((done) => {
            const [view] = performance.getEntriesByType("navigation");
            new PerformanceObserver((list) =>
              done({ paint: list.getEntries().at(-1).startTime, bytes: view.transferSize }),
            ).observe({ type: "largest-contentful-paint", buffered: true });
          }),
      );
      times.push(paint);
      sizes.push(bytes);
      await context.close();
    }
    const name = path.replace(/[0-9a-f-]{36}/, "…");
    console.log(`${name}\t${half(times).toFixed(0)} ms\t${half(sizes)} bytes`);
  }
} finally {
  await browser.close();
  await one.end();
}
