// The comparison page and the evidence behind its cells.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, serve, twin } from "./site.mjs";

const base = await serve("--demo");
const { meetings } = await twin(base, "/meeting");

/** The meeting with the most words on record. */
async function fullest() {
  let best;
  for (const { id } of meetings) {
    const rows = await twin(base, `/meeting/${id}`);
    const said = rows.points.flatMap((p) => p.cells).flatMap((c) => c.said).length;
    if (!best || said > best.said) best = { path: `/meeting/${id}`, rows, said };
  }
  return best;
}

const { path, rows } = await fullest();
const words = (text) => text.replace(/\s+/g, " ").trim();

/** The words that are marked on the page, pieces joined as in a quote. */
const marked = (scope) =>
  scope.locator("mark.content").evaluateAll((all) => all.filter((m) => !m.closest(".key")).map((m) => m.textContent));

test("rows are points, columns are accounts, each cell words with their place or a typed absence", async () => {
  const page = await open(base, path, { script: false });
  const [heads, lines] = [page.locator(".grid thead th.account"), page.locator(".grid tbody tr")];
  assert.ok(rows.points.length >= 3 && rows.accounts.length >= 2, "the example has something to compare");
  assert.equal(await heads.count(), rows.accounts.length);
  assert.equal(await lines.count(), rows.points.length);
  for (const [n, point] of rows.points.entries()) {
    const cells = lines.nth(n).locator("td");
    assert.equal(await cells.count(), rows.accounts.length);
    for (const [k, cell] of point.cells.entries()) {
      const shown = cells.nth(k);
      if (cell.absence) {
        assert.ok((await shown.textContent()).endsWith(cell.absence));
        continue;
      }
      const quotes = await shown.locator("blockquote").allTextContents();
      assert.deepEqual(quotes, cell.said.map((s) => s.evidence.quote));
      assert.equal(await shown.locator("a.open").count(), cell.said.length);
    }
  }
});

test("each account says whose it is, how long, in what language, since when", async () => {
  const page = await open(base, path, { script: false });
  for (const [n, account] of rows.accounts.entries()) {
    const head = await page.locator(".grid thead th.account").nth(n).textContent();
    if (!account.own.length) assert.match(head, /no account of its own held/);
    else assert.match(head, account.full ? /official, whole/ : /official, excerpt/);
    if (account.own.length) assert.match(head, /words? · [A-Z]/);
  }
});

test("findings stand beside their rows and lead to their pages", async () => {
  const page = await open(base, path, { script: false });
  const n = rows.points.findIndex((p) => p.findings.length);
  assert.ok(n >= 0, "the example has a finding at this meeting");
  const note = page.locator(".grid tbody tr").nth(n).locator("a.note").first();
  await note.click();
  assert.match(page.url(), /\/f\/f[0-9a-f]{20}/);
  const finding = rows.findings.find((f) => page.url().includes(f.id));
  const shown = await page.locator("mark.content").allTextContents();
  for (const side of finding.evidence) assert.ok(words(shown.join(" … ")).includes(words(side.quote.split(" … ")[0])));
  assert.ok((await page.locator("main").textContent()).includes(finding.band));
});

test("a narrow window stacks the rows and names the party in every cell", async () => {
  const page = await open(base, path, { width: 390, script: false });
  assert.equal(await page.locator(".grid thead").isVisible(), false);
  for (const cell of await page.locator(".grid tbody td").all()) {
    assert.equal(await cell.locator(".column .party").first().isVisible(), true);
  }
  const { x, width } = await page.locator(".grid tbody td").first().boundingBox();
  assert.ok(x >= 0 && x + width <= 390);
});

test("accounts and rows are chosen by links", async () => {
  const page = await open(base, `${path}?accounts=${rows.accounts[0].party}&rows=differing`, { script: false });
  assert.equal(await page.locator(".grid thead th.account").count(), 1);
  assert.equal(await page.locator(".grid tbody tr").count(), rows.points.filter((p) => p.findings.length).length);
});

