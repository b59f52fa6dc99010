// The fixtures of every journey: the page's language, its sentences, its server.
import { test as base, expect } from "@playwright/test";
import { address, sentences, type Language, type Say } from "./language.ts";
import { origin, password, takeTurn } from "./servers.ts";

// `full` is not an engine but the server that has feedback from the start.
export type Options = { language: Language; engine: "sqlite" | "postgres" | "full" };

type Fixtures = {
  // The sentence of a key in the page's language. Controls are found by the words that people read.
  say: Say;
  // The address of a place in `app/src/routes.rs`, in the page's language.
  at: (place: string, ...values: string[]) => string;
  // Signs a made-up person in on the sign-in page.
  signIn: (person: Person) => Promise<void>;
  // Journeys that use it run one after another on each engine, because they change what everybody sees.
  turn: void;
  // All errors that the browser reports: a refused script, a failed file, a broken page. A journey must end with
  // none.
  complaints: string[];
};

// The visitor's network address, as the proxy reports it: a different one for each home. Many worries from one home
// stand in the queue as one line.
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
      // A page with errors in its form has an error status, which the browser reports. That is not a complaint.
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
