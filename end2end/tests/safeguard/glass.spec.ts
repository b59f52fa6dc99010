// In an emergency a lead discloses at once who somebody is. The independent reviewer, who sees no word of the child, finds
// that there was time to ask, and it is closed again. On a small phone, without script.
import { expectNoBarrier, expectNoSidewaysScroll } from "../../support/page.ts";
import { service } from "../../support/story.ts";
import { expect, test } from "../../support/test.ts";

const words = `Stori brawf ${crypto.randomUUID()}`;
const body = `Heddlu dychmygol ${crypto.randomUUID().slice(0, 8)}`;
const why = "Stori brawf: mae hi yno nawr.";

test.use({ viewport: { width: 360, height: 740 } });

test("what is disclosed at once is reviewed, and can be closed again", { tag: ["@once", "@no-script"] }, async ({
  page,
  say,
  at,
  signIn,
  turn,
}, info) => {
  void turn;
  test.setTimeout(180_000);
  const look = async (name: string) => {
    await expectNoSidewaysScroll(page);
    await expectNoBarrier(page);
    await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: "image/png" });
  };
  const button = (key: string) => page.getByRole("button", { name: say(key), exact: true });
  const control = (name: string) => page.locator(`[name="${name}"]`);

  await test.step("somebody is not safe", async () => {
    await page.goto(`${at("GIVE_FORM", service, "1")}#s3`);
    await page.locator("details.not-safe > summary").first().click();
    await page.locator("label[for=f-sb]").click();
    await page.locator("[name=o2]").evaluate((box, text) => ((box as HTMLTextAreaElement).value = text), words);
    await button("give-finish-now").first().click();
    await button("give-send").click();
  });

  await test.step("a lead takes it and discloses at once", async () => {
    await signIn("diogelu");
    await page.goto(at("STAFF_CONCERNS"));
    const untaken = page.getByRole("listitem").filter({ hasText: say("concern-nobodys") });
    for (let place = 0; ; place++) {
      await untaken.nth(place).getByRole("link").click();
      await expect(button("concern-take")).toBeVisible();
      if ((await page.getByText(words).count()) > 0) break;
      await page.goto(at("STAFF_CONCERNS"));
    }
    await button("concern-take").click();
    await page.getByText(say("disclosure-form-at-once"), { exact: true }).click();
    await control("at-once-why").fill(why);
    await button("disclosure-do-at-once").click();
    await expect(control("at-once-why")).toHaveValue(why);
    await look("glass-slip");
    await control("at-once-to").fill(body);
    await button("disclosure-do-at-once").click();
    await expect(page.getByRole("status")).toContainText(say("disclosure-done-at-once"));
    await page.getByRole("link", { name: say("disclosure-of", { to: body }) }).click();
    await expect(page.getByRole("main")).toContainText(say("staff-safety-reach"));
    await look("glass-open");
  });
  const disclosure = page.url();

  await test.step("the reviewer sees times and the reason, and closes it", async () => {
    await signIn("adolygydd");
    await look("reviewer-home");
    await page.goto(at("STAFF_WATCH"));
    await look("reviewer-watch");
    await page.goto(at("STAFF_DISCLOSURES"));
    await expect(page.getByRole("main")).not.toContainText(words);
    const asked = page.locator("article").filter({ hasText: body });
    await expect(asked).toContainText(why);
    await look("review");
    await asked.getByRole("radio", { name: say("disclosures-wrong") }).check();
    await asked.getByRole("button", { name: say("disclosures-do") }).click();
    await expect(page.getByRole("main")).toContainText(say("concern-problem-no-words"));
    await look("review-slip");
    await asked.locator("textarea").fill("Stori brawf: roedd amser i ofyn.");
    await asked.getByRole("button", { name: say("disclosures-do") }).click();
    await expect(page.getByRole("status")).toContainText(say("disclosures-done"));
    await look("reviewed");
  });

  await test.step("the lead cannot open it any more", async () => {
    await signIn("diogelu");
    await page.goto(disclosure);
    await expect(page.getByRole("main")).toContainText(say("disclosure-answer-wrong"));
    await expect(page.getByRole("main")).not.toContainText(say("staff-safety-reach"));
    await look("glass-closed");
  });
});