test("without script a cell leads to its words, highlighted in their text", async () => {
  const page = await open(base, path, { script: false });
  const said = rows.points.flatMap((p) => p.cells).flatMap((c) => c.said);
  const links = await page.locator(".grid a.open").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.equal(links.length, said.length);
  for (const [n, link] of links.entries()) {
    await page.goto(base + link);
    const quote = words(said[n].evidence.quote);
    const shown = words((await marked(page)).join(" … "));
    assert.equal(shown, quote, link);
    assert.ok(await page.locator("#words").isVisible());
  }
});

test("the place in the document is exactly the quote, in code points", async () => {
  const { findings } = await twin(base, "/findings");
  const { documents } = await twin(base, "/documents");
  const page = await open(base, "/", { script: false });
  for (const side of findings.flatMap((f) => f.evidence).slice(0, 12)) {
    const { id } = documents.find((d) => d.doc === side.doc);
    const at = side.spans.map(([start, end]) => `${start}-${end}`).join(",");
    const { extract } = await twin(base, `/d/${id}`);
    const text = [...extract.text];
    const exact = side.spans.map(([start, end]) => text.slice(start, end).join("")).join(" … ");
    assert.equal(exact, side.quote);
    await page.goto(`${base}/d/${id}?at=${at}`);
    assert.equal(words((await marked(page)).join(" ")), words(side.quote.replaceAll(" … ", " ")));
  }
});

test("with script a cell opens its words beside the page, and Escape goes back", async () => {
  const page = await open(base, path);
  const link = page.locator(".grid a.open").first();
  const quote = rows.points.flatMap((p) => p.cells).flatMap((c) => c.said)[0].evidence.quote;
  const address = page.url();
  await link.focus();
  await page.keyboard.press("Enter");
  const drawer = page.locator("dialog.drawer[open]");
  await drawer.waitFor();
  assert.equal(page.url(), address);
  const shown = words((await marked(drawer)).join(" … "));
  assert.equal(shown, words(quote));
  assert.equal(await drawer.getByRole("button", { name: "Close" }).evaluate((b) => b === document.activeElement), true);
  await page.keyboard.press("Escape");
  assert.equal(await drawer.count(), 0);
  assert.equal(await link.evaluate((a) => a === document.activeElement), true);
  assert.deepEqual(page.complaints, []);
});

test("every control is reached and seen from the keyboard", async () => {
  const page = await open(base, path);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the page");
  assert.ok((await page.locator(".skip").boundingBox()).x >= 0, "the skip link is seen");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  const wanted = await page.evaluate(() => {
    const inside = "main a[href], main button, main summary, main input";
    return [...document.querySelectorAll(inside)].filter((e) => e.checkVisibility()).length;
  });
  for (let n = 0; n < wanted; n += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const at = document.activeElement;
      const { left, top, width, height } = at.getClientRects()[0];
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return {
        name: at.textContent.trim().slice(0, 40),
        inside: Boolean(at.closest("main")),
        ring: getComputedStyle(at).outlineStyle !== "none",
        clear: Boolean(hit && (at.contains(hit) || hit.contains(at))),
      };
    });
    assert.ok(seen.inside && seen.ring && seen.clear, JSON.stringify(seen));
  }
});

test("the clocks are a form, and every link keeps them", async () => {
  const page = await open(base, path, { script: false });
  await page.locator(".clocks summary").click();
  await page.fill("#as_of", "2025-12-02");
  await page.fill("#known", "2025-12-05");
  await page.getByRole("button", { name: "Show" }).click();
  assert.match(page.url(), /as_of=2025-12-02&known=2025-12-05/);
  assert.match(await page.locator(".clocks summary").textContent(), /As of 2 Dec 2025, known by 5 Dec 2025/);
  const links = await page.locator("a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const back = await page.locator(".actions a").getAttribute("href");
  for (const link of links.filter((l) => l !== back)) assert.match(link, /as_of=2025-12-02&known=2025-12-05/);
  const [then, now] = [await twin(base, "/documents?as_of=2025-12-02"), await twin(base, "/documents")];
  assert.ok(then.documents.length > 0 && then.documents.length < now.documents.length);
  assert.ok(then.documents.every((d) => d.published <= "2025-12-02"));
});
