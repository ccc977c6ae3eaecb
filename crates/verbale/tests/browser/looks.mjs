// What can be measured of how a page looks. Each function runs inside the page and gives a list of faults in words.

/** Text whose contrast with what is behind it is under WCAG 2.2 AA: 4.5, or 3 where it is large. */
export function faintText() {
  const read = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a),
    g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a),
    a: 1,
  });
  const light = ({ r, g, b }) => {
    const part = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(read(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
  };
  const faults = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.closest(".hidden, .skip, script, style")) continue;
    const style = getComputedStyle(element);
    const under = behind(element);
    const ink = over(read(element.closest("svg") ? style.fill : style.color), under);
    const [bright, dark] = [light(ink), light(under)].sort((a, b) => b - a);
    const ratio = (bright + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faults.add(`${ratio.toFixed(2)} ${element.className} "${node.data.trim().slice(0, 30)}"`);
  }
  return [...faults];
}

/** Controls smaller than 24 by 24 pixels, but for links inside a line of text. */
export function smallTargets() {
  const faults = [];
  for (const control of document.querySelectorAll("a[href], button, summary, input:not([type=hidden])")) {
    if (!control.checkVisibility() || control.closest(".skip") || control.matches(".skip")) continue;
    if (getComputedStyle(control).display === "inline") continue;
    const { width, height } = control.getBoundingClientRect();
    if (width < 24 || height < 24) {
      faults.push(`${width.toFixed(0)}x${height.toFixed(0)} "${control.textContent.trim().slice(0, 30)}"`);
    }
  }
  return faults;
}

/** What a reader who cannot see the page would miss. */
export function unsaid() {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  if (!document.documentElement.lang) faults.push("no language");
  if (all("h1").length !== 1) faults.push(`${all("h1").length} first headings`);
  if (all("main").length !== 1 || all("nav").length < 1) faults.push("landmarks are missing");
  let level = 1;
  for (const heading of all("h1, h2, h3, h4")) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) faults.push(`heading level ${own} after ${level}: ${heading.textContent.slice(0, 30)}`);
    level = own;
  }
  for (const cell of all("th")) if (!cell.getAttribute("scope")) faults.push(`header without scope: ${cell.textContent}`);
  for (const table of all("table")) if (!table.caption?.textContent.trim()) faults.push("table without caption");
  for (const link of all("a[href], button, summary")) {
    if (!link.textContent.trim() && !link.getAttribute("aria-label")) faults.push(`nameless: ${link.outerHTML.slice(0, 60)}`);
  }
  for (const image of all("svg")) {
    if (image.getAttribute("aria-hidden") !== "true" && !image.getAttribute("aria-label")) faults.push("nameless picture");
  }
  for (const field of all("input:not([type=hidden])")) if (!field.labels.length) faults.push(`no label: ${field.name}`);
  const ids = all("[id]").map((e) => e.id);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) faults.push(`id twice: ${id}`);
  for (const link of all("a[href^='#']")) {
    if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) faults.push(`leads nowhere: ${link.hash}`);
  }
  if (all("[style], style, script:not([src])").length) faults.push("style or script inside the page");
  return faults;
}

/** How far the page is wider than the window. */
export function sideways() {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}
