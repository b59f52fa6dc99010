// The whole story, by pointer or keyboard: families give feedback, a moderator hides names, a summary is written and
// answered, a quarter is released, and the parent comes back with the number.
import { expect, test } from "@playwright/test";
import { address } from "./language.ts";
import { question, theme } from "./questionnaire.ts";
import * as story from "./story.ts";
import { button, link, type Scene } from "./story.ts";

export async function tell(scene: Scene) {
  const { page, hands, language, say, about, look } = scene;
  const name = theme(about, language);
  const summary = {
    cy: `Mae teuluoedd am gael ateb ynghynt (stori brawf ${about}).`,
    en: `Families want a quicker answer (made-up story ${about}).`,
  };
  const reply = {
    cy: `Bydd rhywun yn ffonio o fewn dau ddiwrnod (stori brawf ${about}).`,
    en: `Somebody will ring within two days (made-up story ${about}).`,
  };
  const openSummary = async () => {
    await story.enterThisQuarter(scene, "staff-summaries");
    await look();
    await hands.press(link(scene, say("staff-open-theme", { theme: name })));
    await look();
  };
  const showNumber = async (number: string) => {
    await hands.write(page.getByLabel(say("number-label"), { exact: true }), number);
    await hands.press(button(scene, say("number-show")));
  };

  const number = await test.step("a parent gives feedback, changes something before sending, and gets a number", async () => {
    await page.goto(address("GIVE", language, story.service));
    await look();
    return give(scene);
  });

  await test.step("the number shows that nobody has read it yet", async () => {
    await hands.press(page.getByRole("link", { name: say("give-come-back") }));
    await showNumber(number);
    await expect(page.getByText(say("number-state-waiting"))).toBeVisible();
    await look();
  });

  await test.step("a moderator claims it, hides the name, codes it and accepts it", async () => {
    await story.become(scene, "cymedrolwr");
    await story.enter(scene, "staff-queue");
    await look();
    await story.expectNobodyNamed(scene);
    await story.openOne(scene);
    await look();
    await story.protectAndAccept(scene, look);
    await story.expectNobodyNamed(scene);
  });

  await test.step("five more families say the same, and are read with the same care", async () => {
    for (let family = 0; family < 5; family++) await story.sendAsAnotherParent(scene);
    for (let family = 0; family < 5; family++) {
      await story.openOne(scene);
      await story.protectAndAccept(scene);
    }
  });

  await test.step("the moderator writes a summary in both languages, from words that name nobody", async () => {
    await openSummary();
    await expect(page.getByRole("region").getByText(story.afterwards[language])).toBeVisible();
    await story.expectNobodyNamed(scene);
    await story.writeBoth(scene, page, summary);
    await hands.press(button(scene, say("staff-summary-save")));
    await expect(page.getByText(say("staff-summary-own"))).toBeVisible();
    await expect(button(scene, say("staff-summary-fair"))).toHaveCount(0);
  });

  await test.step("another moderator reads it", async () => {
    await story.become(scene, "cymedrolwr2");
    await openSummary();
    await hands.press(button(scene, say("staff-summary-fair")));
    await expect(page.getByText(say("staff-summary-is-valid"))).toBeVisible();
  });

  await test.step("the manager reads the summary and answers", async () => {
    await story.become(scene, "rheolwr");
    await story.enterThisQuarter(scene, "staff-themes");
    await look();
    await story.expectNobodyNamed(scene);
    const card = page.getByRole("region", { name, exact: true });
    await expect(card).toContainText(summary[language]);
    await expect(page.getByText(story.afterwards[language])).toHaveCount(0);
    await hands.press(card.locator("summary", { hasText: say("staff-reply-to", { theme: name }) }));
    await hands.choose(card.getByRole("radio", { name: say("staff-reply-will"), exact: true }));
    await hands.date(card.getByLabel(say("staff-reply-when"), { exact: true }), `${new Date().getUTCFullYear() + 1}-01-31`);
    await story.writeBoth(scene, card, reply);
    await hands.press(card.getByRole("button", { name: say("staff-reply-send") }));
    await story.expectSaid(scene, say("staff-reply-sent"));
    await look();
  });

  await test.step("a moderator reads the answer before anybody else does", async () => {
    await story.become(scene, "cymedrolwr");
    await story.enter(scene, "staff-summaries");
    await hands.press(link(scene, say("staff-replies-link")));
    await look();
    const card = page.getByRole("region", { name, exact: true });
    await expect(card).toContainText(reply.cy);
    await expect(card).toContainText(reply.en);
    await hands.press(card.getByRole("button", { name: say("staff-reply-fit") }));
    await expect(page.getByText(reply[language])).toHaveCount(0);
  });

  await test.step("the performance lead releases the quarter", async () => {
    await story.become(scene, "perfformiad");
    // The quarter is not over, so a demo releases a preview of it.
    const release = button(scene, say("staff-release-do-preview"));
    // The server takes the figures by itself, a little later.
    await expect(async () => {
      await story.enterThisQuarter(scene, "staff-quarter");
      await expect(release).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await look();
    const spite = page.getByRole("checkbox", { name: say("staff-release-spite") });
    if ((await spite.count()) > 0) await hands.tick(spite);
    // If another telling on this engine has released already, this is a new version, and the form asks why.
    if ((await page.getByRole("heading", { name: say("staff-release-why") }).count()) > 0) {
      await story.writeBoth(scene, page, { cy: "Stori brawf: crynodeb arall.", en: "A made-up story: one more summary." });
    }
    await hands.press(release);
    await story.expectSaid(scene, say("staff-release-done"));
    await look();
    await story.signOut(scene);
  });

  await test.step("the number shows that it was read and counted, the summary and the answer", async () => {
    await hands.press(link(scene, say("brand")));
    await hands.press(link(scene, say("front-number")));
    await look();
    await showNumber(number);
    for (const seen of [say("number-state-accepted"), say("number-promise-kept"), summary[language], reply[language]]) {
      await expect(page.getByText(seen)).toBeVisible();
    }
    await look();
    await hands.press(page.getByRole("link", { name: say("number-release", { title: "" }).trim() }).first());
  });

  await test.step("anyone reads the release, as a page and as data, and it names nobody", async () => {
    await expect(page.getByText(summary[language])).toBeVisible();
    await expect(page.getByText(reply[language])).toBeVisible();
    await look();
    await story.expectNobodyNamed(scene);
    const table = await data(scene, "release-csv");
    // So few have answered that most numbers are not shown. `public/figures.spec.ts` reads a table with numbers.
    expect(table).toContain("W06000008");
    expect(table).toContain("[c]");
    const all = JSON.stringify(JSON.parse(await data(scene, "release-json")));
    for (const said of [...Object.values(summary), ...Object.values(reply)]) expect(all).toContain(said);
  });
}

// From the page that asks who is answering to the receipt. Returns the number on the receipt.
async function give(scene: Scene): Promise<string> {
  const { page, hands, language, say, look } = scene;
  await hands.press(link(scene, say("give-who-parent")));
  await look();
  await story.answerEveryStep(scene);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-check-heading"));
  await expect(page.getByText(story.words[language])).toBeVisible();
  await look();

  const heading = say("give-step-words", { audience: "parent" });
  await hands.press(page.getByRole("button", { name: new RegExp(`^${say("give-change")} ?: ${heading}$`) }));
  const box = page.getByLabel(question("o1", language), { exact: true });
  await expect(box).toHaveValue(story.praise[language]);
  await hands.write(box, `${story.praise[language]} ${story.afterwards[language]}`);
  await hands.press(page.getByRole("button", { name: say("give-finish-now") }));
  await expect(page.getByText(story.afterwards[language])).toBeVisible();
  await expect(page.getByText(story.words[language])).toBeVisible();

  await hands.press(button(scene, say("give-send")));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-sent"));
  const number = await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).innerText();
  await look();
  return number;
}

// The content of a link on the release's page, fetched as a program would.
async function data({ page, say }: Scene, key: string): Promise<string> {
  const href: string | null = await page.getByRole("link", { name: say(key) }).getAttribute("href");
  const file = await page.request.get(href!);
  expect(file.status()).toBe(200);
  const text = await file.text();
  story.expectNobodyNamedIn(text, href!);
  return text;
}
