// Every page, with made-up data, as the people who may see it: no accessibility violation, nothing
// wider than a small phone, and every place of `app/src/routes.rs`.
import { allPlaces, placeAt } from "../support/language.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "../support/page.ts";
import * as staff from "../support/staff-tour.ts";
import { expect, test } from "../support/test.ts";
import { anyone, contributor, type Tour } from "../support/tour.ts";

// Places that are served as files.
const files = [
  "CALENDAR",
  "COMMITMENTS_FEED",
  "RELEASE_CSV",
  "RELEASE_CSVW",
  "RELEASE_JSON",
  "RELEASE_LEAVES",
  "RELEASE_REPORT_PDF",
  "RELEASE_REPORT_XLSX",
  "REGION_CSV",
  "REGION_CSVW",
  "REGION_JSON",
];
// Places that only receive a form and then redirect to another place.
const doors = ["SIGN_OUT"];
// Places that redirect to somebody's only organisation.
const onward = ["STAFF"];

test.use({ engine: "full" });

test("every page is without barriers, as wide as the screen, and seen by this walk", { tag: "@walk" }, async ({
  page,
  language,
  say,
  at,
  signIn,
  turn,
}) => {
  void turn;
  test.setTimeout(900_000);
  const seen = new Set<string>();
  const look = async () => {
    const place = placeAt(new URL(page.url()).pathname);
    if (place) seen.add(place);
    await expect.soft(page.locator("html"), page.url()).toHaveAttribute("lang", language);
    await expect.soft(page.getByRole("heading", { level: 1 }), page.url()).not.toHaveCount(0);
    const screen = page.viewportSize()!;
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: screen.height });
      await expectNoSidewaysScroll(page);
    }
    await page.setViewportSize(screen);
    await expectNoBarrier(page);
  };
  const tour: Tour = { page, language, say, at, look };
  await test.step("what anyone reads", () => anyone(tour));
  await test.step("what somebody meets who gives feedback", () => contributor(tour));
  await test.step("what a manager sees", () => staff.manager(tour, signIn));
  await test.step("what a moderator sees", () => staff.moderator(tour, signIn));
  await test.step("what a safeguarding lead sees", () => staff.lead(tour, signIn));
  await test.step("what the others see", () => staff.others(tour, signIn));
  const unseen = [...files, ...doors, ...onward];
  expect(allPlaces().filter((place) => !seen.has(place) && !unseen.includes(place))).toEqual([]);
  for (const door of doors) expect((await page.request.get(at(door))).status(), door).toBe(405);
});
