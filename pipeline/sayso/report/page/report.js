"use strict";
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const articles = new Map(data.articles.map(one => [one.id, one]));
const figures = new Set(data.figures);
const PAGE = 25; // rows of a list that are shown at a time
const DEEPEST = 12; // marks that may cover one word; more would make time more than linear
const front = document.getElementById("front"), reader = document.getElementById("reader");

/* An element with attributes and children; words become text, never markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {}))
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}
const nameOf = actor => data.actors[actor]?.[0] ?? "";
const typeOf = actor => data.actors[actor]?.[1] ?? "unnamed";
const bySpeaker = actor => "#/statements?speaker=" + encodeURIComponent(actor);
const words = cell => cell === null || cell === undefined ? "" : String(cell.text ?? cell);

/* Offsets of a record count code points, those of JavaScript count UTF-16 units. */
function unitsOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return offset => offset;
  const units = [0];
  for (const point of text) units.push(units[units.length - 1] + point.length);
  return offset => units[Math.min(offset, units.length - 1)];
}
function contentOf(article, statement) {
  if (statement.words !== null) return statement.words;
  const units = article.units ??= unitsOf(article.text);
  return statement.content.map(([start, end]) => article.text.slice(units(start), units(end))).join(" ");
}

/* Lists: a table with search, sort, a filter by facet, and pages. */
class List {
  constructor({id, caption, columns, rows}) {
    Object.assign(this, {caption, columns, rows, found: rows, page: 0, sorted: null, facets: {}});
    this.root = document.getElementById(id);
    this.search = make("input", {type: "search", autocomplete: "off", spellcheck: "false"});
    this.status = make("span", {role: "status"});
    this.chips = make("span");
    this.body = make("tbody");
    this.back = make("button", {type: "button"}, "Previous");
    this.next = make("button", {type: "button"}, "Next");
    this.where = make("span");
    this.heads = columns.map(([label, kind], at) => {
      const button = make("button", {type: "button"}, label);
      button.addEventListener("click", () => this.sort(at));
      return make("th", {scope: "col", class: kind === "count" ? "n" : null}, button);
    });
    this.root.append(
      make("div", {class: "tools"}, make("label", {}, "Search " + caption.toLowerCase(), this.search), this.chips, this.status),
      make("div", {class: "wide"}, make("table", {}, make("caption", {}, caption), make("thead", {}, make("tr", {}, ...this.heads)), this.body)),
      make("div", {class: "pages"}, this.back, this.next, this.where));
    this.search.addEventListener("input", () => { this.page = 0; this.find(); });
    this.back.addEventListener("click", () => { this.page -= 1; this.draw(); });
    this.next.addEventListener("click", () => { this.page += 1; this.draw(); });
    this.find();
  }
  filter(facets) { Object.assign(this, {facets, page: 0}); this.search.value = ""; this.find(); }
  find() {
    const asked = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const facets = Object.entries(this.facets);
    this.found = this.rows.filter(row =>
      facets.every(([name, value]) => row.facets[name]?.has(value)) &&
      (!asked.length || asked.every(word => (row.words ??= row.cells.map(words).join("\n").toLowerCase()).includes(word))));
    this.order();
    this.draw();
  }
  sort(at) {
    const down = this.columns[at][1] === "count";
    const first = this.sorted?.at !== at;
    this.sorted = {at, ascending: first ? !down : !this.sorted.ascending};
    this.heads.forEach((head, number) => number === at
      ? head.setAttribute("aria-sort", this.sorted.ascending ? "ascending" : "descending") : head.removeAttribute("aria-sort"));
    this.page = 0;
    this.order();
    this.draw();
  }
  order() {
    if (!this.sorted) return;
    const {at, ascending} = this.sorted, numeric = this.columns[at][1] === "count";
    const key = row => numeric ? row.cells[at] : words(row.cells[at]);
    const compare = numeric ? (one, other) => one - other : new Intl.Collator("en", {numeric: true}).compare;
    const missing = value => value === null || value === "";
    this.found = [...this.found].sort((one, other) => {
      const a = key(one), b = key(other);
      if (missing(a) || missing(b)) return missing(a) - missing(b);
      return ascending ? compare(a, b) : compare(b, a);
    });
  }
  draw() {
    const start = this.page * PAGE, end = Math.min(start + PAGE, this.found.length);
    this.body.replaceChildren(...this.found.slice(start, end).map(row => this.row(row)));
    this.status.textContent = `${this.found.length.toLocaleString("en")} of ${this.rows.length.toLocaleString("en")}`;
    this.where.textContent = this.found.length ? `${start + 1}–${end}` : "nothing found";
    this.back.disabled = this.page === 0;
    this.next.disabled = end >= this.found.length;
    this.chips.replaceChildren(...Object.entries(this.facets).map(([name, value]) => {
      const label = name === "place" ? data.places[value] ?? value : nameOf(value) || value;
      const chip = make("button", {type: "button", class: "chip", "aria-label": `Remove the filter ${name}: ${label}`}, `${name}: ${label} ✕`);
      chip.addEventListener("click", () => { history.replaceState(null, "", "#" + this.root.parentElement.id); this.filter({}); this.search.focus(); });
      return chip;
    }));
  }
  row(row) {
    return make("tr", {}, ...row.cells.map((cell, at) => {
      const kind = this.columns[at][1];
      const text = typeof cell === "number" ? cell.toLocaleString("en") : words(cell);
      const shown = make(kind === "said" ? "span" : "bdi", kind === "said" ? {class: "clip", dir: "auto"} : {}, text);
      const inner = cell?.href ? make("a", {href: cell.href}, shown) : shown;
      const dot = kind === "type" ? make("i", {class: "dot"}) : null;
      const classes = {count: "n", day: "day", said: "said-cell", type: cell?.type ? "t-" + cell.type : "short t-" + text}[kind];
      return make(at ? "td" : "th", {class: classes, scope: at ? null : "row"}, dot, inner);
    }));
  }
}

