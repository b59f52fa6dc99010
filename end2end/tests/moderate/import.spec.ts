// A file of collected comments: previewed, corrected, imported, and five of its comments read.
import type { Page } from "@playwright/test";
import { madeUp, mapMadeUp, small, upload } from "../../support/importing.ts";
import type { Say } from "../../support/language.ts";
import { theme } from "../../support/questionnaire.ts";
import { expect, test } from "../../support/test.ts";

// The theme of the comments that are read here; no story uses it.
const about = "10";

// With script the number of hidden words is announced, Shift ticks all words between, and one button shows all again.
async function pickQuickly(page: Page, say: Say) {
  const words = page.getByRole("checkbox").and(page.locator("[data-word]"));
  const hidden = page.getByRole("status").filter({ hasText: say("staff-words-count") });
  const clear = page.getByRole("button", { name: say("staff-words-clear") });
  await expect(hidden).toBeVisible();
  if (await clear.isEnabled()) await clear.click();
  await expect(hidden).toHaveText(/\b0$/);
  await words.nth(0).click();
  await expect(hidden).toHaveText(/\b1$/);
  await words.nth(3).click({ modifiers: ["Shift"] });
  await expect(hidden).toHaveText(/\b4$/);
  for (const place of [0, 1, 2, 3]) await expect(words.nth(place)).toBeChecked();
  await words.nth(3).focus();
  await page.keyboard.press("Space");
  await words.nth(1).focus();
  await page.keyboard.press("Shift+Space");
  await expect(hidden).toHaveText(/\b1$/);
  await clear.click();
  await expect(hidden).toHaveText(/\b0$/);
  await expect(words.nth(0)).not.toBeChecked();
}

test("a moderator brings in a file of comments and reads five of them", async ({ page, language, say, at, signIn, turn }, {
  project,
}) => {
  void turn;
  test.setTimeout(180_000);
  const { javaScriptEnabled } = project.use;
  const main = page.getByRole("main");
  // The same source and identifiers again would add nothing, so each combination has its own source.
  const source = `Made up, ${project.name}`;
  const desk = { page, say, language };
  await signIn("cymedrolwr");

  await test.step("a broken file is refused, line by line", async () => {
    await page.goto(at("STAFF_IMPORT"));
    await upload(desk, source, small.broken);
    await expect(main).toContainText(say("staff-import-unreadable"));
    await expect(page.getByRole("row").filter({ hasText: say("staff-file-not-utf8") }).getByRole("rowheader")).toHaveText("2");
  });

  await test.step("a look lists every mistake by line and brings in nothing", async () => {
    await upload(desk, source, small.mistaken);
    await mapMadeUp(desk);
    await expect(main).toContainText(say("staff-import-not-ready"));
    for (const [line, column, problem] of [
      ["2", "date", "staff-file-date"],
      ["3", "comment_id", "staff-file-id-twice"],
      ["3", "rating", "staff-file-rating"],
    ]) {
      const row = page.getByRole("row").filter({ hasText: say(problem!) });
      await expect(row.getByRole("rowheader")).toHaveText(line!);
      await expect(row).toContainText(column!);
    }
    await expect(page.getByRole("button", { name: say("staff-import-do") })).toHaveCount(0);
    await page.getByRole("button", { name: say("staff-import-forget") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("staff-import"));
  });

  let ready = 0;
  await test.step("the whole file is mapped, looked at and brought in", async () => {
    await upload(desk, source, madeUp);
    await mapMadeUp(desk);
    const verdict = await page.getByRole("status").filter({ hasText: say("staff-import-ready", { count: 0 }).split("0")[0]! }).innerText();
    ready = Number(/\d+/.exec(verdict)![0]);
    expect(ready, "the file has 150 rows, some without a comment").toBeGreaterThan(100);
    await page.getByRole("button", { name: say("staff-import-do") }).click();
    await expect(page.getByText(say("staff-import-done", { added: ready, known: 0 }))).toBeVisible();
  });

  await test.step("the same file again adds nothing", async () => {
    await upload(desk, source, madeUp);
    await mapMadeUp(desk);
    await page.getByRole("button", { name: say("staff-import-do") }).click();
    await expect(page.getByText(say("staff-import-done", { added: 0, known: ready }))).toBeVisible();
  });

  await test.step("five of them are read, protected, coded and accepted", async () => {
    for (let item = 0; item < 5; item++) {
      await page.goto(`${at("STAFF_QUEUE")}?tier=4-ordinary`);
      const imported = page.getByRole("row").filter({ hasText: say("staff-channel-import") });
      await imported.getByRole("button", { name: say("staff-take-this", { which: "" }).trim() }).first().click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("staff-item"));
      const words = page.locator("main .word input");
      if (item === 0 && javaScriptEnabled !== false) await pickQuickly(page, say);
      await words.first().check();
      await page.getByRole("button", { name: say("staff-hide") }).click();
      await expect(page.getByRole("status").filter({ hasText: say("staff-saved") })).toBeVisible();
      await expect(words.first()).toBeChecked();

      await page.locator("summary", { hasText: `${about} ${theme(about, language)}` }).click();
      const mark = `${about}.1 ${theme(`${about}.1`, language)}: ${say("staff-polarity-idea")}`;
      await page.getByRole("checkbox", { name: mark, exact: true }).check();
      await page.getByRole("group", { name: say("staff-criticality") }).getByRole("radio", { name: /^1 / }).check();
      await page.getByRole("button", { name: say("staff-accept"), exact: true }).click();
      await expect(page.getByRole("status").filter({ hasText: say("staff-done-accepted") })).toBeVisible();
    }
  });
});
