// The questionnaire's wording for parents and the names of themes, read from the product's own files.
import { readFileSync } from "node:fs";
import type { Language } from "./language.ts";

const domain = new URL("../../app/domain/", import.meta.url);
const core = readFileSync(new URL("questionnaire/core.toml", domain), "utf8");
const codebook = readFileSync(new URL("catalogue/themes.toml", domain), "utf8");

// The texts of one line: `{ cy = "…", en = "…", answers = "…" }`. An inner `note = { … }` is left out.
function line(text: string): Record<string, string> {
  const own = text.replace(/\w+ = \{[^}]*\}/g, "");
  return Object.fromEntries([...own.matchAll(/(\w+) = "([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

const asked = new Map(
  core
    .split(/^\[\[(?:question|box)\]\]$/m)
    .slice(1)
    .map((block) => [/^field = "(\w+)"$/m.exec(block)![1]!, line(/^parent = (.*)$/m.exec(block)?.[1] ?? "")]),
);

const answers = new Map(
  [...core.matchAll(/^([a-z-]+) = \[\n([\s\S]*?)^\]$/gm)].map(([, name, lines]) => [name!, lines!.split("\n").map(line)]),
);

// The question that a parent sees for a field.
export function question(field: string, language: Language): string {
  const text = asked.get(field)?.[language];
  if (!text) throw new Error(`parents are not asked ${field}`);
  return text;
}

// The words that a parent sees for an answer's code.
export function answer(field: string, code: string, language: Language): string {
  const text = answers.get(asked.get(field)?.answers ?? "")?.find((known) => known.code === code)?.[language];
  if (!text) throw new Error(`${field} has no answer ${code}`);
  return text;
}

const themes = new Map(
  [...codebook.matchAll(/^code = "([\d.]+)"\nname = (.*)$/gm)].map(([, code, name]) => [code!, line(name!)]),
);

// The name of a theme or sub-theme.
export function theme(code: string, language: Language): string {
  const name = themes.get(code)?.[language];
  if (!name) throw new Error(`no theme ${code}`);
  return name;
}
