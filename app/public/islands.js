// Wakes the islands of a page, in the order in which they stand. Only pages with islands load it.
const address = (id) => document.getElementById(id).href;
const islands = await import(address("islands-js"));
await islands.default({ module_or_path: address("islands-wasm") });
islands.hydrate();
for (const element of document.querySelectorAll("leptos-island")) {
  await islands[element.dataset.component]?.(element);
}
