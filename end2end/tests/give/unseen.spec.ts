// No page after the step "just for you" shows what was answered there, and after sending the browser's Back does not
// bring it back.
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { address, type Language, type Say } from "../../support/language.ts";
import { answer, question } from "../../support/questionnaire.ts";
import { origin } from "../../support/servers.ts";
import { service } from "../../support/story.ts";
import { expect, test } from "../../support/test.ts";

const secret = "Made up: ring after four";
const words = "Made up: nobody rang back";

// Playwright switches off the back-forward cache, in which people's browsers keep whole pages.
async function browserWithMemory(): Promise<{ browser: Browser; context: BrowserContext; page: Page }> {
  const { launchOptions, viewport, javaScriptEnabled } = test.info().project.use;
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const context = await browser.newContext({ viewport, javaScriptEnabled });
  return { browser, context, page: await context.newPage() };
}

// A parent answers one question and everything about safety, and opens the check page.
async function tellInSecret(page: Page, language: Language, say: Say, start: string) {
  const radio = (field: string, code: string) =>
    page
      .getByRole("group", { name: question(field, language), exact: true })
      .getByRole("radio", { name: answer(field, code, language), exact: true });
  await page.goto(start);
  await page.goto(`${start}#s3`);
  await radio("c1", "middle").check();
  await page.goto(`${start}#s9`);
  await radio("s1", "no").check();
  await radio("s2", "yes").check();
  await page.getByLabel(question("r", language), { exact: true }).fill(secret);
  await page.getByRole("link", { name: say("give-next"), exact: true }).click();
  await page.getByLabel(question("o2", language), { exact: true }).fill(words);
  await page.getByRole("button", { name: say("give-finish-now") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-check-heading"));
}

async function expectNothingSaid(page: Page) {
  const held = await page.content();
  expect(held).not.toContain(secret);
  for (const box of await page.locator("input[type=text], textarea").all()) expect(await box.inputValue()).toBe("");
  expect(await page.locator("input[name^=s]:checked").count()).toBe(0);
}

test("the check page, the form it leads back to and the receipt do not tell what was said about safety", async ({
  language,
  say,
  engine,
}) => {
  const { browser, page } = await browserWithMemory();
  await tellInSecret(page, language, say, origin(engine) + address("GIVE_FORM", language, service, "3"));
  const unseen = async () => {
    expect(await page.content()).not.toContain(secret);
    expect(await page.locator("input[name=s1][value=no]:checked, input[type=hidden][name=s1]").count()).toBe(0);
  };
  await unseen();
  await expect(page.getByText(say("give-check-own-answered"))).toBeVisible();
  const own = say("give-check-own", { audience: "parent" });
  await page.getByRole("button", { name: new RegExp(`^${say("give-change")} ?: ${own}$`) }).click();
  await expect(page.getByText(say("give-safe-kept", { audience: "parent" }))).toBeVisible();
  await unseen();
  await page.getByRole("button", { name: say("give-finish-now") }).click();
  await page.getByRole("button", { name: say("give-send"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-sent"));
  await unseen();
  await expect(page.getByText(say("give-trace", { audience: "parent" }))).toBeVisible();
  await browser.close();
});

test("after sending, the browser's Back shows no word and no answer", async ({ language, say, engine }) => {
  const { browser, page } = await browserWithMemory();
  await tellInSecret(page, language, say, origin(engine) + address("GIVE_FORM", language, service, "3"));
  await page.getByRole("button", { name: say("give-send"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-sent"));
  // Go back over the check page, the steps and the empty form. The browser does not show a posted page again by
  // itself.
  for (let back = 0; back < 6; back++) {
    await page.goBack({ waitUntil: "commit" }).catch(() => undefined);
    await page.waitForTimeout(150);
    if (page.url().startsWith(origin(engine))) await expectNothingSaid(page);
  }
  await browser.close();
});

test("before sending, the browser's Back from the check page still holds what was typed", async ({
  language,
  say,
  engine,
}) => {
  const { browser, page } = await browserWithMemory();
  await tellInSecret(page, language, say, origin(engine) + address("GIVE_FORM", language, service, "3"));
  await expect(page.getByText(say("give-check-browser"))).toBeVisible();
  // Playwright loses track of a page from the back-forward cache, so the browser itself is asked for the box's value.
  const devtools = await page.context().newCDPSession(page);
  const { entries, currentIndex } = await devtools.send("Page.getNavigationHistory");
  await devtools.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex - 1]!.id });
  await expect(async () => {
    const expression = "document.querySelector('textarea[name=o2]')?.value";
    const { result } = await devtools.send("Runtime.evaluate", { expression });
    expect(result.value).toBe(words);
  }).toPass({ timeout: 10_000 });
  await browser.close();
});
