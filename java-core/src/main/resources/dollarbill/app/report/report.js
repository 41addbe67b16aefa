(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const signals = data.run.signals;
  const chosen = signals.filter((s) => s.sizing.contracts > 0);
  const sized = chosen.length > 0 ? chosen : signals.filter((s) => s.sizing.raw_fraction !== null).slice(0, 20);
  const charts = new Map();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const words = (code) => code.toLowerCase().replaceAll("_", " ");
  const label = (s) => `${s.symbol} ${s.expiry} ${s.strike} ${words(s.option_type)}, ${words(s.side)}`;
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const safe = (text) => String(text).replace(/[&<>"']/g, (c) => escapes[c]);
  const fixed = (x, n) => (typeof x === "number" ? x.toFixed(n) : "–");

  function base() {
    const ink = colour("--ink"), muted = colour("--muted"), line = colour("--line"), card = colour("--card");
    const axis = { axisLabel: { color: muted }, axisLine: { onZero: false, lineStyle: { color: line } }, nameTextStyle: { color: muted, align: "left" },
      splitLine: { lineStyle: { color: line } }, axisTick: { lineStyle: { color: line } } };
    return { ink, muted, line, card, axis,
      option: { animation: !still.matches, textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
        color: ["--c1", "--c2", "--c3", "--c4", "--c5", "--c6"].map(colour),
        tooltip: { confine: true, backgroundColor: card, borderColor: line, textStyle: { color: ink } },
        grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true } } };
  }
  function draw(id, make) {
    const place = document.getElementById(id);
    if (!place) return;
    const known = charts.get(id);
    const chart = known ? known.chart : echarts.init(place, null, { renderer: "svg" });
    charts.set(id, { chart, make });
    chart.setOption(make(base()), true);
  }

  function scatter(b) {
    const shades = { STRONG_BUY: colour("--c3"), BUY: colour("--c1"), HOLD: colour("--c2"), AVOID: colour("--c5") };
    const judged = signals.filter((s) => s.ml_confidence !== null);
    const spans = [];
    for (const s of judged) {
      if (s.confidence.low !== null && s.confidence.high !== null) {
        spans.push([s.edge_percent, 100 * s.confidence.low], [s.edge_percent, 100 * s.confidence.high], [s.edge_percent, "-"]);
      }
    }
    const series = Object.keys(shades).map((code) => ({
      name: words(code), type: "scatter", z: 3, itemStyle: { color: shades[code] },
      data: judged.filter((s) => s.ml_recommendation === code).map((s) => ({
        value: [s.edge_percent, 100 * s.ml_confidence], signal: s,
        symbol: s.side === "BUY" ? "circle" : "diamond", symbolSize: s.sizing.contracts > 0 ? 15 : 9 })) }));
    series.unshift({ name: "90 % interval", type: "line", symbol: "none", silent: true, z: 1, data: spans,
      lineStyle: { color: b.muted, width: 1, opacity: 0.6 }, itemStyle: { color: b.muted } });
    return { ...b.option, legend: { top: 0, textStyle: { color: b.ink }, type: "scroll" },
      tooltip: { ...b.option.tooltip, trigger: "item", formatter: (p) => { const s = p.data.signal; return `${safe(label(s))}<br>edge ${
        fixed(s.edge_percent, 1)} %, confidence ${fixed(100 * s.ml_confidence, 1)} %<br>${s.sizing.contracts} contracts`; } },
      grid: { ...b.option.grid, top: 48, bottom: 34 },
      xAxis: { ...b.axis, type: "value", name: "edge after costs, % of mid", nameLocation: "middle", nameGap: 30, nameTextStyle: { color: b.muted, align: "center" }, scale: true },
      yAxis: { ...b.axis, type: "value", name: "confidence, %", min: 0, max: 100 }, series };
  }

  let position = 0;
  function kelly(b) {
    const size = sized[position].sizing;
    const steps = [{ name: "raw Kelly", from: 0, to: size.raw_fraction, why: "(b·p − q)/b" }];
    let level = size.raw_fraction;
    for (const f of size.shrinkages) {
      steps.push({ name: words(f.name), from: level, to: level * f.factor, why: `× ${fixed(f.factor, 3)}: ${f.why}` });
      level *= f.factor;
    }
    for (const c of size.caps) {
      const to = Math.min(level, c.limit);
      steps.push({ name: words(c.name), from: level, to, why: `at most ${fixed(100 * c.limit, 2)} %: ${c.why}` });
      level = to;
    }
    if (size.contracts === 0 && size.reason) {
      steps.push({ name: words(size.reason), from: level, to: size.final_fraction, why: size.detail ?? "" });
    } else if (Math.abs(level - size.final_fraction) > 1e-12 && !size.caps.some((c) => c.name === "WHOLE_CONTRACTS")) {
      steps.push({ name: "whole contracts", from: level, to: size.final_fraction, why: `${size.contracts} contracts` });
    }
    steps.push({ name: "taken", from: 0, to: size.final_fraction, why: size.bound_by ? `bound by ${words(size.bound_by)}` : "" });
    const last = steps.length - 1;
    return { ...b.option, grid: { ...b.option.grid, top: 30 },
      tooltip: { ...b.option.tooltip, trigger: "axis", axisPointer: { type: "shadow" },
        formatter: (p) => { const s = steps[p[0].dataIndex]; return `${safe(s.name)}: ${fixed(100 * s.to, 2)} %<br>${safe(s.why)}`; } },
      xAxis: { ...b.axis, type: "category", data: steps.map((s) => s.name), axisLabel: { color: b.muted, interval: 0, overflow: "break", lineHeight: 15,
        width: Math.max(38, (document.getElementById("kelly").clientWidth - 70) / steps.length - 6), fontSize: innerWidth < 600 ? 10 : 12 } },
      yAxis: { ...b.axis, type: "value", name: "% of the portfolio" },
      series: [
        { type: "bar", stack: "w", silent: true, itemStyle: { color: "transparent" }, data: steps.map((s) => 100 * Math.min(s.from, s.to)) },
        { type: "bar", stack: "w", barMaxWidth: 56, data: steps.map((s, i) => ({ value: 100 * Math.abs(s.to - s.from),
            itemStyle: { color: i === 0 ? b.option.color[0] : i === last ? b.option.color[2] : b.option.color[1], borderRadius: 3 } })),
          label: { show: true, position: "top", color: b.ink, fontSize: innerWidth < 600 ? 10 : 12, formatter: (p) => `${fixed(100 * steps[p.dataIndex].to, 1)} %` } }] };
  }

  const greeks = { delta: "delta, shares", gamma: "gamma, shares per $", vega: "vega, $ per vol point", theta: "theta, $ per day" };
  function greek(name) {
    return (b) => {
      const sums = new Map();
      for (const s of chosen) {
        const held = (s.side === "BUY" ? 1 : -1) * s.sizing.contracts * s.costs.multiplier * s[name];
        sums.set(s.symbol, (sums.get(s.symbol) ?? 0) + held);
      }
      const total = [...sums.values()].reduce((a, x) => a + x, 0);
      return { ...b.option, title: { text: `${greeks[name]}: ${fixed(total, 2)}`, textStyle: { color: b.ink, fontSize: 13, lineHeight: 18 } },
        grid: { ...b.option.grid, top: 38 }, tooltip: { ...b.option.tooltip, trigger: "axis", valueFormatter: (x) => fixed(x, 3) },
        xAxis: { ...b.axis, type: "category", data: [...sums.keys()], axisTick: { show: false } },
        yAxis: { ...b.axis, type: "value", splitNumber: 3 },
        series: [{ type: "bar", barMaxWidth: 34, data: [...sums.values()].map((x) => ({ value: x,
          itemStyle: { color: x < 0 ? b.option.color[1] : b.option.color[0], borderRadius: 3 } })) }] };
    };
  }

  let shown = 0;
  function smile(b) {
    const p = data.smiles[shown];
    const bars = [];
    for (const q of p.quotes) {
      if (q.bid !== undefined && q.ask !== undefined) bars.push([q.strike, q.bid], [q.strike, q.ask], [q.strike, "-"]);
    }
    const mids = (side) => p.quotes.filter((q) => q.side === side && q.mid !== undefined).map((q) => ({ value: [q.strike, q.mid], quote: q }));
    return { ...b.option, legend: { top: 0, textStyle: { color: b.ink }, type: "scroll" }, grid: { ...b.option.grid, top: 48, bottom: 34 },
      tooltip: { ...b.option.tooltip, trigger: "item", formatter: (x) => { const q = x.data.quote; return q
        ? `${safe(q.strike)} ${words(q.type)}${q.side ? ", " + words(q.side) : ""}<br>bid ${fixed(q.bid, 2)}, mid ${fixed(q.mid, 2)}, ask ${fixed(q.ask, 2)} %` : ""; } },
      xAxis: { ...b.axis, type: "value", name: "strike", nameLocation: "middle", nameGap: 30, nameTextStyle: { color: b.muted, align: "center" }, scale: true },
      yAxis: { ...b.axis, type: "value", name: "implied vol, %", scale: true },
      series: [
        { name: "fitted smile", type: "line", symbol: "none", data: p.curve, lineStyle: { width: 2 },
          markLine: { silent: true, symbol: "none", label: { formatter: "forward", color: b.muted }, lineStyle: { color: b.muted, type: "dashed" }, data: [{ xAxis: p.forward }] } },
        { name: "bid to ask", type: "line", symbol: "none", silent: true, data: bars, lineStyle: { width: 2, color: b.muted }, itemStyle: { color: b.muted } },
        { name: "mid", type: "scatter", symbolSize: 4, itemStyle: { color: b.muted }, data: mids(undefined) },
        { name: "mid, buy", type: "scatter", symbolSize: 9, itemStyle: { color: b.option.color[2] }, data: mids("BUY") },
        { name: "mid, sell", type: "scatter", symbol: "diamond", symbolSize: 11, itemStyle: { color: b.option.color[4] }, data: mids("SELL") }] };
  }

  function quality(b) {
    const symbols = data.run.symbols.filter((s) => s.quality.quotes > 0).reverse();
    const reasons = [...new Set(symbols.flatMap((s) => Object.keys(s.quality.excluded)))];
    const series = [{ name: "kept", key: null }, ...reasons.map((r) => ({ name: words(r), key: r }))].map((x) => ({
      name: x.name, type: "bar", stack: "q", barMaxWidth: 26, data: symbols.map((s) => (x.key === null ? s.quality.kept : s.quality.excluded[x.key] ?? 0)) }));
    return { ...b.option, legend: { top: 0, textStyle: { color: b.ink }, type: "scroll" }, grid: { ...b.option.grid, top: 40, bottom: 34 },
      tooltip: { ...b.option.tooltip, trigger: "axis", axisPointer: { type: "shadow" } },
      xAxis: { ...b.axis, type: "value", name: "quotes", nameLocation: "middle", nameGap: 26, nameTextStyle: { color: b.muted, align: "center" } },
      yAxis: { ...b.axis, type: "category", data: symbols.map((s) => s.symbol) }, series };
  }

  function pick(id, names, choose) {
    const select = document.getElementById(id);
    if (!select) return;
    names.forEach((name, i) => select.add(new Option(name, String(i))));
    select.addEventListener("change", () => choose(Number(select.value)));
  }
  function sortable(table) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => head.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      [...table.tHead.rows[0].cells].forEach((h) => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.sort;
      const compare = (x, y) => {
        if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
        const sign = down ? -1 : 1, a = Number(x), c = Number(y);
        return sign * (Number.isNaN(a) || Number.isNaN(c) ? x.localeCompare(y) : a - c);
      };
      body.append(...[...body.rows].sort((r, s) => compare(key(r), key(s))));
    }));
  }

  document.querySelectorAll("table.sortable").forEach(sortable);
  draw("scatter", scatter);
  if (chosen.length > 0) Object.keys(greeks).forEach((name) => draw(name, greek(name)));
  if (sized.length > 0) {
    pick("kelly-pick", sized.map(label), (i) => { position = i; draw("kelly", kelly); });
    draw("kelly", kelly);
  }
  if (data.smiles.length > 0) {
    pick("smile-pick", data.smiles.map((p) => `${p.symbol} ${p.expiry}`), (i) => { shown = i; draw("smile", smile); });
    draw("smile", smile);
  }
  draw("quality", quality);
  addEventListener("resize", () => charts.forEach((c) => c.chart.resize()));
  dark.addEventListener("change", () => charts.forEach((c, id) => draw(id, c.make)));
})();
