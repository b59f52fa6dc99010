// The whole story with the keyboard alone, on the screen where the bar takes most room: a phone, or a page zoomed to
// 400 per cent. `support/focus.ts` checks the focus each time it moves.
import { reach } from "../support/focus.ts";
import { keyboard } from "../support/hands.ts";
import { tell } from "../support/telling.ts";
import { expect, test } from "../support/test.ts";

test("the whole story can be told with a keyboard, and the focus is always seen", { tag: "@once" }, async ({
  page,
  language,
  say,
  turn,
}) => {
  void turn;
  test.setTimeout(300_000);
  // The stories by pointer use themes 1 to 8, and check each page themselves.
  await tell({ page, hands: keyboard(page), language, say, about: "9", look: async () => {} });
});

test("the first thing that Tab reaches leads past the bar", { tag: "@once" }, async ({ page, at, say }) => {
  await page.goto(at("FRONT"));
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: say("skip-link"), exact: true });
  await expect(skip).toBeFocused();
  await reach(page, skip);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").getByRole("link").first()).toBeFocused();
});
