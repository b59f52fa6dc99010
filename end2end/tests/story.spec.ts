// The whole story: families speak, a moderator protects, a summary is written and answered, a quarter is released,
// and the parent comes back with the number. All of it is made up; so is the person whom the words name.
import type { Locator, Page } from "@playwright/test";
import { address, type Language, type Say } from "../support/language.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "../support/page.ts";
import { answer, question, theme } from "../support/questionnaire.ts";
import { expect, test, type Person } from "../support/test.ts";

// A service of the made-up data, and a parent's digit in addresses.
const service = "K7QF2M";

// Nobody has this name. Both parts of it must go.
const named = ["Morwennol", "Tyddynfawr"];

const words = {
  cy: `Stori brawf: roedd rhaid aros wythnosau am alwad, a chollodd ${named.join(" ")} y papurau.`,
  en: `A made-up story: we waited weeks for a call, and ${named.join(" ")} lost the papers.`,
};
const praise = { cy: "Stori brawf: pobl glên yn y swyddfa.", en: "A made-up story: kind people at the desk." };
const afterwards = { cy: "Daeth ateb wedyn.", en: "An answer came later." };

// Every combination on one engine summarises a theme of its own, so that each has a summary that is new.
function themeOf({ viewport, javaScriptEnabled }: Parts, language: Language): string {
  const bits = [viewport!.width > 500, javaScriptEnabled !== false, language === "en"];
  return String(1 + bits.reduce((sum, bit, place) => sum + (bit ? 2 ** place : 0), 0));
}
type Parts = { viewport?: { width: number } | null | undefined; javaScriptEnabled?: boolean | undefined };

function runningQuarter(): string {
  const now = new Date();
  return `${now.getFullYear()}-Q${1 + Math.floor(now.getMonth() / 3)}`;
}

async function look(page: Page) {
  await expectNoSidewaysScroll(page);
  await expectNoBarrier(page);
}

// The page says what was done just now, to screen readers too.
async function expectSaid(page: Page, text: string) {
  await expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
}

// What a page holds, hidden parts too, does not name the person.
async function expectNobodyNamed(page: Page) {
  const content = await page.content();
  for (const name of named) expect(content, page.url()).not.toContain(name);
}

// A parent answers step by step and comes to the page that shows everything before it is sent.
async function answerEveryStep(page: Page, say: Say, language: Language) {
  const choose = async (field: string, code: string) =>
    page
      .getByRole("group", { name: question(field, language), exact: true })
      .getByRole("radio", { name: answer(field, code, language), exact: true })
      .check();
  const write = (field: string, text: string) => page.getByLabel(question(field, language), { exact: true }).fill(text);
  const next = () => page.getByRole("link", { name: say("give-next"), exact: true }).click();

  await page.getByRole("link", { name: say("give-start"), exact: true }).click();
  await choose("h1", "nobody");
  await choose("w1", "recent");
  for (const [field, code] of [
    ["c1", "middle"],
    ["c2", "bottom"],
    ["c3", "top"],
    ["c4", "not-sure"],
    ["c5", "bottom"],
  ] as const) {
    await next();
    await choose(field, code);
  }
  await next();
  await choose("s1", "sometimes");
  await choose("s2", "no");
  await next();
  await write("o1", praise[language]);
  await write("o2", words[language]);
  await look(page);
  await next();
  await choose("p1", "yes");
  await choose("p2", "no");
  await page.getByRole("button", { name: say("give-check"), exact: true }).click();
}

// Another parent sends the same fields as the form does, without a browser's help.
async function sendAsAnotherParent(page: Page, language: Language) {
  const fields = { h1: "nobody", c1: "top", c2: "bottom", c5: "bottom", s1: "sometimes", p1: "yes", p2: "no" };
  const form = { ...fields, o2: words[language], s: crypto.randomUUID() };
  const sent = await page.request.post(address("GIVE_SEND", language, service, "3"), { form });
  expect(sent.status()).toBe(200);
  expect(await sent.text()).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
}

// Opens those that wait until one of this story is open: the queue shows no words by which to choose.
async function openOne(page: Page, say: Say, queue: string): Promise<void> {
  for (let place = 0; ; place++) {
    await page.goto(`${queue}?tier=3-sometimes`);
    const take = page.getByRole("button", { name: say("staff-take-this", { which: "" }).trim() });
    expect(await take.count(), "the queue holds what was sent").toBeGreaterThan(place);
    await take.nth(place).click();
    await expect(page.getByRole("heading", { level: 1, name: say("staff-item") })).toBeVisible();
    if ((await page.getByRole("checkbox", { name: named[0]!, exact: true }).count()) > 0) return;
    await page.getByRole("button", { name: say("staff-give-back") }).click();
  }
}

