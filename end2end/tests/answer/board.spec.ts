// A manager begins with what is new and owed, reads a theme over time, keeps a view, and searches what was released.
import { expectNoBarrier, expectNoSidewaysScroll } from "../../support/page.ts";
import { expect, test } from "../../support/test.ts";

test.use({ engine: "full" });

test("a manager begins on the board, opens a theme, keeps a view and searches", async ({ page, say, at, signIn, language }) => {
  const whole = async () => {
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expectNoSidewaysScroll(page);
    await expectNoBarrier(page);
  };
  await signIn("rheolwr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("board"));
  await expect(page.getByRole("heading", { name: say("board-owed"), exact: true })).toBeVisible();
  await whole();

  // A combination of filters is kept under a name, opened again and removed.
  await page.getByLabel(say("staff-column-theme"), { exact: true }).selectOption("5");
  await page.getByRole("button", { name: say("staff-show"), exact: true }).click();
  const name = `Brawf ${language} ${Date.now()}`;
  await page.getByLabel(say("views-name"), { exact: true }).fill(name);
  await page.getByRole("button", { name: say("views-keep"), exact: true }).click();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByLabel(say("staff-column-theme"), { exact: true })).toHaveValue("5");
  await page.getByRole("button", { name: say("views-remove-this", { name }), exact: true }).click();
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);

  // A theme over time, with a table beside each chart.
  await page.goto(at("STAFF_THEME", "5"));
  await expect(page.getByRole("heading", { name: say("theme-figures"), exact: true })).toBeVisible();
  await whole();

  // The search says no more than that there are too few.
  await page.goto(at("STAFF_SEARCH"));
  const search = page.getByRole("main");
  await search.getByLabel(say("search-words"), { exact: true }).fill("xyzzy");
  await search.getByRole("button", { name: say("search-button"), exact: true }).click();
  await expect(search).toContainText(say("search-too-few"));
  await whole();
});

test("anyone searches what was released, in either language and in any mutation", async ({ page, say, at, language }) => {
  await page.goto(at("SEARCH"));
  const main = page.getByRole("main");
  const word = language === "cy" ? "weithiwr" : "WORKER";
  await main.getByLabel(say("search-words"), { exact: true }).fill(word);
  await main.getByRole("button", { name: say("search-button"), exact: true }).click();
  await expect(main.getByText(say("search-found"), { exact: true })).toBeVisible();
  // Welsh words are found without their mutation too.
  await expect(main).toContainText(language === "cy" ? /gweithiwr/i : /worker/i);
  expect(page.url()).not.toContain(word);
  await expectNoSidewaysScroll(page);
  await expectNoBarrier(page);
});
