"use strict";
// The page of a corpus. All data stand in the page; nothing is fetched. Texts become text nodes; the only HTML that is
// put in is that of articles, which the program that wrote the page has escaped.

const { words, lang, speakers, sources, articles, quotes, pack, pages } = JSON.parse(document.getElementById("data").textContent);
const TYPES = ["direct", "partial", "indirect"];
const BARS = 12; // speakers that are shown at first
const ROWS = 100; // rows of the table that are added at a time
const $ = (id) => document.getElementById(id);
const whole = new Intl.NumberFormat(lang);
const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "style") Object.entries(value).forEach(([property, set]) => node.style.setProperty(property, set));
    else if (value !== null && value !== false) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function say(key, count) {
  const form = new Intl.PluralRules(lang).select(count);
  return `${whole.format(count)} ${words[key][form] ?? words[key].other}`;
}

const showDate = (day, parts) => new Date(day).toLocaleDateString(lang, parts).replace(/\s?г\.$/, "");
const showDay = (day) => showDate(`${day}T12:00`, { day: "numeric", month: "short", year: "numeric" });

// --- what is asked for

const state = { search: [], speaker: null, source: null, types: new Set(), since: "", until: "", sort: null, down: false };
const stacks = []; // what is searched in, made at the first search

function stackOf([article, , speaker, , text, cue]) {
  return fold(`${text} ${cue} ${speaker === null ? "" : speakers[speaker].name} ${articles[article].title}`);
}

// Whether a quotation is asked for; one of the filters can be left out, for the chart that sets it.
function wanted(index, without) {
  const [article, , speaker, type] = quotes[index];
  const { date, source } = articles[article];
  return (
    (without === "speaker" || state.speaker === null || speaker === state.speaker) &&
    (without === "source" || state.source === null || source === state.source) &&
    (state.types.size === 0 || state.types.has(TYPES[type])) &&
    (without === "date" || ((!state.since || date >= state.since) && (!state.until || (date && date <= state.until)))) &&
    state.search.every((word) => (stacks[index] ??= stackOf(quotes[index])).includes(word))
  );
}

const chosen = (without) => quotes.map((_, index) => index).filter((index) => wanted(index, without));

const keys = {
  speaker: ([, , speaker]) => (speaker === null ? "\uffff" : speakers[speaker].name),
  text: ([, , , , text]) => text,
  type: ([, , , type]) => String(type),
  source: ([article]) => sources[articles[article].source] ?? "",
  date: ([article]) => articles[article].date,
};

function sorted(found) {
  if (state.sort === null) return found;
  const compare = new Intl.Collator(lang).compare;
  const key = found.map((index) => [keys[state.sort](quotes[index]), index]);
  key.sort((a, b) => (state.down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]);
  return key.map(([, index]) => index);
}

// --- charts

let allBars = false;

function drawBars() {
  const counts = new Map();
  for (const index of chosen("speaker")) {
    const [, , speaker, type] = quotes[index];
    if (speaker === null) continue;
    if (!counts.has(speaker)) counts.set(speaker, [0, 0, 0]);
    counts.get(speaker)[type] += 1;
  }
  const sum = (parts) => parts[0] + parts[1] + parts[2];
  const ranked = [...counts].sort((a, b) => sum(b[1]) - sum(a[1]) || a[0] - b[0]);
  const most = ranked.length ? sum(ranked[0][1]) : 1;
  const shown = allBars ? ranked.slice(0, 200) : ranked.slice(0, BARS);
  const rows = shown.map(([speaker, parts]) => {
    const { name, role } = speakers[speaker];
    const label = make("span", {}, name, ...(role ? [make("small", {}, role)] : []));
    const track = make("span", { class: "track" });
    parts.forEach((count, type) => {
      if (count) track.append(make("i", { class: TYPES[type], style: { width: `${(100 * count) / most}%` } }));
    });
    const told = TYPES.map((type, n) => `${words[type]}: ${parts[n]}`).join(", ");
    return chooser("speaker", speaker, name, `${name}${role ? ` — ${role}` : ""}: ${told}`, [label, track], sum(parts));
  });
  $("bars").replaceChildren(...rows);
  $("more-bars").hidden = ranked.length <= BARS;
  $("more-bars").textContent = allBars ? words.fewer : `${words.more} ${whole.format(Math.min(ranked.length, 200) - BARS)}`;
}

