// What a first visit costs on an old phone with little data.
import { readFileSync } from "node:fs";
import { weigh } from "../../support/page.ts";
import { expect, test } from "../../support/test.ts";

// A service of the made-up data, as a poster's code names it.
const code = /code: "(\w+)"/.exec(readFileSync(new URL("../../../server/src/demo.rs", import.meta.url), "utf8"))![1]!;

test("the questionnaire costs at most 30 kB and four requests, with no wasm and no cookie", async ({ page, at }) => {
  const weight = await weigh(page, at("GIVE", code));
  expect(weight.bytes, weight.requests.join("\n")).toBeLessThanOrEqual(30_000);
  expect(weight.requests.length, weight.requests.join("\n")).toBeLessThanOrEqual(4);
  expect(weight.requests.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  expect(weight.cookies).toBe(0);
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  expect(kept, "what the page keeps on the device").toBe(0);
});
