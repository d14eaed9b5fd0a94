const words = document.getElementById("words");
const dark = JSON.parse(words.dataset.dark);

for (const each of document.querySelectorAll(".scripted")) each.hidden = false;

/* sentences to take away */
const icon = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 5V2.5A1.5 1.5 0 0 1 6.5 1h6A1.5 1.5 0 0 1 14 2.5v6a1.5 1.5 0 0 1-1.5 1.5H10M3.5 5.5h5A1.5 1.5 0 0 1 10 7v6a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 2 13V7a1.5 1.5 0 0 1 1.5-1.5z" fill="none" stroke="currentColor" stroke-width="1.3"/></svg>';

for (const each of "DecompressionStream" in window ? document.querySelectorAll(".copy") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = words.dataset.copy;
  button.setAttribute("aria-label", words.dataset.copy);
  button.innerHTML = icon;
  /* some browsers copy only what is there soon after the click */
  for (const before of ["pointerenter", "focus"]) button.addEventListener(before, () => unpacked("sentences"));
  button.addEventListener("click", async () => {
    const sentences = JSON.parse(await unpacked("sentences"));
    await copied(`${sentences[each.dataset.copy]} ${words.dataset.from}`.trim());
    button.classList.add("done");
    button.setAttribute("aria-label", words.dataset.copied);
    setTimeout(() => {
      button.classList.remove("done");
      button.setAttribute("aria-label", words.dataset.copy);
    }, 1500);
  });
  each.append(button);
}

/* what is packed: letters of base 85, of what was compressed */
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
const texts = {};

function unpacked(id) {
  texts[id] ??= new Response(new Blob([bytes(document.getElementById(id).textContent)]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  return texts[id];
}

function bytes(text) {
  const worth = Object.fromEntries([...letters].map((letter, at) => [letter, at]));
  const missing = (5 - text.length % 5) % 5, whole = text.padEnd(text.length + missing, "~");
  const found = new DataView(new ArrayBuffer(whole.length / 5 * 4));
  for (let at = 0; at < whole.length; at += 5) {
    let sum = 0;
    for (let next = at; next < at + 5; next++) sum = sum * 85 + worth[whole[next]];
    found.setUint32(at / 5 * 4, sum);
  }
  return found.buffer.slice(0, found.byteLength - missing);
}

async function copied(sentence) {
  if (navigator.clipboard && window.isSecureContext) {
    try { return await navigator.clipboard.writeText(sentence); } catch { /* a page from disk may be refused: the way below works */ }
  }
  const area = document.createElement("textarea");
  area.value = sentence;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/* pictures: the drawing stays until its twin is there */
const figures = [...document.querySelectorAll(".picture")].filter((each) => each.querySelector(".specification"));
const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark" ||
  (getComputedStyle(document.documentElement).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

function themed(node) {
  if (typeof node === "string") return dark[node] ?? node;
  if (Array.isArray(node)) return node.map(themed);
  if (node && typeof node === "object") return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, themed(value)]));
  return node;
}

function specification(figure) {
  const address = figure.querySelector(".specification").getAttribute("href");
  return JSON.parse(decodeURIComponent(address.slice(address.indexOf(",") + 1)));
}

async function drawn(figure) {
  const live = figure.querySelector(".live"), still = figure.querySelector(".static");
  try {
    await loaded();
    const wanted = specification(figure);
    live.hidden = false;
    const made = await window.vegaEmbed(live, isDark() ? themed(wanted) : wanted, { renderer: "svg", actions: false, defaultStyle: false, tooltip: { disableDefaultStyle: true } });
    live.querySelector("svg").setAttribute("aria-hidden", "true");  /* its place says it, as one picture */
    figure.view = made.view;
    still.hidden = true;
  } catch {
    live.hidden = true;
    still.hidden = false;
  }
}

/* Vega: it is unpacked when the first picture comes into sight */
let library;
function loaded() {
  library ??= unpacked("library").then((source) => { new Function(source)(); });
  return library;
}

if (document.getElementById("library")) {
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) {
      watcher.unobserve(entry.target);
      drawn(entry.target);
    }
  }, { rootMargin: "300px" });
  for (const each of figures) watcher.observe(each);
  const again = () => { for (const each of figures) if (each.view) drawn(each); };
  for (const each of document.querySelectorAll('input[name="theme"]')) each.addEventListener("change", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}

/* pictures as SVG and PNG, from the drawing: it carries its title and its denominator */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-save]");
  if (!button) return;
  const figure = button.closest(".picture"), drawing = new Blob([drawingOf(figure)], { type: "image/svg+xml" });
  const keep = (content) => kept(content, `${figure.dataset.name}.${button.dataset.save}`);
  if (button.dataset.save === "svg") keep(drawing);
  else painted(drawing).then(keep);
});

function drawingOf(figure) {
  const drawing = figure.querySelector(".static svg").cloneNode(true);
  for (const [name, from] of [["desc", "figcaption"], ["title", ".picture-title"]]) {
    const said = document.createElementNS(drawing.namespaceURI, name);
    said.textContent = figure.querySelector(from).textContent;
    drawing.prepend(said);
  }
  return new XMLSerializer().serializeToString(drawing);
}

async function painted(drawing) {
  const image = new Image(), address = URL.createObjectURL(drawing), scale = 2;
  image.src = address;
  await image.decode();
  const sheet = document.createElement("canvas");
  sheet.width = image.naturalWidth * scale;
  sheet.height = image.naturalHeight * scale;
  const brush = sheet.getContext("2d");
  brush.fillStyle = "#ffffff";
  brush.fillRect(0, 0, sheet.width, sheet.height);
  brush.drawImage(image, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => { sheet.toBlob(done); });
}

function kept(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
