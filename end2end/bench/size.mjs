// How long pages, jobs, a release and sending take as feedback grows. Fills a demo of each size, serves all of them, and
// opens each page in turns, one size after the other, so that whatever else the machine does meanwhile reaches all sizes
// alike. Prints medians and their ratio; only a wrong answer fails.
//
//   CLYWED_TEST_BINARY=target/release/clywed node end2end/bench/size.mjs 10000 1000000
//
// With CLYWED_TEST_POSTGRES, the address of an empty server's database, it measures PostgreSQL.
import { authority, half, Installation, part } from "./installation.mjs";

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(10_000, 1_000_000);
const turns = 30;
const callers = 8;
const seconds = 10;

const staff = `/cy/staff/${authority}`;
const sections = ["siarter", "hawliau", "themau", "dod-o-hyd-i-help", "cydweithio", "pwy", "ateb"];
const pages = [
  ["moderator's start", "cymedrolwr", staff],
  ["queue", "cymedrolwr", `${staff}/ciw`],
  ["summaries", "cymedrolwr", `${staff}/crynodebau`],
  ["replies", "cymedrolwr", `${staff}/ymatebion`],
  ["manager's board", "rheolwr", `${staff}/bwrdd`],
  ["a theme over time", "rheolwr", `${staff}/bwrdd/5`],
  ["manager's themes", "rheolwr", `${staff}/themau`],
  ["quarter", "perfformiad", `${staff}/chwarter`],
  ["custodian's trail", "ceidwad", `${staff}/archwilio`],
  ["releases, not cached", undefined, "/cy/cyhoeddiadau"],
  ["a release, not cached", undefined, (release) => release],
  ["a report, not cached", undefined, (release) => `${release}/adroddiad`],
  ["a report as PDF, not cached", undefined, (release) => `${release}/adroddiad.pdf`],
  ...sections.map((name) => [`release, ${name}, not cached`, undefined, (release) => `${release}/${name}`]),
  ...sections.map((name) => [`staff figures, ${name}`, "perfformiad", `${staff}/ffigurau?part=${name}`]),
  ["staff figures by level", "perfformiad", `${staff}/ffigurau?part=siarter&cut=level`],
  ["a service's figures", "rheolwr2", `${staff}/ffigurau`],
];

const installations = [];
for (const size of sizes) installations.push(new Installation(size));
const found = new Map();
const note = (name, size, times) => found.set(name, (found.get(name) ?? new Map()).set(size, times));

try {
  for (const one of installations) {
    const { wall, cpu, steps } = one.fill();
    console.log(`${one.size} feedback filled in ${wall.toFixed(1)} s, of a processor ${cpu.toFixed(1)} s`);
    for (const [step, times] of Object.entries(steps)) {
      const sum = times.reduce((a, b) => a + b, 0);
      console.log(`  ${step}: ${times.length} times, ${(sum / 1000).toFixed(1)} s, half ${half(times).toFixed(1)} ms`);
    }
    note("filling", one.size, [wall * 1000]);
    if (steps["releases.release"]) note("a quarter's release in the filling", one.size, steps["releases.release"]);
  }
  for (const one of installations) await one.serve();
  for (const one of installations) one.release = await one.newestRelease();
  for (const [name, person, path] of pages) {
    const times = installations.map(() => []);
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [at, one] of installations.entries()) {
        const address = typeof path === "function" ? path(one.release) : path;
        times[at].push(await one.open(person, person ? address : `${address}?turn=${turn}`));
      }
    }
    for (const [at, one] of installations.entries()) note(name, one.size, times[at]);
  }
  for (const one of installations) {
    const sends = await one.send(callers, seconds);
    note("sending, half", one.size, [part(sends, 0.5)]);
    note("sending, 99 %", one.size, [part(sends, 0.99)]);
  }
  // The quarter that runs, which a demo may release as a preview, while people send.
  for (const one of installations) {
    const sending = one.send(callers, seconds);
    const took = await one.releaseQuarter();
    const sends = await sending;
    note("a release while people send", one.size, [took]);
    note("sending while a release is made, 99 %", one.size, [part(sends, 0.99)]);
  }
  for (const one of installations) {
    const steps = one.steps();
    for (const name of ["fold", "prints.print_due", "promises.give_due"]) {
      const busy = (steps[name] ?? []).filter((time) => time > 2);
      if (busy.length > 0) note(`job ${name}`, one.size, busy);
    }
  }
} finally {
  for (const one of installations) await one.end();
}

console.log(["", ...sizes, "ratio"].join("\t"));
for (const [name, of] of found) {
  const times = sizes.map((size) => (of.has(size) ? half(of.get(size)) : undefined));
  if (times.some((time) => time === undefined)) continue;
  console.log([name, ...times.map((time) => `${time.toFixed(1)} ms`), (times.at(-1) / times[0]).toFixed(2)].join("\t"));
}