// A row of a chart: pressed, it sets a filter, and again, takes it back.
function chooser(filter, value, name, title, children, count) {
  const pressed = state[filter] === value;
  const row = make("button", { type: "button", class: "row", "aria-pressed": pressed, title }, ...children);
  row.append(make("b", {}, whole.format(count)));
  row.addEventListener("click", () => {
    state[filter] = pressed ? null : value;
    refresh(`[title="${CSS.escape(title)}"]`);
  });
  return row;
}

function drawSources() {
  const counts = new Map();
  for (const index of chosen("source")) {
    const { source } = articles[quotes[index][0]];
    if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 8);
  const most = ranked.length ? ranked[0][1] : 1;
  $("sources").replaceChildren(
    ...ranked.map(([source, count]) => {
      const bar = make("i", { class: "partial", style: { width: `${(100 * count) / most}%` } });
      const children = [make("span", {}, sources[source]), make("span", { class: "track" }, bar)];
      return chooser("source", source, sources[source], `${sources[source]}: ${say("quotes", count)}`, children, count);
    }),
  );
}

const days = articles.map(({ date }) => date).filter(Boolean).sort();
const unit = days.length ? unitOf(days[0], days.at(-1)) : null;

function unitOf(first, last) {
  const length = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  return length <= 62 ? 10 : length <= 5 * 366 ? 7 : 4; // letters of YYYY-MM-DD
}

// All days, months or years from the first to the last, those without quotations among them.
function units() {
  const all = [];
  const step = new Date(`${days[0]}T12:00Z`);
  if (unit < 10) step.setUTCDate(1);
  while (all.at(-1) !== days.at(-1).slice(0, unit)) {
    all.push(step.toISOString().slice(0, unit));
    if (unit === 10) step.setUTCDate(step.getUTCDate() + 1);
    else if (unit === 7) step.setUTCMonth(step.getUTCMonth() + 1);
    else step.setUTCFullYear(step.getUTCFullYear() + 1);
  }
  return all;
}