function listOf({id, caption, columns, rows, link}) {
  return {id, caption, columns, rows: rows.map(([key, first, ...rest]) =>
    ({cells: [{text: first, href: link + (link.includes("?") ? encodeURIComponent(key) : key)}, ...rest], facets: {}}))};
}
function statementsList() {
  const rows = data.articles.flatMap(article => article.statements.map(one => ({
    cells: [
      {text: contentOf(article, one), href: `#/article/${article.id}/${one.id}`},
      {text: nameOf(one.speaker) || one.who, href: one.speaker && bySpeaker(one.speaker), type: typeOf(one.speaker)},
      one.act, one.negative ? "negative" : one.modality, one.copy ? one.type + ", copy" : one.type,
      {text: article.publisher || article.title, href: "#/article/" + article.id}, article.published.slice(0, 10)],
    facets: {speaker: new Set([one.speaker]), other: new Set([...one.about, one.to])}})));
  return {id: "list-statements", caption: "Statements", rows, columns: [["statement", "said"], ["speaker", "type"], ["act", "text"],
    ["put forward", "text"], ["form", "text"], ["article", "text"], ["published", "day"]]};
}
function articlesList() {
  const rows = data.articles.map(one => ({
    cells: [{text: one.title, href: "#/article/" + one.id}, one.publisher, one.published.slice(0, 10), one.statements.length, one.numbers.length, one.words],
    facets: {place: new Set(one.places.map(place => place.place))}}));
  return {id: "list-articles", caption: "Articles", rows, columns: [["title", "text"], ["publisher", "text"], ["published", "day"],
    ["statements", "count"], ["numbers", "count"], ["words", "count"]]};
}

