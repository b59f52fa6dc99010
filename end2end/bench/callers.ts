// Many callers at once for a while, and the times that they measured. The client runs on the same machine and takes a
// share of it, so the printed figures are a lower limit. Only a wrong answer fails.
import { Agent, request } from "node:http";

export const seconds = 5;

export type Asked = { url: string; body?: string; headers: Record<string, string> };

// Sends one request and returns the milliseconds until the last byte.
function ask({ url, body, headers }: Asked, agent: Agent, expected: RegExp): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, method: body === undefined ? "GET" : "POST" }, (response) => {
      let page = "";
      response.on("data", (part) => (page += part));
      response.on("end", () =>
        response.statusCode === 200 && expected.test(page)
          ? resolve(performance.now() - started)
          : reject(new Error(`${url} answered ${response.statusCode}, or not what it should`)),
      );
    });
    asked.on("error", reject).end(body);
  });
}

// Lets `callers` send requests one after another until the time is over, and prints the result.
export async function measure(name: string, callers: number, next: () => Asked, expected: RegExp) {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const taken: number[] = [];
  const end = performance.now() + seconds * 1000;
  const caller = async () => {
    while (performance.now() < end) taken.push(await ask(next(), agent, expected));
  };
  await Promise.all(Array.from({ length: callers }, caller));
  agent.destroy();
  taken.sort((a, b) => a - b);
  const part = (share: number) => `${taken[Math.floor(taken.length * share)]!.toFixed(1)} ms`;
  console.log(`${name}: ${Math.round(taken.length / seconds)} a second, half ${part(0.5)}, 99 % ${part(0.99)}`);
}
