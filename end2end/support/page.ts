// Checks that apply to any page: no accessibility violation, no horizontal scroll, a limit on bytes.
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, expect, test, type Page } from "@playwright/test";

// `PICTURES=1` saves pictures of whole pages in `end2end/pictures` for people to look at: a folder for each
// combination, in the order in which the pages were opened.
let pictures = 0;
async function keepPicture(page: Page) {
  if (!process.env.PICTURES) return;
  const { pathname, hash } = new URL(page.url());
  const name = `${String(++pictures).padStart(3, "0")}${`${pathname}${hash}`.replaceAll("/", "_")}`;
  const screen = page.viewportSize()!;
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: screen.height });
      await page.emulateMedia({ colorScheme });
      const path = `pictures/${test.info().project.name}/${width} ${colorScheme}/${name}.png`;
      await page.screenshot({ path, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(screen);
}

// One browser with scripts for each process. It is separate from the journey's browser, because a second page there
// would stop the first one from being painted, and Playwright never clicks in a page that is not painted.
let withScript: Promise<Page> | undefined;

async function pageWithScript(): Promise<Page> {
  const browser = await chromium.launch(test.info().project.use.launchOptions);
  return (await browser.newContext({ javaScriptEnabled: true })).newPage();
}

// Checks for violations of WCAG 2.2 AA and of axe's best practices. Where script is off, axe cannot run in the page
// itself, so it reads the same document under the same address in a browser with script.
export async function expectNoBarrier(page: Page) {
  await keepPicture(page);
  await expectNothingHidden(page);
  if (test.info().project.use.javaScriptEnabled !== false) return expectNoBarrierIn(page);
  const [url, body, viewport] = [page.url().split("#")[0]!, await page.content(), page.viewportSize()];
  const copy = await (withScript ??= pageWithScript());
  await copy.setViewportSize(viewport!);
  await copy.route(url, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
  await copy.goto(url);
  await expectNoBarrierIn(copy);
  await copy.unroute(url);
}

// The style of one page must not hide content of another. Nothing with words in it may be hidden, except the steps of
// a questionnaire, which open one by one.
async function expectNothingHidden(page: Page) {
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll("main :not(.steps, .steps *, script, style, template, noscript, option, [hidden])")]
      .filter((element) => element.textContent!.trim() && getComputedStyle(element).display === "none")
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect.soft(hidden, `hidden on ${page.url()}`).toEqual([]);
}

async function expectNoBarrierIn(page: Page) {
  // Measure from the top of the page: a control that is half under the bar while scrolling would look too small.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`);
  expect.soft(found, `barriers on ${page.url()}`).toEqual([]);
}

// Fails if anything is wider than the screen.
export async function expectNoSidewaysScroll(page: Page) {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect.soft(content, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(screen!);
}

export type Weight = { sizes: { url: string; bytes: number }[]; requests: string[]; bytes: number; cookies: number };

// Opens a page with an empty cache and adds up all transferred bytes, including headers and the icon.
export async function weigh(page: Page, path: string): Promise<Weight> {
  const finished: Promise<{ url: string; bytes: number }>[] = [];
  page.on("requestfinished", (request) => {
    finished.push(
      request.sizes().then((sizes) => ({
        url: request.url(),
        bytes: sizes.responseHeadersSize + sizes.responseBodySize,
      })),
    );
  });
  const response = await page.goto(path, { waitUntil: "networkidle" });
  expect(response!.status(), path).toBe(200);
  const seen = await Promise.all(finished);

  // A headless browser does not request the icon, but people's browsers do.
  const icon = await page.locator("link[rel=icon]").getAttribute("href");
  const iconUrl = new URL(icon!, page.url()).href;
  if (!seen.some(({ url }) => url === iconUrl)) {
    const response = await page.request.get(iconUrl, { headers: { "accept-encoding": "identity" } });
    seen.push({ url: iconUrl, bytes: (await response.body()).length });
  }
  return {
    sizes: seen.map(({ url, bytes }) => ({ url: new URL(url).pathname, bytes })),
    requests: seen.map(({ url }) => new URL(url).pathname),
    bytes: seen.reduce((sum, { bytes }) => sum + bytes, 0),
    cookies: (await page.context().cookies()).length,
  };
}
