// Runs in Chromium, in a document made by browser.py: opens every page in a frame of each width, reads it with
// axe-core, and leaves what it saw as JSON. The pages themselves have no script; this one is only for the tests.
const given = JSON.parse(document.getElementById("given").textContent);

async function framed(html, width) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width:${width}px;height:2000px;border:0`;
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener("load", done));
  document.body.append(frame);
  await loaded;
  return frame;
}

const short = (one) => one.outerHTML.slice(0, 160);

async function byAxe(frame) {
  if (!given.axe) return { rules: 0, violations: [] };
  const script = frame.contentDocument.createElement("script");
  script.textContent = given.axe;
  frame.contentDocument.head.append(script);
  const told = await frame.contentWindow.axe.run(frame.contentDocument, { resultTypes: ["violations"] });
  const where = (rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary.replaceAll("\n", " ")}`);
  return { rules: told.passes.length, violations: told.violations.flatMap(where) };
}

// What can be read only by scrolling sideways.
function tooWide(frame) {
  const root = frame.contentDocument.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const all = [...frame.contentDocument.body.querySelectorAll("*")];
  const out = all.filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
  return [`${root.scrollWidth} px`, ...out.slice(-4).map(short)];
}

// Links that do not show that they have the focus.
function unseen(frame) {
  const hidden = (link) => {
    link.focus({ focusVisible: true });
    const style = frame.contentWindow.getComputedStyle(link);
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return !drawn || link.getBoundingClientRect().right < 0;
  };
  return [...frame.contentDocument.querySelectorAll("a")].filter(hidden).map(short);
}

async function read() {
  const seen = [];
  for (const [name, html] of Object.entries(given.pages)) {
    for (const width of given.widths) {
      const frame = await framed(html, width);
      const own = { name, width, tooWide: tooWide(frame), ...(await byAxe(frame)) };
      seen.push({ ...own, unseen: unseen(frame) });
      frame.remove();
    }
  }
  return seen;
}

const tell = (what) => { document.getElementById("told").textContent = JSON.stringify(what); };
read().then(tell, (error) => tell(String(error.stack || error)));
