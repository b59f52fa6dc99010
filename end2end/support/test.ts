// What every journey starts from: the page's language, its sentences, its server.
import { test as base, expect } from "@playwright/test";
import { address, sentences, type Language, type Say } from "./language.ts";
import { origin, password, takeTurn } from "./servers.ts";

// `full` is not an engine but the server that is full from the start.
export type Options = { language: Language; engine: "sqlite" | "postgres" | "full" };

type Fixtures = {
  // The sentence of a key in the page's language: controls are found by what people read.
  say: Say;
  // The address of a place of `app/src/routes.rs` in the page's language.
  at: (place: string, ...values: string[]) => string;
  // Signs a made-up person in, through the page.
  signIn: (person: Person) => Promise<void>;
  // Journeys that ask for it run one after the other on each engine: they change what everybody sees.
  turn: void;
  // Every complaint of the browser: a refused script, a failed file, a broken page. A journey ends with none.
  complaints: string[];
};

// Where a visitor comes from, as the proxy says: a home of their own. Many worries from one home stand in the queue as
// one line.
export const household = () => {
  const part = () => Math.floor(Math.random() * 65_536).toString(16);
  return { "x-forwarded-for": `2001:db8:${part()}:${part()}::1` };
};

// The sign-in names of the made-up people: `server/src/demo.rs`.
export type Person =
  | "cymedrolwr"
  | "cymedrolwr2"
  | "swyddog"
  | "diogelu"
  | "rheolwr"
  | "perfformiad"
  | "ceidwad"
  | "gweinyddwr"
  | "rheolwr2";

export const test = base.extend<Options & Fixtures>({
  language: ["cy", { option: true }],
  engine: ["sqlite", { option: true }],
  baseURL: async ({ engine }, use) => use(origin(engine)),
  extraHTTPHeaders: async ({}, use) => use(household()),
  say: async ({ language }, use) => use(sentences(language)),
  at: async ({ language }, use) => use((place, ...values) => address(place, language, ...values)),
  signIn: async ({ page, say, at }, use) =>
    use(async (person) => {
      await page.goto(at("SIGN_IN"));
      await page.getByLabel(say("sign-in-name"), { exact: true }).fill(person);
      await page.getByLabel(say("sign-in-password"), { exact: true }).fill(password());
      await page.getByRole("button", { name: say("sign-in-do") }).click();
      await expect(page.getByRole("button", { name: say("sign-out") })).toBeVisible();
    }),
  turn: [
    async ({ engine }, use) => {
      const giveBack = await takeTurn(engine);
      await use();
      giveBack();
    },
    { timeout: 1_800_000 },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      // A page that says what is wrong has a status that says so too, and the browser notes it. That is no complaint.
      const refused = new Set<string>();
      page.on("response", (response) => {
        const client = response.status() >= 400 && response.status() < 500;
        if (client && response.request().isNavigationRequest()) refused.add(response.url());
      });
      page.on("console", (message) => {
        const expected = /status of 4\d\d/.test(message.text()) && refused.has(message.location().url);
        if (message.type() === "error" && !expected) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await use(complaints);
      expect(complaints, "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
