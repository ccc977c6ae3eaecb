// Texts and requests that mean harm: shown as they are, never run, never followed.
import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { open, serve, twin } from "./site.mjs";

const MARKUP = `<script>document.title="run"</script><img src=x onerror="document.title='run'">&amp;"'`;

const folder = mkdtempSync(join(tmpdir(), "verbale-hostile-"));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "docs"));
writeFileSync(join(folder, "dossier.toml"), `
title = '''Talks ${MARKUP}'''
[[party]]
id = "a/b?c#<d>"
name = '''Aldor <b>bold</b>'''
aliases = ["Aldor", "Aldorian"]
[[party]]
id = "vesta"
name = "Vesta"
[[issue]]
id = "land & <water>"
label = '''Land <i>and</i> water'''
phrases = ["valley", "territory"]
[[meeting]]
id = "m 1/2"
date = 2026-03-02
place = '''Lindmark "<u>hall</u>"'''
participants = ["a/b?c#<d>", "vesta"]
`);
const texts = [
  { id: "one", party: "a/b?c#<d>", text: `Aldor said on 2 March 2026: "The valley is ours ${MARKUP} and stays ours."\n\nAldor rejected the talks on territory.` },
  { id: "two", party: "vesta", text: `Vesta said on 2 March 2026: "The valley is not theirs." Vesta denied that the valley is Aldorian territory.` },
];
writeFileSync(join(folder, "docs", "all.jsonl"), texts.map((t) => JSON.stringify({
  ...t, title: `Title ${MARKUP}`, outlet: `Outlet ${MARKUP}`, url: "javascript:document.title='run'//://x",
  published: "2026-03-03", captured: "2026-03-03", full: true, lang: "en",
})).join("\n"));

const base = await serve("--dossier", folder);

test("markup in texts, titles, outlets, names and ids is shown, not run", async () => {
  const { documents } = await twin(base, "/documents");
  const { matrix } = await twin(base, "/issue");
  assert.equal(documents.length, 2);
  const { extract } = await twin(base, `/d/${documents[0].id}`);
  assert.ok(extract.attributions.length, "the text has an attribution");
  const paths = [
    "/", "/meeting", `/meeting/${encodeURIComponent("m 1/2")}`, "/findings", "/claims", "/issue", "/events",
    "/documents", "/brief", ...documents.map((d) => `/d/${d.id}`), ...extract.attributions.map((a) => `/s/${a.id}`),
    ...new Set(matrix.map((row) => `/issue/${encodeURIComponent(row.issue)}`)),
  ];
  const page = await open(base, "/");
  for (const path of paths) {
    assert.equal((await page.goto(base + path)).status(), 200, path);
    assert.notEqual(await page.title(), "run", path);
    assert.equal(await page.locator("main img, main script, main b, main i, main u").count(), 0, path);
    assert.equal(await page.locator("a[href^='javascript']").count(), 0, path);
    assert.deepEqual(page.complaints, [], path);
    assert.deepEqual(page.foreign, [], path);
  }
  await page.goto(`${base}/d/${documents[0].id}`);
  assert.ok((await page.locator("h1").textContent()).includes(MARKUP));
});

/** A request as a hostile page or a rebound name would make it. */
const ask = (path, { method = "GET", host } = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const asked = request({ hostname, port, path, method, headers: host ? { host } : {} }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => (body += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    asked.on("error", reject);
    asked.end();
  });

test("a name that was made to point here is turned away", async () => {
  for (const host of ["evil.example", "evil.example:80", "localhost.evil.example"]) {
    assert.equal((await ask("/", { host })).status, 403, host);
    assert.doesNotMatch((await ask("/index.json", { host })).body, /Aldor/);
  }
  assert.equal((await ask("/", { host: "localhost:9" })).status, 200);
});

test("pages are only read", async () => {
  for (const method of ["POST", "PUT", "DELETE"]) assert.equal((await ask("/", { method })).status, 405, method);
  const head = await ask("/", { method: "HEAD" });
  assert.deepEqual([head.status, head.body], [200, ""]);
});

test("every answer forbids what the pages do not use", async () => {
  for (const path of ["/", "/nowhere", "/index.json", "/assets/verbale.css"]) {
    const { headers } = await ask(path);
    assert.match(headers["content-security-policy"], /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
    assert.doesNotMatch(headers["content-security-policy"], /unsafe/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
  }
});

test("an address that cannot be read is answered with what to do, in its own form", async () => {
  const cases = [
    ["/f/f00000000000000000000", 404], ["/s/nonsense", 404], ["/d/d123", 404], ["/meeting/none", 404], ["/issue/none", 404],
    ["/?as_of=yesterday", 400], ["/findings?kind=lies", 400], [`/${"x".repeat(9000)}`, 400], ["/%ff%fe", 404],
    ["/../../etc/passwd", 404], ["/assets/../Cargo.toml", 404],
  ];
  for (const [path, status] of cases) {
    const html = await ask(path);
    assert.equal(html.status, status, path);
    assert.match(html.body, /<h1>/, path);
    const [address, query] = path.split("?");
    const json = await ask(`${address === "/" ? "/index" : address}.json${query ? `?${query}` : ""}`);
    assert.equal(json.status, status, path);
    const { error } = JSON.parse(json.body);
    assert.equal(error.status, status);
    assert.ok(error.message && error.hint, path);
  }
});
