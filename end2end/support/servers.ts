// Starts the real program with made-up people on SQLite and on PostgreSQL, and a third server that is full of made-up
// feedback. Stops all of them at the end.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../../", import.meta.url));

// The password of all made-up people, for this run only.
export const password = () => process.env.CLYWED_DEMO_PASSWORD!;

// The server with feedback from the start: it has queues, summaries, replies and releases to look at.
const full = "full";

// The address of an engine's server, or of the full server.
export const origin = (engine: string) => process.env[`CLYWED_TEST_ORIGIN_${engine}`]!;

// Takes a lock on the server and returns a function that releases it. Journeys run in separate processes, and only
// one of them can create the folder that is the lock.
export async function takeTurn(engine: string): Promise<() => void> {
  const turn = join(process.env.CLYWED_TEST_FOLDER!, `${engine}.turn`);
  for (;;) {
    try {
      mkdirSync(turn);
      return () => rmdirSync(turn);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      await wait(250);
    }
  }
}

function binary(): string {
  const path = process.env.CLYWED_TEST_BINARY ?? join(top, "target/debug/clywed");
  if (!existsSync(path)) throw new Error(`${path} is missing: cargo build -p server`);
  return path;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

async function serve(engine: string, database: string, folder: string, feedback: number): Promise<ChildProcess> {
  const addr = `127.0.0.1:${await freePort()}`;
  let output = "";
  const server = spawn(binary(), ["serve", "--demo", "--feedback", String(feedback)], {
    cwd: folder,
    // The server runs behind a proxy, so that each visitor has their own address: see `household`.
    env: {
      ...process.env,
      CLYWED_DATABASE: database,
      CLYWED_ADDR: addr,
      CLYWED_KEYS: join(folder, "keys"),
      CLYWED_BEHIND_PROXY: "true",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (output += text));
  for (const deadline = Date.now() + 240_000; Date.now() < deadline; await wait(100)) {
    if (server.exitCode !== null) break;
    const ready = await fetch(`http://${addr}/health/ready`).catch(() => undefined);
    if (ready?.ok) {
      process.env[`CLYWED_TEST_ORIGIN_${engine}`] = `http://${addr}`;
      return server;
    }
  }
  server.kill();
  throw new Error(`clywed on ${engine} does not answer:\n${output}`);
}

async function stop(server: ChildProcess) {
  if (server.exitCode !== null) return;
  server.kill();
  await once(server, "exit");
}

// Makes a database on the PostgreSQL server that `make test` started, or on one that is started and stopped here.
function postgres(): { address: string; remove: () => void } {
  const started = process.env.CLYWED_TEST_POSTGRES
    ? ["", process.env.CLYWED_TEST_POSTGRES]
    : execFileSync(join(top, ".ci/postgres.sh"), ["start"], { encoding: "utf8" }).split("\n");
  const [folder, server] = started as [string, string];
  const address = new URL(server);
  address.pathname = `/browser_${process.pid}`;
  execFileSync("psql", ["--quiet", "--command", `CREATE DATABASE browser_${process.pid}`, server]);
  return {
    address: address.href,
    remove: () => void (folder && execFileSync(join(top, ".ci/postgres.sh"), ["stop", folder])),
  };
}

export default async function start() {
  process.env.CLYWED_DEMO_PASSWORD ??= `browser journeys ${crypto.randomUUID()}`;
  const folder = mkdtempSync(join(tmpdir(), "clywed-browser-"));
  process.env.CLYWED_TEST_FOLDER = folder;
  const cluster = postgres();
  const servers: ChildProcess[] = [];
  const end = async () => {
    await Promise.all(servers.map(stop));
    cluster.remove();
    rmSync(folder, { recursive: true });
  };
  try {
    for (const [engine, database, feedback] of [
      ["sqlite", `sqlite:${join(folder, "clywed.db")}`, 0],
      ["postgres", cluster.address, 0],
      [full, `sqlite:${join(folder, "full.db")}`, 900],
    ] as const) {
      servers.push(await serve(engine, database, mkdtempSync(join(folder, `${engine}-`)), feedback));
    }
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
