// The pages that anyone may read, reached as people reach them: by links from the front page on.
import type { Page } from "@playwright/test";
import { address, placeAt, type Language } from "../../support/language.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "../../support/page.ts";
import { expect, test } from "../../support/test.ts";

// The kinds of page that the walk must reach. It checks one page of each kind that it finds.
const reached =
  ["FRONT", "FIND", "FIND_IN", "GIVE", "NUMBER", "RIGHTS", "RIGHT", "CHARTER", "WHY", "HELP", "PRIVACY", "RELEASES", "SIGN_IN"];

// The authority of the made-up data. Its page is reached by a form, and the walk only follows links.
const authority = "W06000008";

// Opens one page of each place that links lead to, in one language.
async function walk(page: Page, language: Language, look: () => Promise<void>): Promise<string[]> {
  const seen = new Set<string>();
  const waiting = [`/${language}`, address("FIND_IN", language, authority)];
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const place = placeAt(path);
    expect(place, `${path} is linked and has no place`).toBeDefined();
    if (seen.has(place!) || /_(CSV|CSVW|JSON|LEAVES|PDF|XLSX|FEED)$/.test(place!)) continue;
    seen.add(place!);
    const response = await page.goto(path);
    expect.soft(response!.status(), path).toBe(200);
    if (!response!.ok()) continue;
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const inside = links.map((link) => new URL(link)).filter(({ origin }) => origin === new URL(page.url()).origin);
    waiting.push(...inside.map(({ pathname }) => pathname).filter((found) => found.startsWith(`/${language}`)));
    await look();
  }
  return [...seen];
}

test("every page that anyone may open is whole, in its language, and has no barrier", async ({ page, language }) => {
  test.slow();
  const seen = await walk(page, language, async () => {
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await expectNoBarrier(page);
  });
  expect(seen).toEqual(expect.arrayContaining(reached));
});

test("every page leads to itself in the other language, and back", async ({ page, language }) => {
  test.slow();
  const other = language === "cy" ? "en" : "cy";
  await walk(page, language, async () => {
    const here = page.url();
    const twin = page.locator(`header a[hreflang=${other}]`);
    if ((await twin.count()) === 0) {
      // The questionnaire holds answers, so each step has a button that carries them into the other language.
      await expect(page.locator(`form button[lang=${other}]`)).not.toHaveCount(0);
      return;
    }
    const response = await page.goto((await twin.getAttribute("href"))!);
    expect(response!.status(), page.url()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", other);
    expect(placeAt(new URL(page.url()).pathname)).toBe(placeAt(new URL(here).pathname));
    const back = await page.locator(`header a[hreflang=${language}]`).getAttribute("href");
    expect(new URL(back!, here).pathname).toBe(new URL(here).pathname);
  });
});

test("nothing comes from another host, and nothing is kept on the device", async ({ page, language }) => {
  test.slow();
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await walk(page, language, async () => {
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });
  expect([...hosts]).toEqual([new URL(page.url()).host]);
});

test("on the charter page every link in the text can be hit with a thumb", async ({ page, at }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(at("CHARTER"));
  const boxes = await page.locator("main .numbers a").evaluateAll((all) =>
    all.map((link) => {
      const { width, height, left, top, right, bottom } = link.getBoundingClientRect();
      return { name: link.textContent, width, height, left, top, right, bottom };
    }),
  );
  expect(boxes.length).toBeGreaterThan(5);
  for (const box of boxes) {
    expect.soft(Math.min(box.width, box.height), `article ${box.name}`).toBeGreaterThanOrEqual(44);
  }
  // No two of them overlap.
  for (const [place, one] of boxes.entries()) {
    for (const other of boxes.slice(place + 1)) {
      const apart =
        one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
      expect.soft(apart, `article ${one.name} beside ${other.name}`).toBe(true);
    }
  }
});
