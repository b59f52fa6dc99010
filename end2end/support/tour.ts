// A tour of every page by the people who may see it: here the pages for anyone and for contributors.
import { expect, type Page } from "@playwright/test";
import type { Language, Say } from "./language.ts";
import { answer, question } from "./questionnaire.ts";

export type Tour = {
  page: Page;
  language: Language;
  say: Say;
  at: (place: string, ...values: string[]) => string;
  // Checks the open page, and records that its place was seen.
  look: () => Promise<void>;
};

const authority = "W06000008";
const withoutClywed = "W06000001";
const service = "K7QF2M";
const longStory = "Stori brawf hir iawn. A very long made-up story. ";

// Opens a page and checks it. `status` is the expected status if it is not 200.
export async function open({ page, look }: Tour, path: string, status = 200) {
  const response = await page.goto(path);
  // Opening another step of the same page sends no request.
  if (response) expect(response.status(), path).toBe(status);
  await look();
}

// Presses the button with that name and checks the page that follows.
export async function press({ page, look }: Tour, name: string | RegExp) {
  await page.getByRole("button", { name, exact: typeof name === "string" }).first().click();
  await look();
}

export async function anyone(tour: Tour) {
  const { page, at, say, look } = tour;
  for (const place of ["FRONT", "FIND", "RIGHTS", "CHARTER", "WHY", "HELP", "SEARCH", "PRIVACY", "ACCESSIBILITY", "QUESTIONS"]) {
    await open(tour, at(place));
  }
  await open(tour, at("CHARTER_OF", authority));
  await open(tour, at("FIND_IN", authority));
  await open(tour, at("FIND_IN", withoutClywed));
  await open(tour, at("RIGHT", "12"));
  await open(tour, at("WHAT_HAPPENS"));
  await open(tour, at("METHOD"));
  await open(tour, at("COMMITMENTS"));
  await open(tour, at("COMMITMENTS_OF", authority));
  await open(tour, at("COMMITMENTS_OF_SERVICE", authority, service));
  await open(tour, at("RELEASES"));
  await page.getByRole("main").getByRole("link").first().click();
  await look();
  const release = page.url();
  await page.getByRole("main").getByRole("link", { name: say("report-link"), exact: true }).click();
  for (const folded of await page.getByRole("main").locator("details:not([open]) > summary").all()) {
    if (await folded.isVisible()) await folded.click();
  }
  await look();
  for (const section of ["charter", "change", "rights", "themes", "finding-help", "together", "heard", "listening"]) {
    await page.goto(release);
    await page.getByRole("main").getByRole("link", { name: say(`figures-${section}`), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say(`figures-${section}`));
    for (const folded of await page.getByRole("main").locator("details:not([open]) > summary").all()) {
      if (await folded.isVisible()) await folded.click();
    }
    await look();
  }
  await open(tour, at("REGIONS"));
  await page.getByRole("main").locator("ul.links a").first().click();
  await look();
  await page.getByRole("main").getByRole("link", { name: say("figures-charter"), exact: true }).click();
  await look();
  await open(tour, at("SIGN_IN"));
  await page.getByLabel(say("sign-in-name"), { exact: true }).fill("neb");
  await press(tour, say("sign-in-do"));
  await expect(page.getByRole("main")).toContainText(say("sign-in-wrong"));
  await open(tour, `${at("FRONT")}/dim-byd`, 404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("error-not-found-title"));
}

export async function contributor(tour: Tour) {
  const { page, at, say, language, look } = tour;
  await open(tour, at("GIVE", service));
  for (const audience of ["1", "2", "3"]) await open(tour, at("GIVE_FORM", service, audience));
  // A child's steps look different from all others. A young person's differ from a parent's only in words.
  for (const audience of ["1", "3"]) {
    for (let step = 1; step <= 11; step++) await open(tour, `${at("GIVE_LONG", service, audience)}#s${step}`);
  }

  await open(tour, at("GIVE_FORM", service, "3") + "#s11");
  await press(tour, say("give-check"));
  await expect(page.getByRole("main")).toContainText(say("give-error-nothing"));
  await open(tour, at("GIVE_FORM", service, "3") + "#s10");
  await page.getByLabel(question("o2", language), { exact: true }).fill(longStory.repeat(400));
  await press(tour, say("give-finish-now"));
  await page.locator(".errors a").click();
  await look();

  // Somebody who is not safe: the questions that open, and what is said before and after sending.
  await open(tour, at("GIVE_FORM", service, "3") + "#s9");
  const choose = (field: string, code: string) =>
    page
      .getByRole("group", { name: question(field, language), exact: true })
      .getByRole("radio", { name: answer(field, code, language), exact: true })
      .check();
  await choose("s1", "no");
  await choose("s2", "yes");
  await look();
  await press(tour, say("give-finish-now"));
  await press(tour, say("give-send"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("give-sent"));
  await back(tour, await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).innerText());
}

// Coming back with the number: no number, a mistyped one, an unknown one, the real one, and taking the feedback back.
async function back(tour: Tour, number: string) {
  const { page, at, say } = tour;
  await open(tour, at("NUMBER"));
  const type = async (digits: string) => {
    await page.getByLabel(say("number-label"), { exact: true }).fill(digits);
    await press(tour, say("number-show"));
  };
  await type("1234");
  await expect(page.getByRole("main")).toContainText(say("number-error-length"));
  await type("0000 0000 0000 0000");
  await expect(page.getByRole("main")).toContainText(say("number-error-unknown"));
  await type(number);
  await press(tour, say("number-withdraw"));
  await press(tour, say("number-withdraw-yes"));
  await expect(page.getByRole("main")).toContainText(say("number-state-withdrawn"));
}
