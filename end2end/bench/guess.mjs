// Whether somebody can tell by the time of an answer that a concern exists which they may not open. Each colleague asks, in
// random order, for the address of a real concern and for an address that was never given to any. Prints the medians and how
// often the real one takes longer, with the error of that share: half means that time tells nothing.
//
//   CLYWED_TEST_BINARY=target/release/clywed node end2end/bench/guess.mjs
import { authority, half, Installation } from "./installation.mjs";

const turns = Number(process.env.TURNS ?? 2000);
const desk = `/cy/staff/${authority}/pryderon`;
// Everybody but the lead and the custodian: these two may know of it.
const others = ["cymedrolwr", "rheolwr", "perfformiad", "swyddog", "cyfarwyddwr", "gweinyddwr", "adolygydd"];

// The share of pairs in which the first of two takes longer (Mann and Whitney, 1947), ties counted half, and its standard
// error if both come from the same times.
function longer(first, second) {
  const all = [...first.map((time) => [time, 1]), ...second.map((time) => [time, 0])].sort((a, b) => a[0] - b[0]);
  let below = 0;
  let wins = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end][0] === all[at][0]) end += 1;
    const tied = all.slice(at, end);
    const ours = tied.filter(([, is]) => is).length;
    wins += ours * (below + (tied.length - ours) / 2);
    below += tied.length - ours;
    at = end;
  }
  const [n, m] = [first.length, second.length];
  return [wins / (n * m), Math.sqrt((n + m + 1) / (12 * n * m))];
}

const installation = new Installation(2000);
try {
  installation.fill();
  await installation.serve();
  await installation.sendOnce({ s1: "no" });
  const list = await installation.text("diogelu", `${desk}?desk=lead&show=all`);
  const real = new RegExp(`${desk}/[0-9a-f-]{36}`).exec(list)?.[0];
  if (!real) throw new Error("the lead's desk shows no concern");
  for (const person of others) {
    const times = { real: [], never: [] };
    for (let turn = -50; turn < turns; turn += 1) {
      const order = Math.random() < 0.5 ? ["real", "never"] : ["never", "real"];
      for (const kind of order) {
        const path = kind === "real" ? real : `${desk}/${crypto.randomUUID()}`;
        const { status, took } = await installation.ask(person, path);
        if (status !== 404) throw new Error(`${person}: ${status}`);
        if (turn >= 0) times[kind].push(took);
      }
    }
    const [share, error] = longer(times.real, times.never);
    const medians = `${half(times.real).toFixed(3)} and ${half(times.never).toFixed(3)} ms`;
    console.log(`${person}: ${medians}, the real one longer in ${(share * 100).toFixed(1)} % (error ${(error * 100).toFixed(1)})`);
  }
} finally {
  await installation.end();
}
