// The cost of a first visit on an old phone with little data.
import { readFileSync } from "node:fs";
import { weigh } from "../../support/page.ts";
import { expect, test } from "../../support/test.ts";

// The code of a service of the made-up data, as on a poster.
const code = /code: "(\w+)"/.exec(readFileSync(new URL("../../../server/src/demo.rs", import.meta.url), "utf8"))![1]!;

// The bytes that fit into the first ten packets of a connection, so that the browser does not wait for a second round
// trip.
const firstFlight = 14_600;

for (const [name, place, parameters] of [
  ["the front page", "FRONT", []],
  ["the way into a service", "GIVE", [code]],
  ["a parent's questionnaire", "GIVE_FORM", [code, "3"]],
  ["a child's questionnaire", "GIVE_FORM", [code, "1"]],
] as const) {
  test(`${name} is drawn from one answer of at most ${firstFlight} bytes, with its style inside`, async ({ page, at }) => {
    const path = at(place, ...parameters);
    const weight = await weigh(page, path);
    // The script may load before the page has ended, so the two are told apart by their addresses.
    const first = weight.sizes.find((one) => one.url === path);
    expect(first, "the page itself was weighed").toBeDefined();
    expect(first!.bytes, "page and style, headers too").toBeLessThanOrEqual(firstFlight);
    expect(await page.locator("link[rel=stylesheet]").count(), "style that is waited for").toBe(0);
    expect(await page.locator("style").count()).toBe(1);
    // The policy allowed the style, because the bar is laid out.
    expect(await page.locator(".bar").evaluate((bar) => getComputedStyle(bar).display)).toBe("flex");
    // Only the script and the icon follow.
    expect(weight.requests.length, weight.requests.join("\n")).toBeLessThanOrEqual(3);
    expect(weight.bytes, weight.requests.join("\n")).toBeLessThanOrEqual(firstFlight + 2_000);
    expect(weight.requests.filter((path) => path.endsWith(".wasm"))).toEqual([]);
    expect(weight.cookies).toBe(0);
    const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
    expect(kept, "what the page keeps on the device").toBe(0);
  });
}
