// A lead looks at the rota, says that the deputy is away, and hands the duty over; asks the custodian whether another body
// may know who somebody is, and reads how to reach them once the custodian agrees. On a small phone, without script.
import { expectNoBarrier, expectNoSidewaysScroll } from "../../support/page.ts";
import { service } from "../../support/story.ts";
import { expect, test } from "../../support/test.ts";

const words = `Stori brawf ${crypto.randomUUID()}`;
const body = `Heddlu dychmygol ${crypto.randomUUID().slice(0, 8)}`;

test.use({ viewport: { width: 320, height: 700 } });

test("the rota and a disclosure work on a small phone without script", { tag: ["@once", "@no-script"] }, async ({
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
  const unfold = (key: string) => page.getByText(say(key), { exact: true }).click();

  await test.step("somebody asks to be contacted", async () => {
    await page.goto(`${at("GIVE_FORM", service, "1")}#s3`);
    await page.locator("details.not-safe > summary").first().click();
    await page.locator("label[for=f-sb]").click();
    await page.locator("[name=o2]").evaluate((box, text) => ((box as HTMLTextAreaElement).value = text), words);
    await button("give-finish-now").first().click();
    await button("give-send").click();
  });

  await test.step("a lead reads the rota, slips, and records an absence", async () => {
    await signIn("diogelu");
    await page.goto(at("STAFF_ROTA"));
    await expect(page.getByRole("heading", { name: say("rota-now"), exact: true })).toBeVisible();
    await look("rota");
    await unfold("rota-form-away");
    await control("away-from").fill("2031-01-06");
    await button("rota-do-away").click();
    await expect(page.getByRole("main")).toContainText(say("rota-wrong-away-who"));
    await expect(control("away-from")).toHaveValue("2031-01-06");
    await look("rota-slip");
    await control("away-person").selectOption({ index: 1 });
    await control("away-to").fill("2031-01-07");
    await control("away-other").selectOption({ index: 2 });
    await button("rota-do-away").click();
    await expect(page.getByRole("status")).toContainText(say("rota-done-away"));
  });

  await test.step("the lead hands the duty over, and takes it back", async () => {
    await unfold("rota-form-hand-over");
    await control("hand-person").selectOption({ index: 2 });
    await button("rota-do-hand-over").click();
    await expect(page.getByRole("status")).toContainText(say("rota-done-hand-over"));
    await page.getByText(say("rota-days"), { exact: true }).click();
    await look("rota-handed");
    await button("rota-do-take-back").first().click();
    await expect(page.getByRole("status")).toContainText(say("rota-done-take-back"));
    await button("rota-do-back").last().click();
    await expect(page.getByRole("status")).toContainText(say("rota-done-back"));
  });

  await test.step("the lead asks the custodian", async () => {
    await page.goto(at("STAFF_CONCERNS"));
    const untaken = page.getByRole("listitem").filter({ hasText: say("concern-nobodys") });
    for (let place = 0; ; place++) {
      await untaken.nth(place).getByRole("link").click();
      await expect(button("concern-take")).toBeVisible();
      if ((await page.getByText(words).count()) > 0) break;
      await page.goto(at("STAFF_CONCERNS"));
    }
    await look("concern-raised");
    await button("concern-take").click();
    await unfold("disclosure-form-ask");
    await control("disclose-to").fill(body);
    await button("disclosure-do-ask").click();
    await expect(page.getByRole("main")).toContainText(say("concern-problem-no-words"));
    await expect(control("disclose-to")).toHaveValue(body);
    await look("disclosure-slip");
    await control("disclose-why").fill("Stori brawf: maen nhw’n chwilio.");
    await button("disclosure-do-ask").click();
    await expect(page.getByRole("status")).toContainText(say("disclosure-done-ask"));
    await look("concern-asked");
    await page.getByRole("link", { name: say("disclosure-of", { to: body }) }).click();
    await expect(page.getByRole("main")).toContainText(say("disclosure-closed-yet"));
    await look("disclosure-asked");
  });
  const disclosure = page.url();

  await test.step("the custodian agrees, and reads nothing that was said", async () => {
    await signIn("ceidwad");
    await page.goto(at("STAFF_DISCLOSURES"));
    await expect(page.getByRole("main")).not.toContainText(words);
    const asked = page.locator("article").filter({ hasText: body });
    await look("disclosures");
    await asked.getByRole("radio", { name: say("disclosures-agree") }).check();
    await asked.locator("textarea").fill("Stori brawf: mae ei angen.");
    await asked.getByRole("button", { name: say("disclosures-do") }).click();
    await expect(page.getByRole("status")).toContainText(say("disclosures-done"));
    await look("disclosures-done");
  });

  await test.step("the lead reads how to reach the person", async () => {
    await signIn("diogelu");
    await page.goto(disclosure);
    await expect(page.getByRole("main")).toContainText(say("disclosure-answer-agreed"));
    await expect(page.getByRole("main")).toContainText(say("staff-safety-reach"));
    await look("disclosure-agreed");
  });
});
