// Checks the focus for people who use only the keyboard: Tab reaches every control, and the focus is visible.
import { expect, type ElementHandle, type Locator, type Page } from "@playwright/test";

export type Reached = HTMLElement | SVGElement;

type Standing = { there: boolean; name: string; outline: boolean; covered: string[] };

// Runs in the page. Returns whether the focus is on the target and what hides it, if anything. A control that draws
// nothing itself, such as the checkbox of a word that may be hidden, is drawn by its label.
function standing([target, how]: [Element | null, "itself" | "group"]): Standing {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) {
    return { there: false, name: "", outline: true, covered: [] };
  }
  const label = (focused as HTMLInputElement).labels?.[0];
  const drawn = getComputedStyle(focused).opacity === "0" && label ? label : focused;
  const ringed = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const boxes = [...drawn.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  // Checks the upper edge, the middle and the lower edge of each line. The end of a long field may be below the
  // screen, but nothing on the page may cover any part of the field.
  const points = boxes.flatMap(({ left, width, top, bottom }) =>
    [top + 2, (top + bottom) / 2, bottom - 2].map((y) => ({ y, hit: document.elementFromPoint(left + width / 2, y) })),
  );
  const own = (hit: Element) => drawn.contains(hit) || hit === focused || label?.contains(hit);
  const covered = points
    .filter(({ hit }) => hit && !own(hit))
    .map(({ y, hit }) => `at ${Math.round(y)} of ${innerHeight}: ${hit!.outerHTML.split(">")[0]}`);
  if (!points.some(({ hit }) => hit)) covered.push("it is outside the screen");
  const { name, type, form } = focused as HTMLInputElement;
  const wanted = target as HTMLInputElement | null;
  const together = type === "radio" || "word" in focused.dataset;
  const sibling = how === "group" && together && wanted?.name === name && wanted.form === form;
  return {
    there: focused === target || sibling,
    name: focused.outerHTML.slice(0, 200),
    outline: ringed(drawn) || (label !== undefined && label !== null && ringed(label)),
    covered,
  };
}

// Presses Tab until the control has the focus. In a group of radio buttons or words, any member of the group counts.
export async function reach(
  page: Page,
  control: Locator,
  how: "itself" | "group" = "itself",
  key: "Tab" | "ArrowRight" = "Tab",
): Promise<ElementHandle<Reached>> {
  const target = (await control.elementHandle()) as ElementHandle<Reached>;
  let now = await page.evaluate(standing, [target, how] as [typeof target, typeof how]);
  for (let presses = 0; !now.there; presses++) {
    if (presses === 400) throw new Error(`${key} does not reach ${control} on ${page.url()}`);
    await page.keyboard.press(key);
    now = await page.evaluate(standing, [target, how] as [typeof target, typeof how]);
    expect(now.covered, `the focus is hidden on ${page.url()}: ${now.name}`).toEqual([]);
    expect(now.outline, `the focus has no outline on ${page.url()}: ${now.name}`).toBe(true);
  }
  return target;
}
