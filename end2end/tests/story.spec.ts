// The whole story by pointer, on each screen, with and without script.
import { pointer } from "../support/hands.ts";
import { expectNoBarrier, expectNoSidewaysScroll } from "../support/page.ts";
import { tell } from "../support/telling.ts";
import { test } from "../support/test.ts";

test("what a parent says is read, protected, summarised, answered, released, and found again by the number", async ({
  page,
  language,
  say,
  turn,
}, { project }) => {
  void turn;
  test.setTimeout(300_000);
  // Each combination on one engine summarises a theme of its own, so that its summary is new.
  const { viewport, javaScriptEnabled } = project.use;
  const bits = [viewport!.width > 500, javaScriptEnabled !== false, language === "en"];
  const about = String(1 + bits.reduce((sum, bit, place) => sum + (bit ? 2 ** place : 0), 0));
  const look = async () => {
    await expectNoSidewaysScroll(page);
    await expectNoBarrier(page);
  };
  await tell({ page, hands: pointer(), language, say, about, look });
});