// Hides the name, says what it is about and how serious, and accepts.
async function protectAndAccept(page: Page, say: Say, language: Language, about: string, onTheWay: () => Promise<void>) {
  for (const name of named) await page.getByRole("checkbox", { name, exact: true }).check();
  await page.getByRole("button", { name: say("staff-hide") }).click();
  await expectSaid(page, say("staff-saved"));
  const seenByOthers = page.getByRole("region", { name: say("staff-preview") });
  for (const name of named) {
    await expect(page.getByRole("checkbox", { name, exact: true })).toBeChecked();
    await expect(seenByOthers).not.toContainText(name);
  }
  await onTheWay();

  const sub = `${about}.1`;
  await page.locator("summary", { hasText: `${about} ${theme(about, language)}` }).click();
  const mark = `${sub} ${theme(sub, language)}: ${say("staff-polarity-problem")}`;
  await page.getByRole("checkbox", { name: mark, exact: true }).check();
  await page.getByRole("group", { name: say("staff-criticality") }).getByRole("radio", { name: /^2 / }).check();
  await page.getByRole("button", { name: say("staff-accept"), exact: true }).click();
  await expectSaid(page, say("staff-done-accepted"));
}

async function writeBoth(form: Page | Locator, say: Say, body: Record<Language, string>) {
  await form.getByLabel(say("staff-in-welsh"), { exact: true }).fill(body.cy);
  await form.getByLabel(say("staff-in-english"), { exact: true }).fill(body.en);
}

