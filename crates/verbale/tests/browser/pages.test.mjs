// Every page, in both themes and at both widths: readable, named, quiet, self-contained.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faintText, sideways, smallTargets, unsaid } from "./looks.mjs";
import { open, serve, twin } from "./site.mjs";

const base = await serve("--demo");

/** One address of each page. */
async function addresses() {
  const { meetings } = await twin(base, "/meeting");
  const { findings } = await twin(base, "/findings");
  const { documents } = await twin(base, "/documents");
  const { matrix } = await twin(base, "/issue");
  const document = documents.find((d) => d.statements > 0);
  const { extract } = await twin(base, `/d/${document.id}`);
  return [
    "/", "/meeting", ...meetings.map((m) => `/meeting/${m.id}`), "/findings", "/findings?show=undecided",
    `/f/${findings[0].id}`, "/claims", "/issue", `/issue/${matrix[0].issue}`, "/events", "/names", "/documents",
    `/d/${document.id}?at=0-20`, `/s/${extract.attributions[0].id}`, "/brief", "/nowhere",
    // Nothing was known yet: the empty states.
    "/?known=1999", "/claims?known=1999", "/brief?known=1999", "/events?known=1999", "/documents?known=1999",
  ];
}

const pages = await addresses();

for (const width of [390, 1280]) {
  for (const scheme of ["light", "dark"]) {
    test(`pages at ${width} px, ${scheme}`, async (t) => {
      const page = await open(base, "/", { width, scheme });
      for (const path of pages) {
        await t.test(path, async () => {
          const status = path === "/nowhere" ? 404 : 200;
          page.complaints.length = 0;
          assert.equal((await page.goto(base + path)).status(), status);
          assert.equal(await page.evaluate(sideways), 0, "scrolls sideways");
          assert.deepEqual(await page.evaluate(faintText), []);
          assert.deepEqual(await page.evaluate(smallTargets), []);
          assert.deepEqual(await page.evaluate(unsaid), []);
          // A browser reports the status of a missing page on the console; nothing else may be said there.
          assert.deepEqual(page.complaints.filter((c) => status === 200 || !c.includes("404")), []);
          assert.deepEqual(page.foreign, []);
        });
      }
      await page.context().close();
    });
  }
}

test("the themes differ", async () => {
  const paper = async (scheme) => {
    const page = await open(base, "/", { scheme });
    return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  };
  assert.notEqual(await paper("light"), await paper("dark"));
});

test("every page has a JSON twin, and a CSV one where it offers it", async () => {
  const page = await open(base, "/", { script: false });
  for (const path of pages.filter((p) => p !== "/nowhere")) {
    await page.goto(base + path);
    for (const link of await page.locator(".along a").all()) {
      const answer = await fetch(base + (await link.getAttribute("href")));
      assert.equal(answer.status, 200, path);
      const type = answer.headers.get("content-type");
      if (type.startsWith("application/json")) JSON.parse(await answer.text());
      else assert.match(await answer.text(), /^[\w,]+\r\n/, path);
    }
    assert.match(await page.locator(".command").last().textContent(), /^verbale \w+/);
  }
  await page.context().close();
});

test("links of every page lead to pages", async () => {
  const seen = new Set();
  for (const path of pages) {
    const html = await (await fetch(base + path)).text();
    for (const [, link] of html.matchAll(/ href="(\/[^"#]*)/g)) {
      const address = link.replaceAll("&amp;", "&");
      if (seen.has(address)) continue;
      seen.add(address);
      const answer = await fetch(base + address);
      await answer.arrayBuffer();
      assert.equal(answer.status, 200, `${address} on ${path}`);
    }
  }
  assert.ok(seen.size > 50, `only ${seen.size} links`);
});

test("every page is whole without script", async () => {
  const [scripted, plain] = [await open(base, "/"), await open(base, "/", { script: false })];
  for (const path of pages) {
    const texts = [];
    for (const page of [scripted, plain]) {
      await page.goto(base + path);
      texts.push(await page.locator("main").textContent());
    }
    assert.equal(texts[0], texts[1], path);
  }
  await scripted.context().close();
  await plain.context().close();
});

test("paper carries the evidence in full and nothing to click", async () => {
  const page = await open(base, pages.find((p) => p.startsWith("/f/")));
  const printed = page.locator(".printed").first();
  assert.equal(await printed.isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.match(await printed.textContent(), /\[d[0-9a-f]{20}, characters \d+–\d+\]/);
  assert.equal(await printed.isVisible(), true);
  assert.equal(await page.locator("nav").first().isVisible(), false);
  assert.equal(await page.evaluate(sideways), 0);
});
