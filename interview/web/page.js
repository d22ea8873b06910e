"use strict";

// The terminal measures its cells when it opens: its font must be there before its script runs.
async function showTerminal() {
  const faces = ["", "bold ", "italic "].map((style) => document.fonts.load(`${style}16px "Roboto Mono"`));
  await Promise.allSettled(faces);
  const script = document.createElement("script");
  script.src = "static/textual.js";
  script.onload = () => window.onload(new Event("load"));
  document.head.append(script);
}

// The terminal's script opens a window at “/download/…” for a file, which browsers keep from opening
// where the program took a while to write it.
const openWindow = window.open.bind(window);
window.open = (address = "", ...more) => {
  const [, handle] = address.split("/download/");
  if (!handle) return openWindow(address, ...more);
  const link = document.createElement("a");
  link.href = `file/${handle}`;
  link.download = "";
  link.click();
  return null;
};

// The terminal's script marks the body when the program paints, and when the connection has ended.
new MutationObserver((_changes, observer) => {
  const marks = document.body.classList;
  if (marks.contains("-closed")) {
    observer.disconnect();
    tellWhy();
  } else if (marks.contains("-first-byte")) {
    document.querySelector(".xterm-helper-textarea").focus();
  }
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });

async function tellWhy() {
  // The terminal's script would tell the program, which is gone, that it is no longer in focus.
  for (const kind of ["blur", "focus"]) {
    window.addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
  }
  const again = document.getElementById("again");
  again.focus();
  try {
    const answer = await fetch("ended");
    const words = await answer.text();
    if (words) document.getElementById("why").textContent = words;
    again.hidden = !answer.ok;
  } catch {
    again.hidden = false; // the server has gone, or the network: to try is all one can do
  }
}

document.getElementById("again").addEventListener("click", () => window.location.reload());
if (document.readyState === "complete") showTerminal();
else window.addEventListener("load", showTerminal);
