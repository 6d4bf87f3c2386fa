// Searches the site in the browser. The index is written by banbao: docs/themes.md says how it is laid out. It names the pages that may
// hold what is asked for; their texts decide, and give what is shown.
// It is loaded as scripts, since a page that is opened from a folder can load nothing else.
"use strict";

(() => {
  const page = document.getElementById("search");
  const words = page.dataset;
  const form = page.querySelector("form");
  const status = page.querySelector("[role=status]");
  const list = page.querySelector("ol");
  const more = page.querySelector("button.more");
  // So many are loaded at once, and further ones as they come into view, up to as many as somebody asked for.
  const resultsAtOnce = 3;
  const resultsAsked = 9;

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

  // Its upper bits say in which part of the index a term is. As TermKey.swift mixes it.
  function keyOf(term) {
    const units = Array.from({ length: term.length }, (_, i) => BigInt(term.charCodeAt(i)));
    const key = units.length <= 2 && [...term].length === units.length
      ? units.reduce((sum, unit) => sum << 16n | unit, 0n)
      : 1n << 33n | units.reduce((hash, unit) => BigInt.asUintN(33, (hash ^ unit) * 0x9e3779b1n), 0n);
    return Number(BigInt.asUintN(34, key * 0x278dde6e5n));
  }

  // What a part has for a name: the pages of a term, or how many these are; the stem of a word.
  async function look(name, term, index) {
    const terms = index.terms ?? await load(`terms/${Math.floor(keyOf(term) / (2 ** 34 / index.partCount))}`);
    return Object.hasOwn(terms, name) ? terms[name] : null;
  }

  const longList = async (term) => postings(await load(`lists/${keyOf(term)}`));

  const entryAt = async (number, index) => index.pages?.[number] ?? await load(`pages/${number}`);

  // Map of page to the weight of a term there, how often it is there, and its places, modulo 61, unless they are many.
  function postings(text) {
    const pages = new Map();
    let end = 0;
    const digit = () => {
      const code = text.charCodeAt(end);
      end += 1;
      return code > 92 ? code - 36 : code - 35;
    };
    // The last digit is below 61.
    const number = () => {
      for (let rest = 0; ;) {
        const next = digit();
        if (next < 61) return rest * 61 + next;
        rest = rest * 30 + next - 60;
      }
    };
    for (let page = -1; end < text.length;) {
      page += number() + 1;
      const kind = digit();
      const [weight, few] = kind < 61 ? [0, 1] : [Math.floor((kind - 61) / 4), (kind - 61) % 4 + 1];
      const count = few < 4 ? few : number();
      const isPlaced = few < 4 || (count >= 4 && count <= 8);
      const places = kind < 61 ? [kind] : isPlaced ? Array.from({ length: count }, digit) : null;
      pages.set(page, { weight, count, places });
    }
    return pages;
  }

  // --- Queries, read as the index reads texts

  const paired = /[\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3fffd}]/u;
  const letter = `(?:(?!${paired.source})[\\p{Alphabetic}\\p{N}\\p{M}])`;
  const token = new RegExp(
    `(?<run>${paired.source}+)|(?<word>(?:(?<=\\d)[.,](?=\\d)|(?<=[a-z])'(?=[a-z])|${letter})+)|(?<space>\\s+)|(?<gap>.)`, "gu");

  // As long as the text, so that places in one are places in the other.
  function fold(text) {
    const folded = text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replaceAll("\u2019", "'").toLowerCase();
    return folded.length === text.length ? folded : text;
  }

  // Phrases: what stands between spaces, and what stands between quotation marks.
  function phrasesOf(query) {
    const text = fold(query.normalize("NFC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, ""));
    const pieces = text.match(/"[^"]*"|“[^”]*”|[^\s"“”]+/g) ?? [];
    return pieces.map((piece) => phrase(piece.replace(/["“”]/g, ""))).filter((found) => found.terms.length > 0);
  }

  // Terms, and how far each is behind the first. A run of characters is covered by every second pair; the others are asked for where
  // these leave many pages. Pieces are runs and words, with what is between them and the one before.
  function phrase(text) {
    const [terms, pieces] = [[], []];
    let [place, before, gap] = [0, "", false];
    for (const { groups } of text.matchAll(token)) {
      if (groups.space !== undefined) { before = before === "run" ? "run " : before; continue; }
      if (groups.gap !== undefined) { gap = true; continue; }
      const isApart = terms.length > 0 && (gap || (before === "run " && groups.run !== undefined));
      if (isApart) place += 1;
      gap = false;
      if (groups.run) {
        const characters = [...groups.run];
        if (characters.length === 1) terms.push({ text: groups.run, place, isSpare: false });
        for (let i = 0; i + 1 < characters.length; i += 1) {
          const isSpare = i % 2 === 1 && i + 2 < characters.length;
          terms.push({ text: characters[i] + characters[i + 1], place: place + i, isSpare });
        }
        pieces.push({ text: groups.run, isApart });
        place += characters.length;
        before = "run";
      } else {
        const word = { text: groups.word.replaceAll(",", ""), place, isApart, isWord: true, isSpare: false };
        terms.push(word);
        pieces.push(word);
        place += 1;
        before = "word";
      }
    }
    return { terms, pieces, isTooShort: terms.length === 1 && !terms[0].isWord && [...terms[0].text].length === 1 };
  }

  // --- Finding

  // The index has stems, and for every word of the site its stem. For another form of a word its ending is changed.
  async function stem(word, index) {
    for (const form of formsOf(word)) {
      const known = await look(`~${form}`, form, index);
      if (known !== null) return known;
      if (await look(form, form, index) !== null) return form;
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

  // Numbers of pages that may be hits, the best first. No more is loaded than makes these few: their texts decide, see `isHit`.
  async function find(phrases, filters, index) {
    for (const term of phrases.flatMap((each) => each.terms)) {
      if (term.isWord) term.text = await stem(term.text, index);
    }
    const tags = filters.map((filter) => ({ terms: [{ text: `#${filter}`, place: 0, isSpare: false }], pieces: [] }));
    const parts = [...tags, ...phrases];
    const terms = parts.flatMap((each) => each.terms);
    let found = null;
    const narrow = () => { for (const each of parts) found = pagesWith(each, found, index); };
    // What has so many bytes is loaded where pages remain that it may rule out, each of which has some 4 kB.
    const isWorth = (size) => found === null || found.size > resultsAtOnce || size < (found.size - 1) * 4000;
    for (const isSpare of [false, true]) {
      const some = terms.filter((term) => term.isSpare === isSpare);
      if (isSpare && !isWorth(some.length * 2500)) break;
      await Promise.all(some.map(async (term) => {
        const list = await look(term.text, term.text, index);
        if (typeof list === "number") term.count = list;
        else term.pages = postings(list ?? "");
      }));
      narrow();
    }
    // Texts do not tell filters, and which words have one stem.
    const isNeeded = (term) => term.isWord || parts.some((each) => each.terms.length === 1 && each.terms[0] === term);
    for (const term of terms.filter((each) => each.count).sort((a, b) => a.count - b.count)) {
      // Most pages hold it: it says little.
      const isCommon = found !== null && term.count > index.pageCount / 2;
      if (!isNeeded(term) && (isCommon || !isWorth(term.count * 2))) continue;
      term.pages = await longList(term.text);
      narrow();
    }
    const scores = new Map(found);
    for (const page of scores.keys()) scores.set(page, phrases.reduce((sum, each) => sum + each.score(page), 0));
    // Of equally good ones the newest.
    return [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || b - a);
  }

  // Pages that hold the terms of a phrase that are loaded, as far as is known one behind the other.
  function pagesWith(phrase, found, index) {
    const terms = phrase.terms.filter((term) => term.pages);
    let pages = found;
    for (const term of terms) {
      pages = pages === null ? term.pages : new Map([...pages].filter(([page]) => term.pages.has(page)));
    }
    const near = new Map([...pages ?? []].filter(([page]) => isNear(terms, page)));
    const rarity = Math.log(1 + index.pageCount / (1 + near.size));
    const weightIn = (page) => Math.min(...terms.map((term) => weight(term.pages.get(page))));
    phrase.score = (page) => terms.length === 0 ? 0 : rarity * weightIn(page);
    return pages === null ? null : near;
  }

  // In a title, in a heading or tag, and how often.
  const weight = ({ weight, count }) => (weight & 2 ? 8 : 0) + (weight & 1 ? 3 : 0) + Math.log2(1 + count);

  function isNear(terms, page) {
    const known = terms.map(({ place, pages }) => ({ place, places: pages.get(page).places })).filter((term) => term.places);
    return known.length < 2 || known[0].places.some((start) =>
      known.every((term) => term.places.includes((start + term.place - known[0].place) % 61)));
  }

  // --- Showing

  // What a phrase is in a text. Only the index knows which words have the same stem, so one stands for any, but for numbers; for
  // marks it is what begins alike.
  function pattern(phrase, isForMarks) {
    const pieces = phrase.pieces.map(({ text, isWord, isApart }, i) => {
      const between = i === 0 ? "" : isApart ? `(?:(?!${letter}|${paired.source})[^\\n])+` : "[^\\S\\n]*";
      return between + (isWord ? wordPattern(text, isForMarks) : text);
    });
    return new RegExp(pieces.join(""), "gu");
  }

  function wordPattern(text, isForMarks) {
    if (/\d/.test(text)) return `(?<!${letter})${[...text].map(escaped).join(",?")}(?!${letter})`;
    return isForMarks ? `(?<!${letter})${escaped(text.replace(/[iey]$/, ""))}(?:${letter}|')*` : `(?:${letter}|')+`;
  }

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  const linesOf = (entry) => [entry.title, ...entry.tags, entry.summary, ...entry.text.split("\n")];

  // The index is sure of single terms only.
  function isHit(entry, phrases) {
    const lines = linesOf(entry).map(fold);
    return phrases.every((each) =>
      each.terms.length === 1 || lines.some((line) => line.search(pattern(each, false)) >= 0));
  }

  // What a query has of a text is between <mark>.
  function marked(text, phrases) {
    const parent = document.createDocumentFragment();
    let end = 0;
    for (const [start, next] of marksIn(text, phrases)) {
      if (start < end) continue;
      parent.append(text.slice(end, start));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, next);
      parent.append(mark);
      end = next;
    }
    parent.append(text.slice(end));
    return parent;
  }

  const marksIn = (text, phrases) => phrases.flatMap((each) =>
    [...fold(text).matchAll(pattern(each, true))].map((hit) => [hit.index, hit.index + hit[0].length]))
    .filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0]);

  // The summary or the line of the text with most of the query, from a little before the first mark.
  function excerpt(entry, phrases) {
    const lines = [entry.summary, ...entry.text.split("\n")];
    const counts = lines.map((line) => phrases.filter((each) => fold(line).search(pattern(each, true)) >= 0).length);
    const line = lines[counts.indexOf(Math.max(...counts))];
    const first = marksIn(line, phrases)[0]?.[0] ?? 0;
    const [size, before] = paired.test(line) ? [120, 30] : [240, 60];
    let start = Math.max(0, Math.min(first - before, line.length - size));
    // Not within a word.
    while (start > 0 && start < first && /\w/.test(line[start - 1])) start += 1;
    return (start > 0 ? "…" : "") + line.slice(start, start + size) + (line.length > start + size ? "…" : "");
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
    const text = document.createElement("p");
    text.append(marked(excerpt(entry, phrases), phrases));
    item.append(heading, details, text);
    return item;
  }

  let run = 0;

  async function search() {
    run += 1;
    seen.disconnect();
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
      await show(await find(phrases, filters, index), phrases, index, own, say);
    } catch (error) {
      say(words.failed);
    }
  }

  // Shows the next results, and says how many there are. Of pages that are not looked at yet the index may name one too many.
  async function show(candidates, phrases, index, own, say, limit = resultsAsked) {
    const entries = [];
    let next = 0;
    while (entries.length < resultsAtOnce && next < candidates.length) {
      const some = candidates.slice(next, next + resultsAtOnce - entries.length);
      next += some.length;
      const loaded = await Promise.all(some.map((page) => entryAt(page, index)));
      entries.push(...loaded.filter((entry) => isHit(entry, phrases)));
    }
    if (own !== run) return;
    list.append(...entries.map((entry) => result(entry, phrases)));
    const [shown, rest] = [list.children.length, candidates.slice(next)];
    const count = shown + rest.length;
    const isSure = rest.length === 0 || phrases.every((each) => each.terms.length === 1);
    say(count === 0 ? words.nothing : (isSure ? words.found : words.foundAbout).replace("{count}", count));
    more.hidden = rest.length === 0;
    let isOnce = true;
    const goOn = async (limit) => {
      if (isOnce) {
        isOnce = false;
        await show(rest, phrases, index, own, say, limit).catch(() => say(words.failed));
      }
    };
    more.onclick = async () => {
      await goOn(shown + resultsAsked);
      list.children[shown]?.querySelector("a").focus();
    };
    seen.disconnect();
    seen = new IntersectionObserver(([button]) => { if (button.isIntersecting && shown < limit) goOn(limit); });
    seen.observe(more);
  }

  // Watches the button for more.
  let seen = new IntersectionObserver(() => {});

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
