// How many pages a second the server answers, and how long the slow ones take.
import { origin } from "../support/servers.ts";
import { test } from "../support/test.ts";
import { measure, seconds } from "./callers.ts";

const callers = 32;

for (const place of ["FRONT", "FIND", "RIGHTS", "NUMBER", "SIGN_IN"]) {
  test(`${place}, ${callers} callers, ${seconds} s`, async ({ at, engine }) => {
    const url = new URL(at(place), origin(engine)).href;
    const asked = { url, headers: { "accept-encoding": "br" } };
    await measure(`${engine} ${place}`, callers, () => asked, /./s);
  });
}
