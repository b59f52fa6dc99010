// The parts of the whole story: who does what, what is said, and how each part is done by pointer or keyboard. All of
// it is made up, including the person whom the words name.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Hands } from "./hands.ts";
import { address, type Language, type Say } from "./language.ts";
import { answer, question, theme } from "./questionnaire.ts";
import { password } from "./servers.ts";
import { household, type Person } from "./test.ts";

export type Scene = {
  page: Page;
  hands: Hands;
  language: Language;
  say: Say;
  // The theme of this telling. Each telling on one engine has its own theme, so that its summary is new.
  about: string;
  // Checks a page that the story reaches for the first time.
  look: () => Promise<void>;
};

// A service of the made-up data, and the digit for a parent in addresses.
export const service = "K7QF2M";
const parent = "3";

// A name that nobody has. Both parts of it must be hidden.
const named = ["Morwennol", "Tyddynfawr"];

export const words = {
  cy: `Stori brawf: roedd rhaid aros wythnosau am alwad, a chollodd ${named.join(" ")} y papurau.`,
  en: `A made-up story: we waited weeks for a call, and ${named.join(" ")} lost the papers.`,
};
export const praise = { cy: "Stori brawf: pobl glên yn y swyddfa.", en: "A made-up story: kind people at the desk." };
export const afterwards = { cy: "Daeth ateb wedyn.", en: "An answer came later." };

// The page confirms the last step, to screen readers too.
export async function expectSaid({ page }: Scene, text: string) {
  await expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
}

export function expectNobodyNamedIn(text: string, where: string) {
  for (const name of named) expect(text, where).not.toContain(name);
}

// Checks that the page does not contain the name, not even in hidden parts.
export async function expectNobodyNamed({ page }: Scene) {
  expectNobodyNamedIn(await page.content(), page.url());
}

// A link or a button with exactly this name.
export const link = ({ page }: Scene, name: string) => page.getByRole("link", { name, exact: true });
export const button = ({ page }: Scene, name: string) => page.getByRole("button", { name, exact: true });

// Signs out the current person and signs in another, from any page.
export async function become(scene: Scene, person: Person) {
  const { page, hands, say } = scene;
  if ((await button(scene, say("sign-out")).count()) > 0) {
    await signOut(scene);
  } else {
    await hands.press(link(scene, say("brand")));
    await hands.press(link(scene, say("footer-sign-in")));
  }
  await hands.write(page.getByLabel(say("sign-in-name"), { exact: true }), person);
  await hands.write(page.getByLabel(say("sign-in-password"), { exact: true }), password());
  await hands.press(button(scene, say("sign-in-do")));
  await expect(button(scene, say("sign-out"))).toBeVisible();
  await scene.look();
}

export async function signOut(scene: Scene) {
  await scene.hands.press(button(scene, scene.say("sign-out")));
  await expect(button(scene, scene.say("sign-in-do"))).toBeVisible();
}

