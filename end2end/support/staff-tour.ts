// The tour of the staff area. It leaves an unread reply, an item that was given back, and imported comments.
import { expect } from "@playwright/test";
import { mapMadeUp, small, upload } from "./importing.ts";
import type { Person } from "./test.ts";
import { open, press, type Tour } from "./tour.ts";

export type SignIn = (person: Person) => Promise<void>;

// Opens every disclosure, so that its content is checked too.
async function unfold({ page, look }: Tour) {
  await page.locator("main details:not([open])").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  await look();
}

// Chooses the second newest quarter on the page, which is over, summarised and released.
async function chooseEarlier({ page, say }: Tour) {
  const list = page.getByLabel(say("staff-quarter-choose"), { exact: true });
  const values = await list.locator("option").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const running = values.reduce((latest, one) => (one > latest ? one : latest));
  await list.selectOption(values.filter((one) => one < running).reduce((latest, one) => (one > latest ? one : latest)));
  await page.getByRole("button", { name: say("staff-show"), exact: true }).click();
}

export async function manager(tour: Tour, signIn: SignIn) {
  const { page, say, at, look } = tour;
  await signIn("rheolwr");
  await open(tour, at("STAFF_HOME"));
  await open(tour, at("STAFF_BOARD"));
  await open(tour, at("STAFF_THEME", "5"));
  await open(tour, at("STAFF_SEARCH"));
  await open(tour, at("STAFF_THEMES"));
  await open(tour, at("STAFF_FIGURES"));
  await open(tour, at("STAFF_THEMES"));
  await chooseEarlier(tour);
  await unfold(tour);
  const card = page.getByRole("main").getByRole("region").first();
  await card.getByRole("button", { name: say("staff-reply-send") }).first().click();
  await expect(page.getByRole("main")).toContainText(say("staff-problem-no-welsh"));
  await look();
  for (const language of ["staff-in-welsh", "staff-in-english"]) {
    await page.getByRole("main").getByLabel(say(language), { exact: true }).first().fill("Stori brawf / made-up story.");
  }
  await press(tour, say("staff-reply-send"));
  await open(tour, at("STAFF_COMMITMENTS"));
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await unfold(tour);
  await page.getByRole("main").getByRole("button", { name: say("commitment-about-save") }).click();
  await look();
}

// Claims ordinary items until one has words: an item of ticked answers has nothing to hide.
async function claimOneWithWords(tour: Tour) {
  const { page, say, at } = tour;
  for (let place = 0; ; place++) {
    await page.goto(`${at("STAFF_QUEUE")}?tier=4-ordinary`);
    await page.getByRole("button", { name: say("staff-take-this", { which: "" }).trim() }).nth(place).click();
    if ((await page.getByRole("button", { name: say("staff-hide"), exact: true }).count()) > 0) return;
    await press(tour, say("staff-give-back"));
  }
}

export async function moderator(tour: Tour, signIn: SignIn) {
  const { page, say, at, look } = tour;
  await signIn("cymedrolwr");
  await open(tour, at("STAFF_HOME"));
  await open(tour, `${at("STAFF_QUEUE")}?mine=1`);
  await open(tour, at("STAFF_QUEUE"));
  await claimOneWithWords(tour);
  await look();
  await press(tour, say("staff-hide"));
  await press(tour, say("staff-accept"));
  await expect(page.getByRole("main")).toContainText(say("staff-problem-no-theme"));
  await unfold(tour);
  await press(tour, say("staff-give-back"));

  await open(tour, at("STAFF_SUMMARIES"));
  await page.getByRole("link", { name: say("staff-open-theme", { theme: "" }).trim() }).first().click();
  await look();
  await open(tour, at("STAFF_SUMMARIES"));
  await chooseEarlier(tour);
  await look();
  const summarised = page.getByRole("row").filter({ hasText: say("staff-summary-valid") });
  await summarised.first().getByRole("link").click();
  await look();
  await page.getByLabel(say("staff-in-english"), { exact: true }).fill("");
  await press(tour, say("staff-summary-save"));
  await expect(page.getByRole("main")).toContainText(say("staff-problem-no-english"));

  await open(tour, at("STAFF_REPLIES"));
  await page.getByRole("button", { name: say("staff-reply-fit") }).first().click();
  await expect(page.getByText(say("staff-replies-none"))).toBeVisible();
  await look();
  await importing(tour);
}

async function importing(tour: Tour) {
  const { page, say, at, look } = tour;
  const start = () => page.goto(at("STAFF_IMPORT"));
  await open(tour, at("STAFF_IMPORT"));
  await press(tour, say("staff-import-open"));
  await upload(tour, "Broken", small.broken);
  await look();
  await start();
  await upload(tour, "Mistakes", small.mistaken);
  await look();
  await press(tour, say("staff-import-check"));
  await mapMadeUp(tour);
  await look();
  await expect(page.getByRole("main")).toContainText(say("staff-import-not-ready"));
  await page.getByRole("button", { name: say("staff-import-forget") }).click();
  await upload(tour, `Tour ${tour.language}`, small.whole);
  await mapMadeUp(tour);
  await look();
  await press(tour, say("staff-import-do"));
}

