// "Leave this page": the page is out of sight at once, and Back does not bring it back.
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/test.ts";

// Stands in for the weather page, because no test sends a request to another host.
async function weather(page: Page): Promise<string> {
  const elsewhere = (await page.locator("a[data-leave]").getAttribute("href"))!;
  await page.context().route(`${new URL(elsewhere).origin}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" }),
  );
  return elsewhere;
}

test("the button leaves for a page that anybody might read", async ({ page, at, say }) => {
  await page.goto(at("FRONT"));
  const elsewhere = await weather(page);
  await page.getByRole("link", { name: say("leave-page") }).click();
  await expect(page).toHaveURL(elsewhere);
});

// Without script the button is a plain link, and the privacy page says so.
test("the page that was left is gone from the history", { tag: "@script" }, async ({ page, at, say }) => {
  await page.goto(at("FRONT"));
  await page.goto(at("HELP"));
  const elsewhere = await weather(page);
  await page.getByRole("link", { name: say("leave-page") }).click();
  await expect(page).toHaveURL(elsewhere);
  await page.goBack();
  await expect(page).toHaveURL(new URL(at("FRONT"), page.url()).href);
});

test("Shift three times leaves, and says how many are left; another key begins again", { tag: "@script" }, async ({
  page,
  at,
  say,
}) => {
  await page.goto(at("FRONT"));
  const elsewhere = await weather(page);
  const status = page.locator("#leave-status");
  await page.keyboard.press("Shift");
  await expect(status).toHaveText(say("leave-two-more"));
  await page.keyboard.press("Shift");
  await expect(status).toHaveText(say("leave-one-more"));
  await page.keyboard.press("a");
  await expect(status).toHaveText("");
  for (let press = 0; press < 3; press++) await page.keyboard.press("Shift");
  await expect(page).toHaveURL(elsewhere);
});

test("Shift that makes capital letters, and Shift pressed slowly, leave nothing", { tag: "@script" }, async ({
  page,
  at,
  say,
}) => {
  await page.goto(at("FRONT"));
  const here = page.url();
  await weather(page);
  const status = page.locator("#leave-status");
  for (const letter of ["Shift+A", "Shift+B", "Shift+C", "Shift"]) await page.keyboard.press(letter);
  // Only the last press was of Shift alone. Everybody can see how many presses are left.
  await expect(status).toHaveText(say("leave-two-more"));
  await expect(status).toBeInViewport();
  await expect(status).toHaveText("", { timeout: 5_000 });
  await page.keyboard.press("Shift");
  await expect(status).toHaveText(say("leave-two-more"));
  await page.mouse.click(5, 400);
  await expect(status).toHaveText("");
  expect(page.url()).toBe(here);
});