// Opens a part of the staff area by the links of the bar.
export async function enter({ page, hands, say }: Scene, part: string) {
  await hands.press(page.getByRole("navigation", { name: say("staff-nav") }).getByRole("link", { name: say(part), exact: true }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say(part));
}

// Opens a part that shows one quarter, and chooses the current quarter.
export async function enterThisQuarter(scene: Scene, part: string) {
  const { page, hands, say } = scene;
  const now = new Date();
  await enter(scene, part);
  await hands.pick(
    page.getByLabel(say("staff-quarter-choose"), { exact: true }),
    `${now.getFullYear()}-Q${1 + Math.floor(now.getMonth() / 3)}`,
  );
  await hands.press(button(scene, say("staff-show")));
}

// A parent answers step by step and reaches the check page.
export async function answerEveryStep(scene: Scene) {
  const { page, hands, language, say } = scene;
  const choose = async (field: string, code: string) =>
    hands.choose(
      page
        .getByRole("group", { name: question(field, language), exact: true })
        .getByRole("radio", { name: answer(field, code, language), exact: true }),
    );
  const write = (field: string, text: string) => hands.write(page.getByLabel(question(field, language), { exact: true }), text);
  const next = () => hands.press(link(scene, say("give-next")));

  await hands.press(link(scene, say("give-start")));
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
  await scene.look();
  await next();
  await choose("p2", "no");
  await hands.press(button(scene, say("give-check")));
}

// Another parent sends the fields of the same form, without a browser.
export async function sendAsAnotherParent({ page, language }: Scene) {
  const fields = { h1: "nobody", c1: "top", c2: "bottom", c5: "bottom", s1: "sometimes", p2: "no" };
  const form = { ...fields, o2: words[language], s: crypto.randomUUID() };
  const sent = await page.request.post(address("GIVE_SEND", language, service, parent), { form, headers: household() });
  expect(sent.status()).toBe(200);
  expect(await sent.text()).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
}

// Opens the items that `list` shows, one after another, until one contains this word, and returns the word's check
// box. The queue shows no words to choose by.
export async function openUntil(
  { page, hands, say }: Pick<Scene, "page" | "hands" | "say">,
  word: string,
  list: () => Promise<unknown>,
): Promise<Locator> {
  const box = page.getByRole("checkbox", { name: word, exact: true });
  for (let place = 0; ; place++) {
    await list();
    const take = page.getByRole("button", { name: say("staff-take-this", { which: "" }).trim() });
    expect(await take.count(), "the queue holds what was sent").toBeGreaterThan(place);
    await hands.press(take.nth(place));
    await expect(page.getByRole("heading", { level: 1, name: say("staff-item") })).toBeVisible();
    if ((await box.count()) > 0) return box;
    await hands.press(page.getByRole("button", { name: say("staff-give-back") }));
  }
}

// Opens an item of this story.
export async function openOne(scene: Scene): Promise<void> {
  const { page, hands, say } = scene;
  await openUntil(scene, named[0]!, async () => {
    await enter(scene, "staff-queue");
    await hands.pick(page.getByLabel(say("staff-column-tier"), { exact: true }), "3-sometimes");
    await hands.press(button(scene, say("staff-filter")));
  });
}

// Records a call, because nothing is decided about a contributor who said they are not always safe before somebody
// was rung. The form already has the day and time.
async function recordCall(scene: Scene) {
  const { page, hands, say } = scene;
  await hands.pick(page.getByLabel(say("staff-call-rung"), { exact: true }), "safeguarding-lead");
  await hands.write(page.getByLabel(say("staff-call-who"), { exact: true }), "Made Up");
  await hands.write(page.getByLabel(say("staff-call-said"), { exact: true }), "A made-up call.");
  await hands.press(button(scene, say("staff-call-record")));
  await expectSaid(scene, say("staff-saved-call"));
}

// Hides the name, codes the item's themes and seriousness, and accepts it.
export async function protectAndAccept(scene: Scene, onTheWay: () => Promise<void> = async () => {}) {
  const { page, hands, say, language, about } = scene;
  for (const name of named) await hands.tick(page.getByRole("checkbox", { name, exact: true }));
  await hands.press(button(scene, say("staff-hide")));
  await expectSaid(scene, say("staff-saved"));
  const seenByOthers = page.getByRole("region", { name: say("staff-preview") });
  for (const name of named) {
    await expect(page.getByRole("checkbox", { name, exact: true })).toBeChecked();
    await expect(seenByOthers).not.toContainText(name);
  }
  await onTheWay();
  await recordCall(scene);

  const sub = `${about}.1`;
  await hands.press(page.locator("summary", { hasText: `${about} ${theme(about, language)}` }));
  const mark = `${sub} ${theme(sub, language)}: ${say("staff-polarity-problem")}`;
  await hands.tick(page.getByRole("checkbox", { name: mark, exact: true }));
  await hands.choose(page.getByRole("group", { name: say("staff-criticality") }).getByRole("radio", { name: /^2 / }));
  await hands.press(button(scene, say("staff-accept")));
  await expectSaid(scene, say("staff-done-accepted"));
}

export async function writeBoth({ hands, say }: Scene, form: Page | Locator, body: Record<Language, string>) {
  await hands.write(form.getByLabel(say("staff-in-welsh"), { exact: true }), body.cy);
  await hands.write(form.getByLabel(say("staff-in-english"), { exact: true }), body.en);
}