/* The reader: one article, its statements, speakers, numbers and places marked. */
function marksOf(article) {
  const marks = [];
  const add = (span, depth, kind, item, first, href, title, type) => marks.push({start: span[0], end: span[1], depth, kind, item, first, href, title, type});
  for (const one of article.statements) {
    const type = typeOf(one.speaker), speaker = one.speaker && bySpeaker(one.speaker);
    one.content.forEach((span, at) => add(span, 0, "said", one.id, at === 0, null, null, type));
    one.source.forEach(span => add(span, 2, "source", null, false, speaker, nameOf(one.speaker), type));
    one.cue.forEach(span => add(span, 1, "cue", null, false, null, one.act));
  }
  for (const one of article.numbers)
    add(one.span, 4, "number", one.id, true, figures.has(one.figure) ? "#figure-" + one.figure : null, one.reading);
  for (const one of article.places)
    add(one.span, 3, "place", null, false, one.place && "#/articles?place=" + encodeURIComponent(one.place), one.name);
  return marks;
}
/* One sweep over the ends of all marks gives stretches of text with the marks that cover them. */
function paragraphsOf(article) {
  const text = article.text, units = unitsOf(text), ends = new Map([[0, []], [text.length, []]]);
  const at = offset => ends.get(offset) ?? ends.set(offset, []).get(offset);
  for (const mark of marksOf(article)) {
    mark.from = units(mark.start);
    mark.to = units(mark.end);
    at(mark.from).push(mark);
    at(mark.to).push(mark);
  }
  const cuts = [...ends.keys()].sort((one, other) => one - other), open = new Set();
  const paragraphs = [], begin = () => paragraphs.push({line: make("p", {dir: "auto"}), notes: []});
  begin();
  cuts.slice(0, -1).forEach((cut, number) => {
    for (const mark of ends.get(cut)) if (mark.from !== cut) open.delete(mark);
    for (const mark of ends.get(cut)) if (mark.from === cut && open.size < DEEPEST) open.add(mark);
    const covering = [...open].sort((one, other) => other.depth - one.depth || (one.to - one.from) - (other.to - other.from));
    text.slice(cut, cuts[number + 1]).split(/\n+/).forEach((piece, part) => {
      if (part) begin();
      const paragraph = paragraphs[paragraphs.length - 1];
      if (piece) paragraph.line.append(wrapped(piece, covering, cut, paragraph));
    });
  });
  return paragraphs.filter(paragraph => paragraph.line.hasChildNodes());
}
function wrapped(piece, covering, cut, paragraph) {
  let node = document.createTextNode(piece), linked = false;
  for (const mark of covering) {
    const link = mark.href && !linked;
    linked ||= link;
    const fresh = mark.first && !mark.placed;
    node = make(link ? "a" : "span", {href: link ? mark.href : null, title: mark.title, id: fresh ? "item-" + mark.item : null, "data-item": mark.item,
      class: mark.kind + (mark.type ? " t-" + mark.type : "")}, node);
    if (fresh) mark.placed = true;
    if (fresh && mark.kind === "said") paragraph.notes.push(mark.item);
  }
  return node;
}
function noteOf(article, one) {
  const how = [one.act, one.type, one.negative ? "negative" : one.modality, one.copy ? "copy" : ""].filter(Boolean).join(" · ");
  const who = make("bdi", {}, nameOf(one.speaker) || one.who || "nobody named");
  return make("li", {class: "t-" + typeOf(one.speaker), id: "note-" + one.id},
    one.speaker ? make("a", {href: bySpeaker(one.speaker)}, who) : who,
    make("span", {class: "how"}, make("a", {href: `#/article/${article.id}/${one.id}`, "aria-label": "Show statement " + one.id}, one.id), " · " + how));
}
function read(article, item) {
  const meta = [article.publisher, article.published.slice(0, 10), article.path].filter(Boolean).join(" · ");
  const head = make("header", {}, make("a", {href: "#articles"}, "← All articles"),
    make("h2", {id: "reader-title", dir: "auto"}, article.title), make("p", {class: "meta"}, make("bdi", {}, meta),
      article.url ? " · " : null, article.url ? make("a", {href: article.url, rel: "noopener noreferrer external"}, "the source") : null));
  const byId = new Map(article.statements.map(one => [one.id, one]));
  const notes = ids => make("ul", {class: "notes", "aria-label": "Statements of this paragraph"}, ...ids.map(id => noteOf(article, byId.get(id))));
  const body = article.text === null
    ? [make("p", {class: "notice"}, "The records hold no text; these are the statements."), ...article.statements.map(one =>
        make("div", {class: "para"}, make("p", {dir: "auto", id: "item-" + one.id, class: "t-" + typeOf(one.speaker)}, one.words), notes([one.id])))]
    : paragraphsOf(article).map(({line, notes: ids}) => make("div", {class: "para"}, line, ids.length ? notes(ids) : null));
  reader.replaceChildren(head, ...body);
  reader.setAttribute("aria-labelledby", "reader-title");
  const aim = item && document.getElementById("item-" + item);
  if (aim) for (const part of [aim, ...reader.querySelectorAll(`[data-item="${CSS.escape(item)}"]`)]) part.classList.add("aim");
  if (aim) aim.scrollIntoView({block: "center", behavior: "instant"}); else window.scrollTo({top: 0, behavior: "instant"});
  reader.focus({preventScroll: true});
}

/* Ways: "#/article/ID/ITEM", "#/statements?speaker=…", "#/articles?place=…", else an id of the page. */
const lists = new Map([...data.lists.map(listOf), statementsList(), articlesList()].map(list => [list.id, new List(list)]));
function show(article, item) {
  reader.hidden = !article;
  front.hidden = !!article;
  if (article) read(article, item);
}
function go() {
  const [way, query] = location.hash.slice(1).split("?");
  const [, room, id, item] = way.startsWith("/") ? way.split("/") : [];
  const article = room === "article" ? articles.get(id) : null;
  document.title = article ? `${article.title} – ${title}` : title;
  show(article, item);
  if (article) return;
  const list = lists.get("list-" + room);
  if (list) list.filter(Object.fromEntries(new URLSearchParams(query ?? "")));
  const aim = document.getElementById(list ? room : way);
  aim?.closest("details")?.setAttribute("open", "");
  aim?.scrollIntoView();
}
const title = document.title;
window.addEventListener("hashchange", go);
if (location.hash) go();

/* Light and dark: what the system prefers, until the button says otherwise. */
const button = document.getElementById("theme"), root = document.documentElement;
const kept = (() => { try { return localStorage.getItem("sayso-theme"); } catch { return null; } })();
function dress(theme) {
  if (theme) root.dataset.theme = theme;
  const dark = (theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  button.setAttribute("aria-pressed", String(dark));
}
button.addEventListener("click", () => {
  const theme = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
  try { localStorage.setItem("sayso-theme", theme); } catch { /* a page from a file may have no storage */ }
  dress(theme);
});
dress(["light", "dark"].includes(kept) ? kept : undefined);

/* Charts. "ast" lets Vega work without eval, which the page's policy forbids. */
const drawn = Object.entries(data.charts).map(([id, spec]) =>
  vegaEmbed("#" + id, spec, {ast: true, renderer: "svg", actions: false, defaultStyle: false}));
Promise.all(drawn).then(() => { root.dataset.ready = ""; });
})();
