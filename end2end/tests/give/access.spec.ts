// The questionnaire with the keyboard, with large text, and with accidental presses.
import { chromium } from "@playwright/test";
import { reach } from "../../support/focus.ts";
import { address } from "../../support/language.ts";
import { expectNoSidewaysScroll } from "../../support/page.ts";
import { answer, question } from "../../support/questionnaire.ts";
import { origin } from "../../support/servers.ts";
import { service } from "../../support/story.ts";
import { expect, test } from "../../support/test.ts";

test("Enter on an answer or in a field stays on the step", async ({ page, at, language }) => {
  const form = at("GIVE_FORM", service, "3");
  await page.goto(form);
  await page.goto(`${form}#s3`);
  const radio = page
    .getByRole("group", { name: question("c1", language), exact: true })
    .getByRole("radio", { name: answer("c1", "top", language), exact: true });
  await radio.check();
  await radio.press("Enter");
  await page.goto(`${form}#s9`);
  await page.locator("input[name=s1][value=no]").check();
  await page.locator("input[name=s2][value=yes]").check();
  await page.getByLabel(question("r", language), { exact: true }).press("Enter");
  await page.waitForTimeout(200);
  expect(new URL(page.url()).pathname).toBe(form);
  await expect(page.locator("input[name=s2][value=yes]")).toBeChecked();
});

test("Back on the check page leads to the last step, and nothing to send leads to the first question", async ({
  page,
  at,
  say,
}) => {
  const form = at("GIVE_FORM", service, "3");
  await page.goto(form);
  await page.goto(`${form}#s3`);
  await page.getByRole("button", { name: say("give-finish-now") }).click();
  await page.getByRole("link", { name: say("give-error-nothing") }).click();
  await expect(page.locator("input[name=c1]").first()).toBeVisible();
  await expect(page.locator("input[name=c1]").first()).toBeInViewport();
  await page.locator("input[name=c1]").first().check();
  await page.getByRole("button", { name: say("give-finish-now") }).click();
  await page.getByRole("button", { name: say("give-back"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: say("give-step-last") })).toBeVisible();
});

test("the skip link leads past the bar to the first step, and is gone on a later one", async ({ page, at, say }) => {
  await page.goto(at("GIVE_FORM", service, "3"));
  const skip = page.getByRole("link", { name: say("skip-link"), exact: true });
  await reach(page, skip);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: say("give-step-before") })).toBeInViewport();
  await page.goto(`${at("GIVE_FORM", service, "3")}#s4`);
  await expect(skip).toHaveCount(0);
});

test("with text of double size the bar wraps, stays in sight, and a step opens under it", async ({
  language,
  say,
  engine,
}) => {
  const { launchOptions, javaScriptEnabled } = test.info().project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), "--blink-settings=defaultFontSize=32"],
  });
  for (const width of [390, 320]) {
    const context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(origin(engine) + address("GIVE_FORM", language, service, "1"));
    await expectNoSidewaysScroll(page);
    for (let step = 0; step < 3; step++) {
      const next = step === 0 ? say("give-start") : say("give-next");
      await page.getByRole("link", { name: next, exact: true }).click();
      const leave = (await page.getByRole("link", { name: say("leave-page") }).boundingBox())!;
      expect(leave.x).toBeGreaterThanOrEqual(0);
      expect(leave.x + leave.width, `${width} px`).toBeLessThanOrEqual(width);
      expect(leave.y, "in sight").toBeGreaterThanOrEqual(0);
      expect(leave.y + leave.height, "in sight").toBeLessThanOrEqual(844);
      const bar = (await page.locator(".bar").boundingBox())!;
      const heading = (await page.locator(".step h2:visible").boundingBox())!;
      expect(heading.y, "the step's heading stands under the bar").toBeGreaterThanOrEqual(bar.y + bar.height - 1);
      expect(heading.y, "and is seen").toBeLessThan(844);
      await expectNoSidewaysScroll(page);
    }
    await context.close();
  }
  await browser.close();
});
