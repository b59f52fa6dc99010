// Picking words with script: what the island adds to the check boxes. Journeys without script pick the same words in
// story.spec.ts.
import { pointer } from "../../support/hands.ts";
import { address } from "../../support/language.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "../../support/page.ts";
import { openUntil } from "../../support/story.ts";
import { expect, test } from "../../support/test.ts";

// Names that nobody has.
const words = "A made-up story 👩‍👧: Morwennol Tyddynfawr and dear Gwrddelw Caeglas\nrang twice.";

test("what others will see follows every tick, and the arrow keys go from word to word @script", async ({
  page,
  language,
  say,
  at,
  signIn,
  turn,
}) => {
  void turn;
  test.setTimeout(120_000);
  const form = { h1: "nobody", s1: "no", o2: words, s: crypto.randomUUID() };
  await page.request.post(address("GIVE_SEND", "en", "K7QF2M", "3"), { form });

  await signIn("cymedrolwr");
  const urgent = () => page.goto(`${at("STAFF_QUEUE")}?tier=1-now`);
  const gwrddelw = await openUntil({ page, say, hands: pointer() }, "Gwrddelw", urgent);
  const box = (name: string) => page.getByRole("checkbox", { name, exact: true });
  const seen = page.getByRole("region", { name: say("staff-preview") }).locator("p");
  const count = page.getByRole("status").filter({ hasText: say("staff-words-count") });
  const all = page.getByRole("button", { name: say("staff-words-clear") });

  await test.step("the page says how to go on as soon as the script is awake", async () => {
    await expect(count).toBeVisible();
    await expect(page.getByText(say("staff-words-keys"))).toBeVisible();
    await expectNoBarrier(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step("one button shows every word again, the emoji too", async () => {
    if (await all.isEnabled()) await all.click();
    await expect(count).toHaveText(`${say("staff-words-count")} 0`);
    await expect(seen).toHaveText(words, { useInnerText: true });
  });

  await test.step("a tick hides a word from others at once, and a second one leaves no trace of its length", async () => {
    await box("Morwennol").check();
    await expect(seen).toHaveText(words.replace("Morwennol", "[person]"), { useInnerText: true });
    await box("Tyddynfawr").check();
    await expect(seen).toHaveText(words.replace("Morwennol Tyddynfawr", "[person]"), { useInnerText: true });
    await expect(count).toHaveText(`${say("staff-words-count")} 2`);
  });

  await test.step("the kind that is chosen for new ticks shows at once", async () => {
    await page.getByLabel(say("staff-kind"), { exact: true }).selectOption("child");
    await expect(seen).toContainText("[child] and dear");
    await page.getByLabel(say("staff-kind"), { exact: true }).selectOption("person");
  });

  await test.step("the arrows, Home and End go from word to word, and Tab leaves the words", async () => {
    await gwrddelw.focus();
    await page.keyboard.press("ArrowRight");
    await expect(box("Caeglas")).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect(box("dear")).toBeFocused();
    await page.keyboard.press("End");
    await expect(box("twice")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(box("twice")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(box("A")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByLabel(say("staff-kind"), { exact: true })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(box("A")).toBeFocused();
  });

  await test.step("Shift carries a tick from the last word to this one", async () => {
    await gwrddelw.click();
    await box("Caeglas").click({ modifiers: ["Shift"] });
    await expect(seen).toContainText("dear [person]\nrang", { useInnerText: true });
    await expect(count).toHaveText(`${say("staff-words-count")} 4`);
  });

  await test.step("what the server keeps is what the page showed", async () => {
    const shown = await seen.innerText();
    await page.getByRole("button", { name: say("staff-hide") }).click();
    await expect(page.getByRole("status").filter({ hasText: say("staff-saved") })).toBeVisible();
    await expect(seen).toHaveText(shown, { useInnerText: true });
    await expect(gwrddelw).toBeChecked();
    await page.getByRole("button", { name: say("staff-give-back") }).click();
  });
});
