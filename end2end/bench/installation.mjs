// An installation with made-up feedback, for measurements.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const binary = process.env.CLYWED_TEST_BINARY ?? "target/release/clywed";
export const authority = "W06000008";
const code = "K7QF2M";
const password = "made-up-password-of-a-bench";

const sorted = (times) => [...times].sort((a, b) => a - b);
export const half = (times) => sorted(times)[Math.floor(times.length / 2)];
export const part = (times, share) => sorted(times)[Math.floor(times.length * share)];

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function ask(origin, path, options = {}) {
  const started = performance.now();
  const answer = await fetch(origin + path, { redirect: "manual", ...options });
  const text = await answer.text();
  return { status: answer.status, text, headers: answer.headers, took: performance.now() - started };
}

// The milliseconds that each command, query and job took, from a log with CLYWED_TEST_TIMES. The last span of a line is
// the one that closed.
function stepsOf(log) {
  const units = { ns: 1e-6, "µs": 1e-3, us: 1e-3, ms: 1, s: 1000 };
  const steps = {};
  for (const line of log.split("\n")) {
    const plain = line.replace(/\x1b\[[0-9;]*m/g, "");
    const time = /time\.busy=([\d.]+)(\S+) time\.idle=([\d.]+)(\S+)/.exec(plain);
    const spans = [...plain.slice(0, time?.index ?? 0).matchAll(/([a-z][\w.-]*)(?:\{[^}]*\})?(?=: )/g)];
    const name = spans.map((span) => span[1]).findLast((span) => span !== "services");
    if (!time || !name || name.includes("::")) continue;
    const took = Number(time[1]) * units[time[2]] + Number(time[3]) * units[time[4]];
    (steps[name] ??= []).push(took);
  }
  return steps;
}

export class Installation {
  constructor(size) {
    this.size = size;
    this.folder = mkdtempSync(join(tmpdir(), "clywed-size-"));
    this.cookies = {};
  }

  // The settings of its program.
  env() {
    const database = process.env.CLYWED_TEST_POSTGRES;
    return {
      ...process.env,
      CLYWED_DATABASE: database ? this.postgres(database) : `sqlite:${join(this.folder, "demo.db")}`,
      CLYWED_KEYS: join(this.folder, "keys"),
      CLYWED_DEMO_PASSWORD: password,
      CLYWED_TEST_TIMES: "1",
    };
  }

  postgres(server) {
    const address = new URL(server);
    const name = `size_${this.size}_${process.pid}`;
    address.pathname = `/${name}`;
    if (!this.made) spawnSync("psql", ["--quiet", "--command", `CREATE DATABASE ${name}`, server]);
    this.made = true;
    return address.href;
  }

  // Makes up its feedback.
  fill() {
    const began = performance.now();
    const command = `TIMEFORMAT='%U %S'; time "$0" demo --feedback ${this.size}`;
    const filled = spawnSync("bash", ["-c", command, binary], {
      env: { ...this.env(), RUST_LOG: "warn,services=info" },
      encoding: "utf8",
      maxBuffer: 1 << 30,
    });
    const wall = (performance.now() - began) / 1000;
    if (filled.status !== 0) throw new Error(filled.stderr.slice(-2000));
    const [user, system] = filled.stderr.trim().split("\n").at(-1).split(" ").map(Number);
    return { wall, cpu: user + system, steps: stepsOf(filled.stderr) };
  }

  async serve() {
    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    this.log = join(this.folder, "log");
    const env = { ...this.env(), CLYWED_ADDR: `127.0.0.1:${port}`, RUST_LOG: "warn,services=info" };
    const log = openSync(this.log, "a");
    this.server = spawn(binary, ["serve", "--demo"], { env, stdio: ["ignore", "ignore", log] });
    for (let tries = 0; ; tries += 1) {
      const ready = await ask(this.origin, "/health/ready").catch(() => undefined);
      if (ready?.status === 200) break;
      if (tries > 600) throw new Error("the server does not start");
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  steps() {
    return stepsOf(readFileSync(this.log, "utf8"));
  }

  async cookie(name) {
    if (this.cookies[name]) return this.cookies[name];
    const body = new URLSearchParams({ name, password });
    const headers = { origin: this.origin };
    const answer = await ask(this.origin, "/cy/mewngofnodi", { method: "POST", body, headers });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (cookies.length === 0) throw new Error(`${name} cannot sign in: ${answer.status}`);
    return (this.cookies[name] = cookies.join("; "));
  }

  // Asks for a page, as a colleague or as anyone.
  async ask(person, path) {
    const headers = person ? { cookie: await this.cookie(person) } : {};
    return ask(this.origin, path, { headers });
  }

  // The HTML of a page.
  async text(person, path) {
    return (await this.ask(person, path)).text;
  }

  // Opens a page and gives the milliseconds.
  async open(person, path) {
    const { status, took } = await this.ask(person, path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    return took;
  }

  // The address of the newest release of the authority.
  async newestRelease() {
    const list = (await ask(this.origin, "/cy/cyhoeddiadau")).text;
    for (const [path] of list.matchAll(/\/cy\/cyhoeddiadau\/[0-9a-f-]{36}/g)) {
      const { text } = await ask(this.origin, path);
      if (/<h1[^>]*>[^<]*Ceredigion/.test(text)) return path;
    }
    throw new Error("nothing of the authority is released");
  }

  // Sends one made-up response with these answers beside the usual ones, and gives the milliseconds.
  async sendOnce(answers) {
    const fields = { h1: "nobody", c1: "top", o2: "Made up: nobody rang back.", ...answers };
    const body = new URLSearchParams({ ...fields, s: crypto.randomUUID() });
    const answer = await ask(this.origin, `/en/give/${code}/3/send`, { method: "POST", body });
    if (answer.status !== 200 || !/\d{4} \d{4} \d{4} \d{4}/.test(answer.text)) {
      throw new Error(`sending answered ${answer.status}`);
    }
    return answer.took;
  }

  // Sends with a few callers at once for some seconds, and gives the milliseconds of each sending.
  async send(callers, seconds) {
    const times = [];
    const end = performance.now() + seconds * 1000;
    const caller = async () => {
      while (performance.now() < end) {
        // The limit on sending never refuses somebody who may not be safe.
        times.push(await this.sendOnce({ s1: "sometimes" }));
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    return times;
  }

  // Releases the quarter that runs, and gives the milliseconds.
  async releaseQuarter() {
    const now = new Date();
    const quarter = `${now.getFullYear()}-Q${Math.floor(now.getMonth() / 3) + 1}`;
    const path = `/cy/staff/${authority}/chwarter`;
    const headers = { cookie: await this.cookie("perfformiad"), origin: this.origin };
    const { text } = await ask(this.origin, `${path}?quarter=${quarter}`, { headers });
    const hidden = (name) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1] ?? "";
    const form = { csrf: hidden("csrf"), version: hidden("version"), quarter, spite: "1" };
    const body = new URLSearchParams(form);
    const answer = await ask(this.origin, path, { method: "POST", body, headers });
    if (answer.status !== 303) throw new Error(`releasing answered ${answer.status}`);
    return answer.took;
  }

  async end() {
    if (this.server && this.server.exitCode === null) {
      this.server.kill("SIGTERM");
      await new Promise((done) => this.server.once("exit", done));
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