function drawTime() {
  if (!days.length) return;
  const counts = new Map(units().map((name) => [name, 0]));
  for (const index of chosen("date")) {
    const name = articles[quotes[index][0]].date.slice(0, unit);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = Math.max(1, ...counts.values());
  const columns = make("div", { class: "columns" });
  for (const [name, count] of counts) {
    const [first, last] = [name + "-01-01".slice(name.length - 4), lastDay(name)];
    const pressed = state.since === first && state.until === last;
    const title = `${showUnit(name)}: ${say("quotes", count)}`;
    const bar = make("i", { style: { height: `${(100 * count) / most}%` } });
    const column = make("button", { type: "button", title, "aria-label": title, "aria-pressed": pressed }, bar);
    column.addEventListener("click", () => {
      [state.since, state.until] = pressed ? ["", ""] : [first, last];
      refresh(`.columns [aria-label^="${CSS.escape(showUnit(name))}"]`);
    });
    columns.append(column);
  }
  const names = [...counts.keys()];
  const axis = [names[0], ...(names.length > 2 ? [names.at(-1)] : names.slice(1))];
  $("time").replaceChildren(columns, make("div", { class: "axis" }, ...axis.map((name) => make("span", {}, showUnit(name)))));
}

function lastDay(name) {
  if (name.length === 10) return name;
  if (name.length === 4) return `${name}-12-31`;
  const [year, month] = name.split("-").map(Number);
  return `${name}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0")}`;
}

function showUnit(name) {
  if (name.length === 4) return name;
  if (name.length === 10) return showDay(name);
  return showDate(`${name}-15T12:00`, { month: "short", year: "numeric" });
}

function drawFigures(found) {
  const speaking = new Set(found.map((index) => quotes[index][2]).filter((speaker) => speaker !== null));
  const showing = found.length === quotes.length ? articles.length : new Set(found.map((index) => quotes[index][0])).size;
  const tell = (id, key, count) => {
    $(id).textContent = whole.format(count);
    $(id).nextElementSibling.textContent = say(key, count).replace(/^[\d\s.,\u00a0\u202f]+/u, "");
  };
  tell("count-articles", "articles", showing);
  tell("count-quotes", "quotes", found.length);
  tell("count-speakers", "speakers", speaking.size);
  const counts = { femn: 0, masc: 0 };
  for (const index of found) {
    const speaker = quotes[index][2] === null ? null : speakers[quotes[index][2]];
    if (speaker?.gender) counts[speaker.gender] += 1;
  }
  const known = counts.femn + counts.masc;
  $("gender").hidden = known === 0;
  const share = (name) => Math.round((100 * counts[name]) / known);
  const split = make("div", { class: "split", role: "img", "aria-label": `${words.femn} ${share("femn")} %, ${words.masc} ${share("masc")} %` });
  const key = make("p", { class: "key" });
  for (const name of ["femn", "masc"]) {
    split.append(make("i", { class: name, style: { width: `${(100 * counts[name]) / known}%` } }));
    key.append(make("span", {}, make("i", { class: name }), `${words[name]} ${share(name)} %`));
  }
  $("gender").replaceChildren(split, key);
}

// --- the table

let order = []; // the quotations that are found, sorted
let added = 0;

function drawTable() {
  $("rows").tBodies[0].replaceChildren();
  added = 0;
  addRows();
  $("found").textContent = `${words.found} ${whole.format(order.length)} ${words.of} ${whole.format(quotes.length)}`;
  for (const button of document.querySelectorAll("th button")) {
    const own = button.dataset.sort === state.sort;
    if (own) button.parentElement.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    else button.parentElement.removeAttribute("aria-sort");
  }
}

function addRows() {
  const rows = order.slice(added, added + ROWS).map(tableRow);
  added += rows.length;
  $("rows").tBodies[0].append(...rows);
  $("end").textContent = order.length ? "" : words.nothing;
}

function tableRow(index) {
  const [article, , speaker, type, text, cue] = quotes[index];
  const { title, date, source } = articles[article];
  const who = speaker === null ? make("em", {}, words.nobody) : make("strong", {}, ...marked(speakers[speaker].name));
  const role = speaker === null ? "" : speakers[speaker].role;
  const shown = TYPES[type] === "indirect" ? text : `«${text}»`;
  const row = make("tr", { tabindex: 0, "data-index": index });
  row.append(
    make("td", {}, who, ...(role ? [make("small", {}, role)] : [])),
    make("td", {}, ...marked(shown), make("small", {}, cue ? `${cue} · ` : "", ...marked(title))),
    make("td", {}, make("span", { class: "kind", style: { "--kind": `var(--nx-${TYPES[type]})` } }, words[TYPES[type]])),
    make("td", {}, source === null ? "" : sources[source]),
    make("td", {}, date ? showDay(date) : ""),
  );
  return row;
}

// A text with the words of the search marked.
function marked(text) {
  if (!state.search.length) return [text];
  const low = fold(text);
  const parts = [];
  let at = 0;
  while (at < text.length) {
    const next = state.search
      .map((word) => [low.indexOf(word, at), word.length])
      .filter(([place]) => place >= 0)
      .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
    if (!next) break;
    parts.push(text.slice(at, next[0]), make("mark", {}, text.slice(next[0], next[0] + next[1])));
    at = next[0] + next[1];
  }
  return [...parts, text.slice(at)];
}

function writeTable() {
  const separator = lang === "ru" ? ";" : ","; // as Excel reads it there
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
  const lines = [["speaker", "role", "said", "type", "cue", "source", "date", "title"].map((key) => words.columns[key])];
  for (const index of order) {
    const [article, , speaker, type, text, cue] = quotes[index];
    const { title, date, source } = articles[article];
    const who = speaker === null ? { name: "", role: "" } : speakers[speaker];
    lines.push([who.name, who.role, text, words[TYPES[type]], cue, source === null ? "" : sources[source], date, title]);
  }
  const text = `\ufeff${lines.map((line) => line.map(cell).join(separator)).join("\r\n")}\r\n`;
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: `${words.file}.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
}

// --- an article

let open = -1; // the place in `order` of the quotation that is open
const unpacked = new Map();

// The HTML of an article; those that were packed with it are kept as well.
async function pageOf(article) {
  const at = Math.floor(article / pack);
  if (!unpacked.has(at)) {
    const bytes = Uint8Array.from(atob(pages[at]), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    unpacked.set(at, await new Response(stream).json());
  }
  return unpacked.get(at)[article % pack];
}

async function openQuote(place) {
  open = place;
  const [article, number] = quotes[order[place]];
  const { title, source, date } = articles[article];
  const html = await pageOf(article);
  if (open !== place) return; // another was asked for meanwhile
  $("reader-title").textContent = title;
  $("reader-about").textContent = [source === null ? "" : sources[source], date && showDay(date)].filter(Boolean).join(" · ");
  $("article").innerHTML = html;
  $("place").textContent = `${whole.format(place + 1)} / ${whole.format(order.length)}`;
  $("previous").disabled = place === 0;
  $("next").disabled = place === order.length - 1;
  const hash = `#q=${article}.${number}`;
  if (!$("reader").open) {
    history.pushState({ quote: true }, "", hash);
    $("reader").showModal();
  } else history.replaceState({ quote: true }, "", hash);
  for (const part of $("article").querySelectorAll(`.nx-of${number}`)) part.classList.add("nx-lit");
  $("article").querySelector(`[id$="-t${number}"]`)?.scrollIntoView({ block: "center" });
  $("article").focus({ preventScroll: true });
}

function closeReader() {
  $("reader").close();
}

$("reader").addEventListener("close", () => {
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  const row = $("rows").querySelector(`[data-index="${order[open]}"]`);
  row?.focus();
  $("article").replaceChildren();
});

// Links in an article light up what they lead to, and leave the address as it is.
$("article").addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  const target = document.getElementById(link.getAttribute("href").slice(1));
  for (const lit of $("article").querySelectorAll(".nx-lit")) lit.classList.remove("nx-lit");
  const number = /-t(\d+)$/.exec(target?.id ?? "")?.[1];
  const all = number ? $("article").querySelectorAll(`.nx-of${number}`) : target ? [target] : [];
  for (const part of all) part.classList.add("nx-lit");
  target?.scrollIntoView({ block: "center", behavior: "smooth" });
});

