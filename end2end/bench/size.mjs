// How long staff pages and sending take as feedback grows. Fills a demo of each size on SQLite, then opens each page,
// one after another, and sends with a few callers at once. It prints medians and their ratio; only a wrong answer
// fails. Times are not reliable on a busy machine: run this alone, and compare the ratio.
//
//   CLYWED_TEST_BINARY=target/release/clywed node end2end/bench/size.mjs 10000 1000000
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.CLYWED_TEST_BINARY ?? "target/release/clywed";
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(10_000, 1_000_000);
const authority = "W06000008";
const password = "made-up-password-of-a-bench";
const turns = 30;
const seconds = 10;
const callers = 8;

const pages = [
  ["moderator's start", "cymedrolwr", `/cy/staff/${authority}`],
  ["queue", "cymedrolwr", `/cy/staff/${authority}/ciw`],
  ["summaries", "cymedrolwr", `/cy/staff/${authority}/crynodebau`],
  ["replies", "cymedrolwr", `/cy/staff/${authority}/ymatebion`],
  ["manager's themes", "rheolwr", `/cy/staff/${authority}/themau`],
  ["quarter", "perfformiad", `/cy/staff/${authority}/chwarter`],
  ["custodian's trail", "ceidwad", `/cy/staff/${authority}/archwilio`],
  ["releases, not cached", undefined, "/cy/cyhoeddiadau"],
];

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const half = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const part = (times, share) => times.sort((a, b) => a - b)[Math.floor(times.length * share)];

async function ask(origin, path, options = {}) {
  const started = performance.now();
  const answer = await fetch(origin + path, { redirect: "manual", ...options });
  const text = await answer.text();
  return { status: answer.status, text, headers: answer.headers, took: performance.now() - started };
}

async function signIn(origin, name) {
  const body = new URLSearchParams({ name, password });
  const answer = await ask(origin, "/cy/mewngofnodi", { method: "POST", body, headers: { origin } });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (cookies.length === 0) throw new Error(`${name} cannot sign in: ${answer.status}`);
  return cookies.join("; ");
}

async function sending(origin) {
  const times = [];
  const end = performance.now() + seconds * 1000;
  const caller = async () => {
    while (performance.now() < end) {
      // The limit on sending never refuses somebody who may not be safe.
      const fields = { h1: "nobody", c1: "top", s1: "sometimes", o2: "Made up: nobody rang back." };
      const body = new URLSearchParams({ ...fields, s: crypto.randomUUID() });
      const { status, text, took } = await ask(origin, "/en/give/K7QF2M/3/send", { method: "POST", body });
      if (status !== 200 || !/\d{4} \d{4} \d{4} \d{4}/.test(text)) throw new Error(`sending answered ${status}`);
      times.push(took);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return times;
}

async function measure(size) {
  const folder = mkdtempSync(join(tmpdir(), "clywed-size-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    CLYWED_DATABASE: `sqlite:${join(folder, "demo.db")}`,
    CLYWED_KEYS: join(folder, "keys"),
    CLYWED_ADDR: `127.0.0.1:${port}`,
    CLYWED_DEMO_PASSWORD: password,
  };
  const began = performance.now();
  const filled = spawnSync(binary, ["demo", "--feedback", String(size)], { env, encoding: "utf8" });
  if (filled.status !== 0) throw new Error(filled.stderr);
  console.log(`${size} feedback filled in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const server = spawn(binary, ["serve", "--demo"], { env, stdio: "ignore" });
  try {
    for (let tries = 0; ; tries += 1) {
      const ready = await ask(origin, "/health/ready").catch(() => undefined);
      if (ready?.status === 200) break;
      if (tries > 600) throw new Error("the server does not start");
      await new Promise((done) => setTimeout(done, 100));
    }
    const found = {};
    const cookies = {};
    for (const [name, person, path] of pages) {
      if (person) cookies[person] ??= await signIn(origin, person);
      const headers = person ? { cookie: cookies[person] } : {};
      const times = [];
      for (let turn = 0; turn < turns; turn += 1) {
        const address = person ? path : `${path}?turn=${turn}`;
        const { status, took } = await ask(origin, address, { headers });
        if (status !== 200) throw new Error(`${path} answered ${status}`);
        times.push(took);
      }
      found[name] = half(times);
    }
    const sends = await sending(origin);
    found["sending, half"] = part(sends, 0.5);
    found["sending, 99 %"] = part(sends, 0.99);
    return found;
  } finally {
    server.kill("SIGTERM");
    await new Promise((done) => server.once("exit", done));
    rmSync(folder, { recursive: true, force: true });
  }
}

const measured = [];
for (const size of sizes) measured.push(await measure(size));
console.log(["", ...sizes, "ratio"].join("\t"));
for (const name of Object.keys(measured[0])) {
  const times = measured.map((of) => of[name]);
  const ratio = times.at(-1) / times[0];
  console.log([name, ...times.map((time) => `${time.toFixed(1)} ms`), ratio.toFixed(2)].join("\t"));
}
