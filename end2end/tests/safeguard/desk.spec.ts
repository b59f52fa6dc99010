// A child presses the button. A safeguarding lead sees the concern on the desk, takes it, rings, confirms in writing,
// records the answer, and chooses the sentence that the child reads by the number. On a phone, without script, in
// Welsh.
import { expectNoBarrier, expectNoSidewaysScroll } from "../../support/page.ts";
import { service } from "../../support/story.ts";
import { expect, test } from "../../support/test.ts";

const child = "1";
const words = `Stori brawf ${crypto.randomUUID()}`;

test("a child who does not feel safe is heard, and reads it by the number", { tag: ["@once", "@no-script"] }, async ({
  page,
  say,
  at,
  signIn,
  turn,
}) => {
  void turn;
  test.setTimeout(180_000);
  const look = async () => {
    await expectNoSidewaysScroll(page);
    await expectNoBarrier(page);
  };
  const button = (key: string) => page.getByRole("button", { name: say(key), exact: true });
  // A card may have the name of a field in it.
  const field = (key: string) =>
    page.getByLabel(say(key), { exact: true }).and(page.locator("input, select, textarea"));

  const number = await test.step("a child presses the button", async () => {
    await page.goto(`${at("GIVE_FORM", service, child)}#s3`);
    await page.locator("details.not-safe > summary").first().click();
    await page.locator("label[for=f-sb]").click();
    await expect(page.locator("#f-sb")).toBeChecked();
    // These words lie on a later step. By them this journey knows its own child: others send feedback at the same time.
    await page.locator("[name=o2]").evaluate((box, text) => ((box as HTMLTextAreaElement).value = text), words);
    await button("give-finish-now").first().click();
    await button("give-send").click();
    const digits = (await page.locator("p.digits").innerText()).replace(/\D/g, "");
    expect(digits).toHaveLength(16);
    return digits;
  });

  await test.step("a lead sees it on the desk and takes it", async () => {
    await signIn("diogelu");
    await page.goto(at("STAFF_CONCERNS"));
    await look();
    const untaken = page.getByRole("listitem").filter({ hasText: say("concern-nobodys") });
    for (let place = 0; ; place++) {
      expect(await untaken.count(), "the child's concern is on the desk").toBeGreaterThan(place);
      await untaken.nth(place).getByRole("link").click();
      await expect(button("concern-take")).toBeVisible();
      if ((await page.getByText(words).count()) > 0) break;
      await page.goto(at("STAFF_CONCERNS"));
    }
    await look();
    await button("concern-take").click();
    await expect(page.getByRole("status")).toContainText(say("concern-taken"));
    await look();
  });

  await test.step("the lead rings, and a slip loses nothing", async () => {
    await field("staff-call-said").fill("Stori brawf: byddan nhw’n ymweld heddiw.");
    await button("concern-do-call").click();
    await expect(page.getByRole("main")).toContainText(say("staff-problem-no-rung"));
    await expect(field("staff-call-said")).toHaveValue("Stori brawf: byddan nhw’n ymweld heddiw.");
    await look();
    await field("staff-call-rung").selectOption("front-door");
    await field("staff-call-who").fill("Stori Brawf");
    await button("concern-do-call").click();
    await expect(page.getByRole("status")).toContainText(say("concern-done-call"));
  });

  await test.step("the lead writes, and the paper is in both languages", async () => {
    await field("concern-letter-to").fill("Drws ffrynt dychmygol");
    await field("concern-letter-cy").fill("Stori brawf: mae plentyn wedi pwyso’r botwm.");
    await button("concern-do-letter").click();
    await page.getByRole("link", { name: say("concern-letter-open") }).click();
    await expect(page.locator("section[lang=cy]")).toContainText("mae plentyn wedi pwyso");
    await expect(page.locator("section[lang=en]")).toBeVisible();
    await look();
    await page.goBack();
  });

  await test.step("the lead hears back and says what the child reads", async () => {
    await field("concern-heard").fill("Stori brawf: maen nhw wedi ymweld.");
    await button("concern-do-heard").click();
    await expect(page.getByRole("status")).toContainText(say("concern-done-heard"));
    await page.getByText(say("concern-form-show"), { exact: true }).click();
    await page.getByRole("radio", { name: say("concern-status-name-doing"), exact: true }).check();
    await button("concern-do-show").click();
    await expect(page.getByRole("status")).toContainText(say("concern-done-show"));
  });

  await test.step("the number shows the sentence, and nothing of a concern", async () => {
    await page.goto(at("NUMBER"));
    await field("number-label").fill(number);
    await button("number-show").click();
    await expect(page.getByRole("main")).toContainText(say("number-status-doing"));
    await expect(page.getByRole("main")).not.toContainText(say("concern"));
  });
});
