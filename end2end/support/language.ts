// The sentences and addresses of the product, read from its own source files.
import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export type Language = "cy" | "en";
export type Say = (key: string, args?: Record<string, FluentVariable>) => string;

const app = new URL("../../app/", import.meta.url);

function bundle(language: Language): FluentBundle {
  const folder = new URL(`locales/${language}/`, app);
  const bundle = new FluentBundle(language, { useIsolating: false });
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".ftl"))) {
    bundle.addResource(new FluentResource(readFileSync(new URL(file, folder), "utf8")));
  }
  return bundle;
}

// `sentences(language)(key)` is the sentence that the page shows. A missing key or argument fails the test.
export function sentences(language: Language): Say {
  const known = bundle(language);
  return (key, args) => {
    const message = known.getMessage(key);
    if (!message?.value) throw new Error(`no sentence ${key} in ${language}`);
    const errors: Error[] = [];
    const text = known.formatPattern(message.value, args, errors);
    if (errors[0]) throw errors[0];
    return text;
  };
}

const places = new Map<string, Record<Language, string>>(
  [...readFileSync(new URL("src/routes.rs", app), "utf8").matchAll(/^ *([A-Z_]+): \d+ = "([^"]+)", "([^"]+)";/gm)].map(
    ([, name, cy, en]) => [name!, { cy: cy!, en: en! }],
  ),
);

// The organisation that the made-up people work in: see `server/src/demo.rs`.
const organisation = "W06000008";

// The address of a place in `app/src/routes.rs`, with its parameters filled in, in order. Staff pages are those of
// the made-up people's organisation.
export function address(place: string, language: Language, ...values: string[]): string {
  const pattern = places.get(place)?.[language];
  if (!pattern) throw new Error(`no place ${place}`);
  return pattern.replace("{organisation}", organisation).replace(/\{[^}]+\}/g, () => encodeURIComponent(values.shift() ?? ""));
}

// The names of all places.
export const allPlaces = () => [...places.keys()];

// How many parameters a pattern has.
const parameters = (pattern: string) => pattern.split("{").length;

// The name of the place at an address; undefined if there is none. Of two that fit, the one with fewer parameters: a file
// beside the pages of services is no service.
export function placeAt(path: string): string | undefined {
  const fits = [...places].flatMap(([name, patterns]) =>
    Object.values(patterns)
      .filter((pattern) => new RegExp(`^${pattern.replace(/\{[^}]+\}/g, "[^/]+").replaceAll(".", "\\.")}$`).test(path))
      .map((pattern) => ({ name, parameters: parameters(pattern) })),
  );
  return fits.sort((one, other) => one.parameters - other.parameters)[0]?.name;
}
