// Imports comments through the page: valid files, files with mistakes, unreadable files, and the meaning of columns.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Language, Say } from "./language.ts";

type Desk = { page: Page; say: Say; language: Language };

// 150 made-up comments in the form that a survey tool would export.
export const madeUp = readFileSync(new URL("../fixtures/made-up-comments.csv", import.meta.url), "utf8");

const headings = "comment_id,date,service,question,rating,comment";
export const small = {
  whole: `${headings}\nW1,01/02/2026,Flying Start,What has helped?,5,Made up: a kind word.\n`,
  // An impossible date, a rating that is too large, and one identifier twice.
  mistaken: `${headings}\nM1,31/02/2026,Flying Start,What has helped?,5,Made up: one.\nM1,01/02/2026,,What should change?,9,Made up: two.\n`,
  // The second line is not UTF-8.
  broken: Buffer.from(`${headings}\nB1,01/02/2026,Flying Start,What has helped?,5,Made up: Si\xe2n.\n`, "latin1"),
};

// Chooses a file and opens it.
export async function upload({ page, say }: Desk, source: string, content: string | Buffer) {
  await page.getByLabel(say("staff-import-source"), { exact: true }).fill(source);
  const file = { name: "comments.csv", mimeType: "text/csv", buffer: Buffer.from(content) };
  await page.getByLabel(say("staff-import-file"), { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: say("staff-import-open"), exact: true }).click();
}

// Chooses the meaning of a value of a column: for a question, the box that its words belong to.
const boxes: Record<string, string> = {
  "What has helped?": "praise",
  "What has made things harder?": "problem",
  "What should change?": "idea",
};
// A service of the made-up data. The other services in the file are mapped to "I don't know what it was called".
const flyingStart = "H5TB8R";
const unknown = "Z4CN6V";

// Maps the columns, previews, maps the values, and previews again.
export async function mapMadeUp(desk: Desk) {
  const { page, say } = desk;
  const choose = (key: string, value: string) => page.getByLabel(say(key), { exact: true }).selectOption(value);
  await choose("staff-map-id", "comment_id");
  await choose("staff-map-comment", "comment");
  await choose("staff-map-language", "en");
  await choose("staff-map-date", "date");
  await choose("staff-map-order", "mixed");
  await choose("staff-map-service", "service");
  await choose("staff-map-question", "question");
  await choose("staff-map-rating", "rating");
  await page.getByLabel(say("staff-map-lowest"), { exact: true }).fill("1");
  await page.getByLabel(say("staff-map-highest"), { exact: true }).fill("5");
  const check = page.getByRole("button", { name: say("staff-import-check"), exact: true });
  await check.click();
  for (const list of await page.locator("main .values select").all()) {
    const value = (await list.evaluate((one) => (one as HTMLSelectElement).labels[0]!.textContent!)).replace(/ \(\d+\)$/, "");
    await list.selectOption(boxes[value] ?? (value === "Flying Start" ? flyingStart : unknown));
  }
  await check.click();
}