// The concern desk: a concern is taken, rung about and confirmed in writing. Each form is first posted with a
// mistake.
export async function lead(tour: Tour, signIn: SignIn) {
  const { page, say, at, look } = tour;
  await signIn("diogelu");
  await open(tour, at("STAFF_HOME"));
  await open(tour, `${at("STAFF_CONCERNS")}?show=mine`);
  await open(tour, `${at("STAFF_CONCERNS")}?show=closed`);
  await open(tour, at("STAFF_CONCERNS"));
  await page.getByRole("main").getByRole("list").last().getByRole("link").first().click();
  await unfold(tour);
  await press(tour, say("concern-take"));
  await press(tour, say("concern-do-call"));
  await expect(page.getByRole("main")).toContainText(say("staff-problem-no-rung"));
  await page.getByLabel(say("staff-call-rung"), { exact: true }).selectOption("front-door");
  await page.getByLabel(say("staff-call-who"), { exact: true }).fill("Made Up");
  await page.getByRole("textbox", { name: say("staff-call-said"), exact: true }).fill("Made up: they will visit.");
  await press(tour, say("concern-do-call"));
  await page.getByRole("textbox", { name: say("concern-letter-to"), exact: true }).fill("Made-up front door");
  await page.getByLabel(say("concern-letter-en"), { exact: true }).fill("Made up: as it was said.");
  await press(tour, say("concern-do-letter"));
  await page.getByRole("link", { name: say("concern-letter-open") }).click();
  await look();
  await page.goBack();
  await unfold(tour);
  await press(tour, say("disclosure-do-ask"));
  await expect(page.getByRole("main")).toContainText(say("disclosure-problem-no-body", { most: 120 }));
  await page.locator("[name=disclose-to]").fill("Heddlu dychmygol");
  await page.locator("[name=disclose-why]").fill("Made up: they look for them.");
  await press(tour, say("disclosure-do-ask"));
  await page.getByRole("link", { name: say("disclosure-of", { to: "Heddlu dychmygol" }) }).click();
  await look();
  await open(tour, at("STAFF_ROTA"));
  await unfold(tour);
  await press(tour, say("rota-do-away"));
  await expect(page.getByRole("main")).toContainText(say("rota-wrong-away-who"));
}

// Somebody who works in two organisations chooses one of them, and then one of several services there.
async function inTwo({ page, say, at, look, language }: Tour, signIn: SignIn) {
  await signIn("rheolwr2");
  await page.goto(at("STAFF"));
  await look();
  await page.getByRole("main").getByRole("link").last().click();
  await expect(page.getByRole("navigation", { name: say("staff-organisations") }).getByRole("link")).toHaveCount(2);
  await page.goto(at("STAFF_THEMES").replace("W06000008", "elusen-ddychmygol"));
  await expect(page.getByRole("navigation", { name: say("staff-my-services") }).getByRole("link")).toHaveCount(2);
  await page.getByRole("navigation", { name: say("staff-my-services") }).getByRole("link").last().click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await look();
}

export async function others(tour: Tour, signIn: SignIn) {
  const { page, say, at, look } = tour;
  await signIn("perfformiad");
  await open(tour, at("STAFF_HOME"));
  await open(tour, at("STAFF_QUARTER"));
  await chooseEarlier(tour);
  await look();
  await open(tour, at("STAFF_FIGURES"));
  await page.getByLabel(say("figures-cut"), { exact: true }).selectOption("service-type");
  await press(tour, say("staff-show"));
  await unfold(tour);
  await look();
  await signIn("swyddog");
  await open(tour, at("STAFF_HOME"));
  await open(tour, at("STAFF_QUEUE"));
  await signIn("ceidwad");
  await open(tour, at("STAFF_AUDIT"));
  await open(tour, at("STAFF_WATCH"));
  await open(tour, at("STAFF_TAKE_DOWN"));
  await page.getByRole("main").locator("ul.links a").first().click();
  await press(tour, say("staff-take-down-do"));
  await expect(page.getByRole("main")).toContainText(say("staff-take-down-why-missing"));
  await open(tour, at("STAFF_DISCLOSURES"));
  await press(tour, say("disclosures-do"));
  await expect(page.getByRole("main")).toContainText(say("disclosures-problem-none"));
  await open(tour, at("STAFF_IMPORT"), 403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("error-forbidden-title"));
  await inTwo(tour, signIn);
  await signIn("gweinyddwr");
  await open(tour, at("STAFF_HOME"));
  await open(tour, at("STAFF_JOBS"));
  await open(tour, at("STAFF_SETTINGS"));
  await page.getByLabel(say("settings-promise-label"), { exact: true }).fill("0");
  await press(tour, say("settings-save"));
  await expect(page.getByRole("main")).toContainText(say("settings-wrong-range"));
  await open(tour, at("STAFF_ORGANISATIONS"));
  await open(tour, at("STAFF_SERVICES"));
  await press(tour, say("staff-service-add-do"));
  await expect(page.getByRole("main")).toContainText(say("staff-service-wrong-kind"));
  await open(tour, at("STAFF_PEOPLE"));
  await press(tour, say("staff-person-add-do"));
  await expect(page.getByRole("main")).toContainText(say("staff-person-wrong-sign-in"));
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await look();
  await press(tour, say("staff-person-give-do"));
  await expect(page.getByRole("main")).toContainText(say("staff-person-wrong-role"));
  await open(tour, at("STAFF_PASSWORD"));
  await open(tour, at("STAFF_ALERTS"));
  await page.getByLabel(say("alerts-mail"), { exact: true }).fill("gweinyddwr");
  await press(tour, say("alerts-keep"));
  await expect(page.getByRole("main")).toContainText(say("alerts-mail-wrong"));
  await press(tour, say("alerts-try"));
  await expect(page.getByRole("main")).toContainText(say("alerts-tried-none"));
  // Nobody's alert: the page says that there is nothing. A sample and a story of the real program cover a real alert's page.
  await open(tour, at("STAFF_ALERT", "00000000-0000-4000-8000-000000000001"), 404);
  await open(tour, at("OPEN", "00000000-0000-4000-8000-000000000001"));
  // A form whose token is not the session's.
  await page.locator("input[name=csrf]").first().evaluate((one) => ((one as HTMLInputElement).value = "?"));
  await press(tour, say("sign-out"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("error-bad-request-title"));
}
