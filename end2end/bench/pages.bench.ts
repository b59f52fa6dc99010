// How many pages a second the server gives, and how long the slow ones take. The client runs on the same machine and takes its
// share of it, so the figures are a floor; they are printed, and only an answer that is not the page fails.
import { Agent, get } from "node:http";
import { origin } from "../support/servers.ts";
import { expect, test } from "../support/test.ts";

const seconds = 5;
const callers = 32;

// Asks once; gives the milliseconds until the last byte.
function ask(url: string, agent: Agent): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { "accept-encoding": "br" } }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(performance.now() - started)
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).on("error", reject);
  });
}

for (const place of ["FRONT", "FIND", "RIGHTS", "NUMBER", "SIGN_IN"]) {
  test(`${place}, ${callers} callers, ${seconds} s`, async ({ at, engine }) => {
    const url = new URL(at(place), origin(engine)).href;
    const agent = new Agent({ keepAlive: true, maxSockets: callers });
    const taken: number[] = [];
    const end = performance.now() + seconds * 1000;
    const caller = async () => {
      while (performance.now() < end) taken.push(await ask(url, agent));
    };
    await Promise.all(Array.from({ length: callers }, caller));
    agent.destroy();
    taken.sort((a, b) => a - b);
    const part = (share: number) => `${taken[Math.floor(taken.length * share)]!.toFixed(1)} ms`;
    console.log(`${engine} ${place}: ${Math.round(taken.length / seconds)} a second, half ${part(0.5)}, 99 % ${part(0.99)}`);
    expect(taken.length).toBeGreaterThan(0);
  });
}
