// How many feedback a second the server stores, each on disk before its sender sees a number.
import { origin } from "../support/servers.ts";
import { test } from "../support/test.ts";
import { measure, seconds } from "./callers.ts";

const callers = 64;
// The limit on sending never refuses somebody who may not be safe.
const fields = { h1: "nobody", c1: "top", s1: "sometimes", o2: "Made up: nobody rang back." };

test(`sending, ${callers} callers, ${seconds} s`, async ({ at, engine }) => {
  const url = new URL(at("GIVE_SEND", "K7QF2M", "3"), origin(engine)).href;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const next = () => ({ url, headers, body: new URLSearchParams({ ...fields, s: crypto.randomUUID() }).toString() });
  await measure(`${engine} sending`, callers, next, /\d{4} \d{4} \d{4} \d{4}/);
});