test("what a parent says is read, protected, summarised, answered, released, and found again by the number", async ({
  page,
  language,
  say,
  at,
  signIn,
  turn,
}, { project }) => {
  void turn;
  test.setTimeout(300_000);
  const about = themeOf(project.use, language);
  const name = theme(about, language);
  const quarter = runningQuarter();
  const of = (place: string) => `${at(place)}?quarter=${quarter}`;
  const summary = {
    cy: `Mae teuluoedd am gael ateb ynghynt (stori brawf ${about}).`,
    en: `Families want a quicker answer (made-up story ${about}).`,
  };
  const reply = {
    cy: `Bydd rhywun yn ffonio o fewn dau ddiwrnod (stori brawf ${about}).`,
    en: `Somebody will ring within two days (made-up story ${about}).`,
  };
  let number = "";
  const become = async (person: Person) => {
    const leave = page.getByRole("button", { name: say("sign-out") });
    if ((await leave.count()) > 0) await leave.click();
    await signIn(person);
    await look(page);
  };

  await test.step("a parent gives feedback, changes something before sending, and gets a number", async () => {
    await page.goto(at("GIVE", service));
    await look(page);
    await page.getByRole("link", { name: say("give-who-parent") }).click();
    await look(page);
    await answerEveryStep(page, say, language);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-check-heading"));
    await expect(page.getByText(words[language])).toBeVisible();
    await look(page);

    const heading = say("give-step-words", { audience: "parent" });
    await page.getByRole("button", { name: new RegExp(`^${say("give-change")} ?: ${heading}$`) }).click();
    const box = page.getByLabel(question("o1", language), { exact: true });
    await expect(box).toHaveValue(praise[language]);
    await box.fill(`${praise[language]} ${afterwards[language]}`);
    await page.getByRole("button", { name: say("give-finish-now") }).click();
    await expect(page.getByText(afterwards[language])).toBeVisible();
    await expect(page.getByText(words[language])).toBeVisible();

    await page.getByRole("button", { name: say("give-send"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-sent"));
    number = await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).innerText();
    await look(page);
  });

  await test.step("the number shows that nobody has read it yet", async () => {
    await page.getByRole("link", { name: say("give-come-back") }).click();
    await page.getByLabel(say("number-label"), { exact: true }).fill(number);
    await page.getByRole("button", { name: say("number-show"), exact: true }).click();
    await expect(page.getByText(say("number-state-waiting"))).toBeVisible();
    await look(page);
  });

  await test.step("a moderator claims it, hides the name, codes it and accepts it", async () => {
    await page.goto(at("FRONT"));
    await become("cymedrolwr");
    await page.goto(at("STAFF_QUEUE"));
    await look(page);
    await expectNobodyNamed(page);
    await openOne(page, say, at("STAFF_QUEUE"));
    await look(page);
    await protectAndAccept(page, say, language, about, () => look(page));
    await expectNobodyNamed(page);
  });

  await test.step("five more families say the same, and are read with the same care", async () => {
    for (let family = 0; family < 5; family++) await sendAsAnotherParent(page, language);
    for (let family = 0; family < 5; family++) {
      await openOne(page, say, at("STAFF_QUEUE"));
      await protectAndAccept(page, say, language, about, async () => {});
    }
  });

  await test.step("the moderator writes a summary in both languages, from words that name nobody", async () => {
    await page.goto(of("STAFF_SUMMARIES"));
    await look(page);
    await page.getByRole("link", { name: say("staff-open-theme", { theme: name }), exact: true }).click();
    await look(page);
    await expect(page.getByRole("region").getByText(afterwards[language])).toBeVisible();
    await expectNobodyNamed(page);
    await writeBoth(page, say, summary);
    await page.getByRole("button", { name: say("staff-summary-save") }).click();
    await expect(page.getByText(say("staff-summary-own"))).toBeVisible();
    await expect(page.getByRole("button", { name: say("staff-summary-fair") })).toHaveCount(0);
  });

  await test.step("another moderator reads it", async () => {
    await become("cymedrolwr2");
    await page.goto(of("STAFF_SUMMARIES"));
    await page.getByRole("link", { name: say("staff-open-theme", { theme: name }), exact: true }).click();
    await look(page);
    await page.getByRole("button", { name: say("staff-summary-fair") }).click();
    await expect(page.getByText(say("staff-summary-is-valid"))).toBeVisible();
  });

  await test.step("the manager reads the summary and answers", async () => {
    await become("rheolwr");
    await page.goto(of("STAFF_THEMES"));
    await look(page);
    await expectNobodyNamed(page);
    const card = page.getByRole("region", { name, exact: true });
    await expect(card).toContainText(summary[language]);
    await expect(page.getByText(afterwards[language])).toHaveCount(0);
    await card.locator("summary", { hasText: say("staff-reply-to", { theme: name }) }).click();
    await card.getByRole("radio", { name: say("staff-reply-will"), exact: true }).check();
    await card.getByLabel(say("staff-reply-when"), { exact: true }).fill("2099-01-31");
    await writeBoth(card, say, reply);
    await card.getByRole("button", { name: say("staff-reply-send") }).click();
    await expectSaid(page, say("staff-reply-sent"));
    await look(page);
  });

  await test.step("a moderator reads the answer before anybody else does", async () => {
    await become("cymedrolwr");
    await page.goto(of("STAFF_REPLIES"));
    await look(page);
    const card = page.getByRole("region", { name, exact: true });
    await expect(card).toContainText(reply.cy);
    await expect(card).toContainText(reply.en);
    await card.getByRole("button", { name: say("staff-reply-fit") }).click();
    await expect(page.getByText(reply[language])).toHaveCount(0);
  });

  await test.step("the performance lead releases the quarter", async () => {
    await become("perfformiad");
    const release = page.getByRole("button", { name: say("staff-release-do") });
    // The figures are taken by the server itself, a little later.
    await expect(async () => {
      await page.goto(of("STAFF_QUARTER"));
      await expect(release).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await look(page);
    await release.click();
    await expectSaid(page, say("staff-release-done"));
    await look(page);
    await page.getByRole("button", { name: say("sign-out") }).click();
  });

  await test.step("the number shows that it was read and counted, the summary and the answer", async () => {
    await page.goto(at("NUMBER"));
    await look(page);
    await page.getByLabel(say("number-label"), { exact: true }).fill(number);
    await page.getByRole("button", { name: say("number-show"), exact: true }).click();
    for (const seen of [say("number-state-accepted"), say("number-promise-kept"), summary[language], reply[language]]) {
      await expect(page.getByText(seen)).toBeVisible();
    }
    await look(page);
    const counted = page.getByRole("link", { name: say("number-release", { title: "" }).trim() });
    await counted.first().click();
  });

  await test.step("anyone reads the release, as a page and as data, and it names nobody", async () => {
    await expect(page.getByText(summary[language])).toBeVisible();
    await expect(page.getByText(reply[language])).toBeVisible();
    await look(page);
    await expectNobodyNamed(page);
    const take = async (key: string) => {
      const file = await page.request.get((await page.getByRole("link", { name: say(key) }).getAttribute("href"))!);
      expect(file.status()).toBe(200);
      const text = await file.text();
      for (const part of named) expect(text).not.toContain(part);
      return text;
    };
    const table = await take("release-csv");
    expect(table).toContain(theme(about, "cy"));
    expect(table).toContain(theme(about, "en"));
    const data = JSON.stringify(JSON.parse(await take("release-json")));
    for (const said of [...Object.values(summary), ...Object.values(reply)]) expect(data).toContain(said);
  });
});
