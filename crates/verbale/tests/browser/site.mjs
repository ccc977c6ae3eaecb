// A served site and a browser to read it with; both end with the test file that asked for them.
import { spawn } from "node:child_process";
import { after } from "node:test";
import { chromium } from "playwright-core";

const BROWSER_ARGUMENTS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

// A hook that is set while a test runs would belong to that test alone.
const servers = [];
let started;
after(async () => {
  for (const server of servers) server.kill();
  if (started) await (await started).close();
});

/** Starts `verbale serve` with further arguments; gives its address without the last slash. */
export async function serve(...args) {
  const server = spawn(process.env.VERBALE, ["serve", "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  servers.push(server);
  let told = "";
  for await (const chunk of server.stdout) {
    told += chunk;
    const found = told.match(/http:\/\/[^\s/]+/);
    if (found) return found[0];
  }
  throw new Error(`verbale serve ended without an address: ${told}`);
}

/** The one browser of this file. */
function browser() {
  started ??= chromium.launch({ executablePath: process.env.CHROMIUM, args: BROWSER_ARGUMENTS });
  return started;
}

/** A fresh page that records what it complains about and what it asks of other hosts. */
export async function open(base, path, { width = 1280, scheme = "light", script = true } = {}) {
  const context = await (await browser()).newContext({
    viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: script,
  });
  const page = await context.newPage();
  page.complaints = [];
  page.foreign = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${base}/`)) page.foreign.push(request.url());
  });
  const answer = await page.goto(base + path);
  page.status = answer.status();
  page.headers = answer.headers();
  return page;
}

/** The `.json` twin of an address. */
export async function twin(base, path) {
  const [address, query] = path.split("?");
  const answer = await fetch(`${base}${address === "/" ? "/index" : address}.json${query ? `?${query}` : ""}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
