(async () => {
  "use strict";
  const one = (selector) => document.querySelector(selector);
  const unpack = async (id) => {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (each) => each.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  };
  const make = (name, css, text) => {
    const element = document.createElement(name);
    if (css) element.className = css;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const data = JSON.parse(await unpack("vn-data"));
  const { facts, pages, bodies, labels } = data;
  const collator = new Intl.Collator(data.language === "vi" ? "vi" : undefined, { numeric: true });
  const chunk = 100;

  // The facts: filtered, sorted, written a chunk at a time.
  const table = one(".vn-table");
  const tools = one(".vn-tools");
  const rowBody = table?.tBodies[0];
  const state = { body: null, months: null, sort: null, down: false };
  let found = [];
  let written = 0;
  let clicked = null;

  const name = (row) => (facts.body[row] < 0 ? "" : bodies.name[facts.body[row]]);
  const title = (page) => pages.title[page] || labels.untitled;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const whole = (row) =>
    [name(row), facts.amount[row], facts.what[row], facts.when[row], facts.quote[row], title(facts.page[row])].join(" \n ");
  let exact = null;
  let folded = null;
  const haystack = (isPlain) => {
    exact ??= facts.page.map((_, row) => whole(row).normalize("NFC").toLowerCase());
    if (!isPlain) return exact;
    return (folded ??= exact.map(plain));
  };

  const columns = {
    who: (row) => name(row),
    amount: (row) => facts.value[row],
    what: (row) => facts.what[row],
    when: (row) => facts.first[row],
    quote: (row) => facts.quote[row],
    article: (row) => pages.published[facts.page[row]],
  };
  const ranks = {};
  const ranked = (column) => {
    if (!ranks[column]) {
      const values = facts.page.map((_, row) => columns[column](row));
      const order = [...new Set(values)].sort((a, b) => (typeof a === "number" ? a - b : collator.compare(a, b)));
      const rank = new Map(order.map((value, index) => [value, index]));
      // What is unknown stands last, whichever the direction.
      ranks[column] = values.map((value) => (value === "" || (column !== "amount" && value === 0) ? -1 : rank.get(value)));
    }
    return ranks[column];
  };

  const select = () => {
    const form = new FormData(tools);
    const query = form.get("q").normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    const isPlain = query.every((word) => plain(word) === word);
    const hay = query.length ? haystack(isPlain) : null;
    const kind = form.get("kind");
    const bodyKind = form.get("bodyKind");
    const change = form.get("change");
    const once = form.get("once");
    found = [];
    for (let row = 0; row < facts.page.length; row++) {
      const body = facts.body[row];
      if (once && pages.same[facts.page[row]] >= 0) continue;
      if (kind && facts.kind[row] !== kind) continue;
      if (bodyKind && (body < 0 || bodies.kind[body] !== bodyKind)) continue;
      if (change && (change === "1") !== (facts.change[row] !== "")) continue;
      if (state.body !== null && body !== state.body) continue;
      if (state.months) {
        const [first, last = first] = facts.months[row];
        if (first === undefined || first > state.months[1] || last < state.months[0]) continue;
      }
      if (hay && !query.every((word) => hay[row].includes(word))) continue;
      found.push(row);
    }
    if (state.sort) {
      const rank = ranked(state.sort);
      const sign = state.down ? -1 : 1;
      found.sort((a, b) => (rank[a] < 0) - (rank[b] < 0) || sign * (rank[a] - rank[b]) || a - b);
    }
    rowBody.replaceChildren();
    written = 0;
    write();
    one(".vn-shown").textContent = `${found.length.toLocaleString(data.language)} / ${facts.page.length.toLocaleString(data.language)}`;
    one(".vn-nothing").hidden = found.length > 0;
    tools.querySelector(".vn-clear").hidden = !(query.length || kind || bodyKind || change || state.body !== null || state.months);
  };

  const address = (row) => `#a${facts.page[row]}.${facts.sentence[row]}`;
  const line = (row) => {
    const element = make("tr");
    element.dataset.href = address(row);
    const body = facts.body[row];
    const who = make("td");
    if (body >= 0) who.append(make("span", `vn-m vn-organization${bodies.generic[body] ? " vn-generic" : ""}`, name(row)));
    const sign = { up: "▲ ", down: "▼ " }[facts.change[row]] ?? "";
    const much = make("td");
    const value = make("span", `vn-m vn-${facts.kind[row]}`, sign + facts.amount[row]);
    value.title = [data.kinds[facts.kind[row]], labels[facts.change[row]]].filter(Boolean).join(", ");
    much.append(value);
    const when = make("td");
    if (facts.when[row]) when.append(make("span", "vn-m vn-date", facts.when[row]));
    const quote = make("td");
    const link = make("a", "vn-quote", facts.quote[row]);
    link.href = address(row);
    quote.append(link);
    const page = make("td", "", title(facts.page[row]));
    page.append(make("small", "", pages.day[facts.page[row]]));
    element.append(who, much, make("td", "", facts.what[row]), when, quote, page);
    return element;
  };
  const write = () => {
    const until = Math.min(found.length, written + chunk);
    const part = document.createDocumentFragment();
    for (; written < until; written++) part.append(line(found[written]));
    rowBody.append(part);
    one(".vn-more").hidden = written >= found.length;
  };
  const onSight = (element, action) => {
    element.addEventListener("click", action);
    new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && action(), {
      rootMargin: "600px",
    }).observe(element);
  };

  const chip = (text, clear) => {
    const element = make("button", "vn-chip", `${text} ×`);
    element.type = "button";
    element.addEventListener("click", () => {
      clear();
      chips();
      select();
    });
    return element;
  };
  const monthName = (month) => `${(month % 12) + 1}/${Math.floor(month / 12)}`;
  const chips = () => {
    const list = [];
    if (state.body !== null) list.push(chip(bodies.name[state.body], () => (state.body = null)));
    if (state.months) {
      const names = [...new Set(state.months.map(monthName))].join(" – ");
      list.push(chip(names, () => (state.months = null)));
    }
    one(".vn-chips").replaceChildren(...list);
  };

  const cell = (value) => {
    const text = String(value);
    const guarded = typeof value === "string" && /^(?:[\0-\x20\x7f]*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text;
    return `"${guarded.replaceAll('"', '""')}"`;
  };
  const download = () => {
    const head = ["organization", "kind", "amount", "value", "counted", "change", "date", "sentence", "title", "url", "version"];
    const lines = found.map((row) => [
      name(row), facts.kind[row], facts.amount[row], facts.value[row], facts.what[row], facts.change[row], facts.when[row],
      facts.quote[row], title(facts.page[row]), pages.url[facts.page[row]] ?? "", data.version,
    ]);
    const text = [head, ...lines].map((each) => each.map(cell).join(",")).join("\r\n");
    const link = make("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
    link.download = "facts.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  if (table) {
    let timer = 0;
    tools.addEventListener("input", (event) => {
      clearTimeout(timer);
      timer = setTimeout(select, event.target.name === "q" ? 120 : 0);
    });
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("reset", () => {
      state.body = state.months = null;
      chips();
      setTimeout(select);
    });
    one(".vn-csv").addEventListener("click", download);
    table.tHead.addEventListener("click", (event) => {
      const button = event.target.closest("[data-sort]");
      if (!button) return;
      const column = button.dataset.sort;
      // Numbers and days are first shown from the largest.
      state.down = state.sort === column ? !state.down : ["amount", "when", "article"].includes(column);
      state.sort = column;
      for (const head of table.tHead.rows[0].cells) {
        const mine = head.contains(button);
        head.setAttribute("aria-sort", mine ? (state.down ? "descending" : "ascending") : "none");
      }
      select();
    });
    rowBody.addEventListener("click", (event) => {
      const row = (clicked = event.target.closest("tr"));
      if (row && !event.target.closest("a") && !String(getSelection())) location.hash = row.dataset.href;
    });
    document.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-filter]");
      if (!mark) return;
      const [what, ...values] = mark.dataset.filter.split(" ");
      if (what === "body") state.body = Number(values[0]);
      else if (what === "months") state.months = values.map(Number);
      else tools.elements.bodyKind.value = values[0];
      chips();
      select();
      one("#facts").scrollIntoView({ block: "start" });
    });
    const bins = [...document.querySelectorAll(".vn-bin")];
    one(".vn-timeline")?.addEventListener("keydown", (event) => {
      const place = bins.indexOf(event.target);
      const next = bins[place + ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? NaN)];
      if (next) {
        event.target.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      } else if (place >= 0 && (event.key === "Enter" || event.key === " ")) {
        event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      } else {
        return;
      }
      event.preventDefault();
    });
    onSight(one(".vn-more"), write);
    select();
  }

  // The articles.
  const list = one(".vn-list");
  let listed = 0;
  const others = (page) => (pages.same[page] < 0 ? "" : `${labels.also} ${pages.same[page] + 1}`);
  const listMore = () => {
    const until = Math.min(pages.title.length, listed + chunk);
    for (; listed < until; listed++) {
      const item = make("li");
      const link = make("a", "", title(listed));
      link.href = `#a${listed}`;
      const about = [pages.day[listed] || labels.undated, `${pages.facts[listed]} ${labels.facts_count}`, others(listed)];
      item.append(link, make("small", "", about.filter(Boolean).join(" · ")));
      list.append(item);
    }
    one(".vn-more-articles").hidden = listed >= pages.title.length;
  };
  if (list) {
    onSight(one(".vn-more-articles"), listMore);
    listMore();
  }

  // The reader: the hash says which article and which sentence.
  const reader = one(".vn-reader");
  const text = reader.querySelector("article");
  const frame = one(".vn-report");
  let shown = -1;
  let opener = null;
  const close = () => history.pushState(null, "", location.pathname + location.search) ?? read();
  const read = async () => {
    const address = /^#a(\d+)(?:\.(\d+))?$/.exec(location.hash);
    const page = address ? Number(address[1]) : -1;
    if (page < 0 || page >= pages.title.length) {
      reader.hidden = true;
      frame.classList.remove("vn-reading");
      opener?.focus({ preventScroll: true });
      return;
    }
    if (page !== shown) {
      text.innerHTML = await unpack(`vn-a${page}`);
      shown = page;
    }
    if (!reader.contains(document.activeElement)) opener = document.activeElement;
    const origin = opener?.closest(".vn-bars li, .vn-list li");
    reader.hidden = false;
    frame.classList.add("vn-reading");
    for (const each of text.querySelectorAll(".vn-here")) each.classList.remove("vn-here");
    for (const each of rowBody?.querySelectorAll("[aria-current]") ?? []) each.removeAttribute("aria-current");
    const rows = [...(rowBody?.rows ?? [])].filter((each) => each.dataset.href === location.hash);
    const row = rows.find((each) => each === clicked) ?? rows[0];
    row?.setAttribute("aria-current", "true");
    (row ?? origin)?.scrollIntoView({ block: "nearest" });
    const sentence = address[2] && document.getElementById(`x-s${address[2]}`);
    if (sentence) {
      sentence.classList.add("vn-here");
      sentence.scrollIntoView({ block: "center" });
    } else {
      reader.scrollTop = 0;
    }
    reader.focus({ preventScroll: true });
  };
  one(".vn-close").addEventListener("click", close);
  addEventListener("keydown", (event) => event.key === "Escape" && !reader.hidden && close());
  addEventListener("hashchange", read);
  addEventListener("popstate", read);
  await read();
  document.documentElement.dataset.ready = "";
})();
