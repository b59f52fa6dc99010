// What somebody finds in a release: a parent on a phone, and a councillor who uses the keyboard alone.
import { expectNoBarrier, expectNoSidewaysScroll } from "../../support/page.ts";
import { theme } from "../../support/questionnaire.ts";
import { expect, test } from "../../support/test.ts";

test.use({ engine: "full" });

test("what families said, the rights they raised, the answers, and what is not shown and why", async ({ page, at, say }) => {
  await page.goto(at("FRONT"));
  await page.locator(`a[href="${at("RELEASES")}"]`).first().click();
  await page.getByRole("main").getByRole("link").first().click();
  const main = page.getByRole("main");
  await expect(main).toContainText(say("release-reply"));
  const release = page.url();

  await test.step("under each of the five headings there are a question, bars and the same numbers as a table", async () => {
    await main.getByRole("link", { name: say("figures-charter"), exact: true }).click();
    await expect(main.locator(".population").first().getByRole("heading", { level: 3 })).toHaveCount(5);
    const table = main.locator("details", { hasText: say("figures-as-table") }).first();
    await table.locator("summary").click();
    await expect(table.getByRole("table")).toBeVisible();
    await expect(main).toContainText(say("figures-not-shown"));
    await expectNoSidewaysScroll(page);
    await expectNoBarrier(page);
  });

  await test.step("no printed number is anything but a multiple of five, and no small number stands alone", async () => {
    const cells = await main.locator(".population td.number").allTextContents();
    expect(cells.length).toBeGreaterThan(20);
    for (const number of cells.join(" ").match(/\d+/g) ?? []) {
      // "0 to 4" and "fewer than 10" are the only other numbers.
      expect(Number(number) % 5 === 0 || number === "4", number).toBe(true);
    }
  });

  await test.step("the way leads to the method, which says it with an example", async () => {
    await main.getByRole("link", { name: say("figures-method-link") }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("method-title"));
    await expect(main.getByRole("table")).toContainText("37");
  });

  await test.step("the table to download has every theme's name in both languages", async () => {
    const table = await (await page.request.get(`${release}/data.csv`)).text();
    expect(table).toContain(theme("1", "cy"));
    expect(table).toContain(theme("1", "en"));
    expect(table).toContain("charter");
  });

  await test.step("rights stand in children's words and lead to the right", async () => {
    await page.goto(release);
    await main.getByRole("link", { name: say("figures-rights"), exact: true }).click();
    await main.locator("details", { hasText: say("figures-rights-quiet") }).first().locator("summary").click();
    await main.locator(`a[href^="${at("RIGHTS")}/"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`${at("RIGHTS")}/\\d+$`));
  });
});

test("a councillor reaches the figures with the keyboard alone", async ({ page, at, say }) => {
  await page.goto(at("RELEASES"));
  const reach = async (name: string) => {
    for (let tab = 0; tab < 80; tab++) {
      await page.keyboard.press("Tab");
      const focused = page.locator("a:focus, summary:focus");
      if ((await focused.count()) > 0 && (await focused.textContent())!.includes(name)) return;
    }
    throw new Error(`no way to ${name} by keyboard`);
  };
  const first = (await page.getByRole("main").getByRole("link").first().textContent())!;
  await reach(first);
  await page.keyboard.press("Enter");
  await reach(say("figures-themes"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("figures-themes"));
  await reach(say("figures-as-table"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("table").first()).toBeVisible();
});
