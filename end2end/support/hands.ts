// Two ways to use a page: with a pointer, and with the keyboard alone.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { reach, type Reached } from "./focus.ts";

export type Hands = {
  // Follows a link, presses a button or opens a disclosure.
  press(control: Locator): Promise<void>;
  // Chooses one of several radio buttons.
  choose(radio: Locator): Promise<void>;
  // Ticks a checkbox. It may be ticked already.
  tick(box: Locator): Promise<void>;
  // Replaces the text of a field.
  write(field: Locator, text: string): Promise<void>;
  // Types a date such as `2026-03-31` into a date field.
  date(field: Locator, day: string): Promise<void>;
  // Chooses an option of a list by its value.
  pick(list: Locator, value: string): Promise<void>;
};

export function pointer(): Hands {
  return {
    press: (control) => control.click(),
    choose: (radio) => radio.check(),
    tick: (box) => box.check(),
    write: (field, text) => field.fill(text),
    date: (field, day) => field.fill(day),
    pick: async (list, value) => void (await list.selectOption(value)),
  };
}

// Whether pressing the control loads another page.
const leads = (element: Reached) => element.matches("a[href]:not([href^='#']), button:not([type=button])");

// Uses only Tab, arrows, Space, Enter and letters, and checks each time that the focus is visible.
export function keyboard(page: Page): Hands {
  const { keyboard } = page;
  const type = async (field: Locator, text: string) => {
    await reach(page, field);
    await keyboard.press("Control+A");
    await keyboard.type(text);
  };
  return {
    press: async (control) => {
      const element = await reach(page, control);
      if (!(await element.evaluate(leads))) return keyboard.press("Enter");
      await Promise.all([page.waitForEvent("domcontentloaded"), keyboard.press("Enter")]);
    },
    choose: async (radio) => {
      // Tab reaches the group as a whole; the arrows choose within it.
      const element = await reach(page, radio, "group");
      await keyboard.press("Space");
      for (let presses = 0; presses < 20 && !(await element.evaluate((one) => (one as HTMLInputElement).checked)); presses++) {
        await keyboard.press("ArrowDown");
      }
      await expect(radio).toBeChecked();
    },
    tick: async (box) => {
      const script = test.info().project.use.javaScriptEnabled !== false;
      if (script && (await box.getAttribute("data-word")) !== null) {
        // With the island running, the words of an item are one Tab stop, and the arrows move from word to word.
        await expect(box).toHaveAttribute("tabindex", /^(0|-1)$/);
        await reach(page, box, "group");
        await keyboard.press("Home");
        await reach(page, box, "itself", "ArrowRight");
      } else await reach(page, box);
      if (!(await box.isChecked())) await keyboard.press("Space");
      await expect(box).toBeChecked();
    },
    write: async (field, text) => {
      await type(field, text);
      await expect(field).toHaveValue(text);
    },
    date: async (field, day) => {
      // The browser asks for month, day and year in the order of its own language, which is American English here.
      const [year, month, of] = day.split("-");
      await reach(page, field);
      await keyboard.type(`${month}${of}${year}`);
      await expect(field).toHaveValue(day);
    },
    pick: async (list, value) => {
      const element = await reach(page, list);
      const down = await element.evaluate((one, value) => {
        const { options, selectedIndex } = one as HTMLSelectElement;
        return [...options].findIndex((option) => option.value === value) - selectedIndex;
      }, value);
      for (let presses = 0; presses < Math.abs(down); presses++) await keyboard.press(down > 0 ? "ArrowDown" : "ArrowUp");
      await expect(list).toHaveValue(value);
    },
  };
}