function openHash() {
  const [, article, number] = /^#q=(\d+)\.(\d+)$/.exec(location.hash) ?? [];
  if (article === undefined) return;
  const place = order.findIndex((index) => quotes[index][0] === Number(article) && quotes[index][1] === Number(number));
  if (place >= 0) openQuote(place);
}

// --- controls

function refresh(focus) {
  $("speaker").value = state.speaker ?? "";
  $("source").value = state.source ?? "";
  $("since").value = state.since;
  $("until").value = state.until;
  order = sorted(chosen());
  drawFigures(order);
  drawBars();
  drawTime();
  drawSources();
  drawTable();
  if (focus) document.querySelector(focus)?.focus();
}

function fill(select, name, all) {
  select.append(make("option", { value: "" }, name));
  all.forEach(([value, label]) => select.append(make("option", { value }, label)));
}

function prepare() {
  const counts = new Map();
  for (const [, , speaker] of quotes) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const speaking = [...counts].sort((a, b) => b[1] - a[1]);
  fill($("speaker"), words.anybody, speaking.map(([speaker, count]) => [speaker, `${speakers[speaker].name} (${count})`]));
  fill($("source"), words.anywhere, sources.map((name, number) => [number, name]));
  $("source-label").hidden = $("source-card").hidden = sources.length < 2;
  $("time-card").hidden = $("dates").hidden = days.length === 0;
  document.querySelector(".charts").classList.toggle("single", sources.length < 2 && days.length === 0);
  $("rows").classList.toggle("no-source", sources.length === 0);
  $("rows").classList.toggle("no-date", days.length === 0);
  if (days.length) {
    $("period").textContent = days[0] === days.at(-1) ? showDay(days[0]) : `${showDay(days[0])} — ${showDay(days.at(-1))}`;
    for (const id of ["since", "until"]) [$(id).min, $(id).max] = [days[0], days.at(-1)];
  }
}

