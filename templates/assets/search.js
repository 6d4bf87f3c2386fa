// Searches the site in the browser. The index is written by banbao: docs/themes.md says how it is laid out.
// It is loaded as scripts, since a page that is opened from a folder can load nothing else.
"use strict";

(() => {
  const page = document.getElementById("search");
  const words = page.dataset;
  const form = page.querySelector("form");
  const status = page.querySelector("[role=status]");
  const list = page.querySelector("ol");
  const more = page.querySelector("button.more");
  const resultsAtOnce = 10;

  // --- Loading

  const folder = new URL(".", new URL(words.index, document.baseURI));
  const root = new URL("../../", folder);
  const parts = new Map();
  let version = "";

  // Every file of the index calls this with its name and what it holds.
  const arrived = new Map();
  window.banbaoSearch = (name, content) => arrived.set(name, content);

  function load(name) {
    if (!parts.has(name)) {
      parts.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, folder) + version;
        script.onload = () => arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name));
        script.onerror = () => {
          parts.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return parts.get(name);
  }

  async function loadIndex() {
    const index = await load("index");
    version = `?v=${index.version}`;
    return index;
  }

  // FNV-1a over UTF-16: which part of the index a term is in.
  function part(term, index) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < term.length; i += 1) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
    return ((hash ^ (hash >>> 15)) >>> 0) & (index.partCount - 1);
  }

  async function look(kind, key, term, index) {
    const content = index.partCount === 1 ? index[kind] : await load(`${kind}/${part(term, index)}`);
    return Object.hasOwn(content, key) ? content[key] : null;
  }

  async function entryAt(number, index) {
    if (index.pages) return index.pages[number];
    const pages = await load(`pages/${Math.floor(number / index.pagesPerFile)}`);
    return pages[number % index.pagesPerFile];
  }

  // --- Numbers: one to three characters each, the last of them below 61

  function reader(text) {
    let place = 0;
    const number = () => {
      let rest = 0;
      for (;;) {
        const code = text.charCodeAt(place);
        const digit = code > 92 ? code - 36 : code - 35;
        place += 1;
        if (digit < 61) return rest * 61 + digit;
        rest = rest * 30 + digit - 60;
      }
    };
    return { number, get atEnd() { return place >= text.length; } };
  }

  // Map of page to weight.
  function pagesOf(text) {
    const pages = new Map();
    const numbers = reader(text);
    for (let page = -1; !numbers.atEnd;) {
      page += numbers.number() + 1;
      pages.set(page, numbers.number());
    }
    return pages;
  }

  // Map of page to places, of the pages that are asked for.
  function placesOf(text, pages, wanted) {
    const places = new Map();
    const numbers = reader(text);
    for (const [page, flags] of pages) {
      const found = [];
      let place = 0;
      // The weight says how often, up to seven times.
      for (let count = (flags & 7) === 7 ? numbers.number() + 8 : (flags & 7) + 1; count > 0; count -= 1) {
        place += numbers.number();
        found.push(place);
      }
      if (wanted.has(page)) places.set(page, found);
    }
    return places;
  }

  // --- Queries, read as the index reads texts

  const paired = /[\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3fffd}]/u;
  const token = new RegExp(
    `(?<run>${paired.source}+)|(?<word>(?:(?<=\\d)[.,](?=\\d)|(?<=[a-z])'(?=[a-z])`
      + `|(?!${paired.source})[\\p{Alphabetic}\\p{N}\\p{M}])+)|(?<space>\\s+)|(?<gap>.)`, "gu");

  function fold(text) {
    return text.normalize("NFC").replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replace(/\u2019/g, "'").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase();
  }

  // Phrases: what stands between spaces, and what stands between quotation marks.
  function phrasesOf(query) {
    const pieces = fold(query).match(/"[^"]*"|“[^”]*”|[^\s"“”]+/g) ?? [];
    return pieces.map((piece) => phrase(piece.replace(/["“”]/g, ""))).filter((found) => found.terms.length > 0);
  }

  // Terms and how far each is behind the first. A run of characters is covered by pairs.
  function phrase(text) {
    const terms = [];
    let [place, before, gap] = [0, "", false];
    for (const { groups } of text.matchAll(token)) {
      if (groups.space !== undefined) { before = before === "run" ? "run " : before; continue; }
      if (groups.gap !== undefined) { gap = true; continue; }
      if (terms.length > 0 && (gap || (before === "run " && groups.run))) place += 1;
      gap = false;
      if (groups.run) {
        const characters = [...groups.run];
        if (characters.length === 1) terms.push({ text: groups.run, place, isWord: false });
        for (let i = 0; i + 1 < characters.length; i += i + 3 === characters.length ? 1 : 2) {
          terms.push({ text: characters[i] + characters[i + 1], place: place + i, isWord: false });
        }
        place += characters.length;
        before = "run";
      } else {
        terms.push({ text: groups.word.replaceAll(",", ""), place, isWord: true });
        place += 1;
        before = "word";
      }
    }
    return { text, terms, isTooShort: terms.length === 1 && !terms[0].isWord && [...terms[0].text].length === 1 };
  }

  // --- Finding

  // The index has stems, and for every word of the site its stem. For another form of a word its ending is changed.
  async function stem(word, index) {
    for (const form of formsOf(word)) {
      const known = await look("terms", `~${form}`, form, index);
      if (known !== null) return known;
      if (await look("terms", form, form, index) !== null) return form;
    }
    return word;
  }

  function* formsOf(word) {
    yield word;
    if (!/^[a-z']{4,}$/.test(word)) return;
    const bare = word.replace(/('s|ing|ed|es|s|d|ly|er|ers|e)$/, "");
    const forms = [word.replace(/'?s$/, ""), bare, `${bare}e`, bare.replace(/(.)\1$/, "$1"), bare.replace(/i$/, "y"),
      word.replace(/y$/, "i"), `${word}s`];
    yield* new Set(forms.filter((form) => form !== word && form.length > 2));
  }

  async function find(phrases, filters, index) {
    let found = null;
    for (const filter of filters) found = narrowed(found, pagesOf(await look("terms", `#${filter}`, `#${filter}`, index) ?? ""));
    const scores = new Map();
    for (const each of phrases) {
      const pages = await pagesWith(each, found, index);
      const rarity = Math.log(1 + index.pageCount / (1 + pages.size));
      for (const [page, weight] of pages) scores.set(page, (scores.get(page) ?? 0) + rarity * weight);
      found = narrowed(found, pages);
    }
    return [...(found ?? [])].map((page) => page[0] ?? page)
      .sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
  }

  const narrowed = (found, pages) =>
    found === null ? pages : new Map([...pages].filter(([page]) => found.has(page)));

  // Weights of pages that hold all terms of a phrase at their places.
  async function pagesWith(phrase, found, index) {
    const terms = await Promise.all(phrase.terms.map(async (term) => {
      const text = term.isWord ? await stem(term.text, index) : term.text;
      return { place: term.place, text, pages: pagesOf(await look("terms", text, text, index) ?? "") };
    }));
    let pages = found;
    for (const term of terms) pages = narrowed(pages, term.pages);
    if (terms.length > 1 && pages.size > 0) pages = await together(terms, pages, index);
    return new Map([...pages.keys()].map((page) => [page, Math.min(...terms.map((term) => weight(term.pages.get(page))))]));
  }

  // In a title, in a heading or tag, and how often.
  const weight = (flags) => (flags & 16 ? 8 : 0) + (flags & 8 ? 3 : 0) + Math.log2(2 + (flags & 7));

  async function together(terms, pages, index) {
    const places = await Promise.all(terms.map(async (term) =>
      placesOf(await look("places", term.text, term.text, index) ?? "", term.pages, pages)));
    return new Map([...pages].filter(([page]) => {
      const sets = places.map((found) => new Set(found.get(page)));
      return places[0].get(page).some((start) =>
        terms.every((term, i) => sets[i].has(start + term.place - terms[0].place)));
    }));
  }

  // --- Showing

  // What a query has of a text is between <mark>.
  function marked(text, phrases) {
    const parent = document.createDocumentFragment();
    const escaped = phrases.map((each) => each.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .map((each, i) => phrases[i].terms.every((term) => term.isWord) ? each.replace(/(?<=[a-z]{4})(ing|ed|es|s|e|y)$/, "") + "[a-z]*" : each);
    const pattern = new RegExp(escaped.length > 0 ? escaped.join("|") : "$^", "giu");
    let end = 0;
    for (const hit of text.matchAll(pattern)) {
      if (hit[0] === "") continue;
      parent.append(text.slice(end, hit.index));
      const mark = document.createElement("mark");
      mark.textContent = hit[0];
      parent.append(mark);
      end = hit.index + hit[0].length;
    }
    parent.append(text.slice(end));
    return parent;
  }

  function result(entry, phrases) {
    const item = document.createElement("li");
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    link.href = new URL(entry.url, root);
    link.append(marked(entry.title, phrases));
    heading.append(link);
    const details = document.createElement("p");
    details.className = "details";
    details.append(marked([entry.section, entry.date, ...entry.tags].join(" · "), phrases));
    const summary = document.createElement("p");
    summary.append(marked(entry.summary, phrases));
    item.append(heading, details, summary);
    return item;
  }

  let run = 0;

  async function search() {
    run += 1;
    const own = run;
    const data = new FormData(form);
    const phrases = phrasesOf(data.get("q") ?? "");
    const filters = ["section", "tag"].filter((key) => data.get(key)).map((key) => `${key}/${data.get(key)}`);
    const say = (text) => { if (own === run) status.textContent = text; };
    list.replaceChildren();
    more.hidden = true;
    if (phrases.length === 0 && filters.length === 0) return say("");
    if (phrases.some((each) => each.isTooShort)) return say(words.tooShort);
    try {
      const index = await loadIndex();
      const found = await find(phrases, filters, index);
      if (own !== run) return;
      await show(found, 0, phrases, index, own);
      say(found.length === 0 ? words.nothing : words.found.replace("{count}", found.length));
    } catch (error) {
      say(words.failed);
    }
  }

  async function show(found, start, phrases, index, own) {
    const entries = await Promise.all(found.slice(start, start + resultsAtOnce).map((page) => entryAt(page, index)));
    if (own !== run) return;
    const items = entries.map((entry) => result(entry, phrases));
    list.append(...items);
    if (start > 0) items[0]?.querySelector("a").focus();
    const next = start + resultsAtOnce;
    more.hidden = next >= found.length;
    more.onclick = () => show(found, next, phrases, index, own);
  }

  // --- The query is in the address, so that it can be sent to others

  function readAddress() {
    const query = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? "";
    search();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.pushState(null, "", `?${query}`);
    search();
  });
  form.addEventListener("change", (event) => { if (event.target.matches("select")) form.requestSubmit(); });
  window.addEventListener("popstate", readAddress);
  page.hidden = false;
  readAddress();
})();
