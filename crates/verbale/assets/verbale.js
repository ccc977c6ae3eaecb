// Opens evidence beside the page instead of on a page of its own. Without this file every link still leads there.
"use strict";

(() => {
  if (!("HTMLDialogElement" in window) || !window.fetch) return;

  const drawer = document.createElement("dialog");
  drawer.className = "drawer";
  drawer.setAttribute("aria-labelledby", "drawer-title");
  document.body.append(drawer);

  /** A new element with text. */
  const made = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  /** Shows the evidence section of the page at `href`. */
  const show = async (href) => {
    const answer = await fetch(href, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const evidence = page.getElementById("evidence");
    if (!evidence) throw new Error("no evidence");

    const head = made("header", "drawer-head");
    const title = made("h2", "", page.querySelector("h1")?.textContent ?? "Evidence");
    title.id = "drawer-title";
    const close = made("button", "close", "Close");
    close.type = "button";
    close.addEventListener("click", () => drawer.close());
    head.append(title, close);

    const whole = made("a", "go", "Open as a page");
    whole.href = href;
    const where = made("p", "answer");
    where.append(...(page.querySelector(".answer")?.childNodes ?? []));
    evidence.removeAttribute("id");
    // Ids belong to the page; the drawer keeps only the one it scrolls to.
    const words = evidence.querySelector("#words");
    for (const element of evidence.querySelectorAll("[id]")) element.removeAttribute("id");
    const foot = made("p", "drawer-foot");
    foot.append(whole);
    // What led elsewhere on its own page leads there from here.
    for (const link of [...where.querySelectorAll("a[href^='#']"), ...evidence.querySelectorAll("a[href^='#']")]) {
      link.href = new URL(link.getAttribute("href"), new URL(href, document.baseURI)).href;
    }
    drawer.replaceChildren(head, where, evidence, foot);
    if (!drawer.open) drawer.showModal();
    drawer.scrollTop = 0;
    words?.scrollIntoView({ block: "center" });
    close.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-evidence]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href).catch(() => window.location.assign(link.href));
  });

  // A click beside the drawer closes it.
  drawer.addEventListener("click", (event) => {
    if (event.target === drawer) drawer.close();
  });
})();