let waiting;
$("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    state.search = fold($("search").value).split(/\s+/).filter(Boolean);
    refresh();
  }, 120);
});
$("filters").addEventListener("change", (event) => {
  if (event.target === $("search")) return; // it has been heard; a click elsewhere must find what it aims at
  state.speaker = $("speaker").value === "" ? null : Number($("speaker").value);
  state.source = $("source").value === "" ? null : Number($("source").value);
  [state.since, state.until] = [$("since").value, $("until").value];
  state.types = new Set([...document.querySelectorAll(".chip input:checked")].map((box) => box.value));
  refresh();
});
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters").addEventListener("reset", () => {
  Object.assign(state, { search: [], speaker: null, source: null, types: new Set(), since: "", until: "" });
  setTimeout(refresh);
});
$("more-bars").addEventListener("click", () => {
  allBars = !allBars;
  drawBars();
});
document.querySelector("thead").addEventListener("click", (event) => {
  const key = event.target.closest("button")?.dataset.sort;
  if (!key) return;
  [state.sort, state.down] = state.sort !== key ? [key, false] : state.down ? [null, false] : [key, true];
  refresh();
});
const rowOf = (event) => event.target.closest("tr[data-index]");
$("rows").addEventListener("click", (event) => {
  if (rowOf(event)) openQuote(order.indexOf(Number(rowOf(event).dataset.index)));
});
$("rows").addEventListener("keydown", (event) => {
  const row = rowOf(event);
  if (!row) return;
  if (event.key === "Enter" || event.key === " ") openQuote(order.indexOf(Number(row.dataset.index)));
  else if (event.key === "ArrowDown") row.nextElementSibling?.focus();
  else if (event.key === "ArrowUp") row.previousElementSibling?.focus();
  else return;
  event.preventDefault();
});
$("csv").addEventListener("click", writeTable);
$("previous").addEventListener("click", () => openQuote(open - 1));
$("next").addEventListener("click", () => openQuote(open + 1));
$("close").addEventListener("click", closeReader);
$("reader").addEventListener("click", (event) => {
  if (event.target === $("reader")) closeReader(); // beside it
});
$("reader").addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft" && open > 0) openQuote(open - 1);
  if (event.key === "ArrowRight" && open < order.length - 1) openQuote(open + 1);
});
window.addEventListener("popstate", () => {
  if ($("reader").open) closeReader();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || $("reader").open || /^(INPUT|SELECT)$/.test(document.activeElement?.tagName ?? "")) return;
  event.preventDefault();
  $("search").focus();
});
$("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.getAttribute("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.setAttribute("theme", dark === "dark" ? "light" : "dark");
});
new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting) && added < order.length) addRows();
}, { rootMargin: "600px" }).observe($("end"));

prepare();
refresh();
openHash();
document.documentElement.dataset.ready = "yes";
