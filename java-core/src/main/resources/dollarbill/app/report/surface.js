(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const surface = data.surface, smiles = data.smiles, slices = surface.slices;
  const days = new Map(slices.map((s) => [s.expiry, Math.max(s.years * 365, 0.25)]));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const coarse = matchMedia("(pointer: coarse)").matches;
  const narrow = () => innerWidth < 600;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const place = (id) => document.getElementById(id);
  const fixed = (x, n) => (typeof x === "number" ? x.toFixed(n) : "–");
  const config = { displayModeBar: false, displaylogo: false, responsive: true, showSendToCloud: false, plotlyServerURL: "",
    modeBarButtonsToRemove: ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d", "resetCameraLastSave3d"] };
  const tenors = [[1, "1d"], [2, "2d"], [7, "1w"], [14, "2w"], [30, "1m"], [61, "2m"], [91, "3m"], [182, "6m"], [365, "1y"], [730, "2y"], [1095, "3y"], [1825, "5y"]];

  function theme() {
    const ink = colour("--ink"), muted = colour("--muted"), line = colour("--line"), card = colour("--card");
    const axis = { color: muted, gridcolor: line, linecolor: line, zerolinecolor: line, tickcolor: line, automargin: true, fixedrange: coarse };
    return { ink, muted, line, card, axis, c: (n) => colour("--c" + n),
      layout: { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", hovermode: "closest", dragmode: coarse ? false : "zoom",
        font: { family: getComputedStyle(document.body).fontFamily, size: narrow() ? 11 : 12, color: ink },
        hoverlabel: { bgcolor: card, bordercolor: line, font: { color: ink } }, modebar: { bgcolor: "rgba(0,0,0,0)", color: muted, activecolor: ink },
        margin: narrow() ? { l: 40, r: 8, t: 8, b: 96 } : { l: 48, r: 12, t: 34, b: 44 },
        legend: { orientation: "h", x: 0, ...(narrow() ? { y: -0.24, yanchor: "top" } : { y: 1.02, yanchor: "bottom" }), font: { color: ink } } } };
  }
  function tenorAxis(ticks) {
    const all = [...days.values()], low = Math.min(...all), high = Math.max(...all);
    const inside = tenors.filter(([d]) => d >= 0.9 * low && d <= 1.1 * high);
    const step = Math.ceil(inside.length / ticks), shown = inside.filter((_, i) => (inside.length - 1 - i) % step === 0);
    return { type: "log", tickvals: shown.map((t) => t[0]), ticktext: shown.map((t) => t[1]), range: [Math.log10(0.85 * low), Math.log10(1.15 * high)] };
  }
  function quantile(values, share) {
    const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
    return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
  const empty = (id, text) => { const at = place(id); at.classList.add("empty"); at.textContent = text; };

  function drawSurface() {
    const t = theme(), axis = place("axis").value;
    const spread = slices.map((s) => Math.log(s.max_strike / s.min_strike) / (0.01 * s.atm_vol_percent * Math.sqrt(s.years)));
    const rows = slices.map((_, row) => row).filter((row) => spread[row] >= 0.5 * quantile(spread, 0.5));
    const left = slices.filter((_, row) => !rows.includes(row)).map((s) => s.expiry);
    place("left-out").textContent = left.length === 0 ? "" : `Too few strikes to be drawn here: ${left.join(", ")}.`;
    const scaled = (k, row) => { const s = slices[row]; return axis === "strike" ? k : axis === "moneyness" ? 100 * k / s.forward
      : Math.log(k / s.forward) / (0.01 * s.atm_vol_percent * Math.sqrt(s.years)); };
    const drawn = rows.map((row) => smiles[row]);
    const x = rows.map((row) => smiles[row].curve.strike.map((k) => scaled(k, row))), z = drawn.map((s) => s.curve.vol);
    const y = drawn.map((s) => s.curve.vol.map(() => days.get(s.expiry)));
    const all = z.flat(), low = quantile(all, 0.01), high = quantile(all, 0.98);
    const label = { strike: "strike", moneyness: "strike, % of the forward", deviations: narrow() ? "deviations" : "strike, deviations from the forward" }[axis];
    const hover = (s, i) => `${s.expiry}, strike ${fixed(s.curve.strike[i], 2)}<br>${fixed(s.curve.vol[i], 2)} %`;
    const lines = { x: [], y: [], z: [] }, dots = { x: [], y: [], z: [], text: [] };
    const lift = 0.008 * (Math.max(...all) - Math.min(...all));
    drawn.forEach((s, i) => { lines.x.push(...x[i], null); lines.y.push(...y[i], null); lines.z.push(...z[i].map((v) => v + lift), null); });
    smiles.forEach((s, row) => {
      const q = s.quotes;
      q.strike.forEach((k, i) => {
        if (q.otm[i] && q.mid[i] !== null && q.fit[i] !== null) {
          dots.x.push(scaled(k, row)); dots.y.push(days.get(s.expiry)); dots.z.push(q.mid[i]);
          dots.text.push(`${s.expiry} ${k} ${q.call[i] ? "call" : "put"}<br>mid ${fixed(q.mid[i], 2)} %, fit ${fixed(q.fit[i], 2)} %`);
        }
      });
    });
    const scale = dark.matches
      ? [[0, "#27407c"], [0.25, "#2f79b5"], [0.5, "#3fae9f"], [0.75, "#c9bd57"], [1, "#f2a45c"]]
      : [[0, "#2b4a8f"], [0.25, "#3a8bc6"], [0.5, "#4cb9a4"], [0.75, "#d9c65a"], [1, "#e0793a"]];
    const traces = [
      { type: "surface", x, y, z, text: drawn.map((s) => s.curve.vol.map((_, i) => hover(s, i))), hovertemplate: "%{text}<extra></extra>",
        colorscale: scale, cmin: low, cmax: high, contours: { x: { highlight: false }, y: { highlight: false }, z: { highlight: false } },
        lighting: { ambient: 0.75, diffuse: 0.55, specular: 0.08, roughness: 0.9 },
        colorbar: { thickness: 12, len: 0.6, outlinewidth: 0, tickfont: { color: t.muted }, title: { text: "vol %", font: { color: t.muted } }, x: 1 }, showscale: !narrow() },
      { type: "scatter3d", mode: "lines", ...lines, line: { color: "#1c2a3c", width: 1.5 }, hoverinfo: "skip", showlegend: false }];
    if (place("dots").checked) {
      traces.push({ type: "scatter3d", mode: "markers", x: dots.x, y: dots.y, z: dots.z, text: dots.text, hovertemplate: "%{text}<extra></extra>",
        marker: { size: 2, color: t.ink, opacity: 0.8 }, showlegend: false });
    }
    const wall = { gridcolor: t.line, zerolinecolor: t.line, color: t.muted, showbackground: false, showspikes: false };
    const at = place("surface3d"), camera = at._fullLayout?.scene?._scene?.getCamera?.();
    return Plotly.react(at, traces, { ...t.layout, margin: { l: 0, r: 0, t: 0, b: 0 }, uirevision: "camera", dragmode: "turntable",
      scene: { dragmode: "turntable", uirevision: "camera", aspectmode: "manual", aspectratio: { x: 1.35, y: 1.35, z: 0.8 },
        camera: camera ?? { eye: narrow() ? { x: 1.85, y: -2.2, z: 1.05 } : { x: 1.4, y: -1.75, z: 0.8 }, center: { x: 0, y: 0, z: -0.1 } },
        xaxis: { ...wall, title: { text: label } }, yaxis: { ...wall, ...tenorAxis(narrow() ? 4 : 8), title: { text: "expiry" } }, zaxis: { ...wall, title: { text: narrow() ? "vol, %" : "implied vol, %" } } } }, { ...config, displayModeBar: narrow() ? false : "hover" });
  }

  let shown = 0;
  function drawSmile() {
    const t = theme(), s = smiles[shown], q = s.quotes, slice = slices[shown];
    const pick = (call, otm) => q.strike.map((_, i) => i).filter((i) => q.call[i] === call && q.otm[i] === otm && q.mid[i] !== null);
    const tip = (i) => `${q.strike[i]} ${q.call[i] ? "call" : "put"}<br>bid ${fixed(q.bid[i], 2)}, mid ${fixed(q.mid[i], 2)}, ask ${fixed(q.ask[i], 2)} %${
      q.fit[i] === null ? "" : `<br>fit ${fixed(q.fit[i], 2)} %`}<br>volume ${q.volume[i] ?? "–"}, open ${q.interest[i] ?? "–"}`;
    const bars = (name, rows, shade, more) => ({ type: "scatter", mode: "markers", name, x: rows.map((i) => q.strike[i]), y: rows.map((i) => q.mid[i]),
      error_y: { type: "data", symmetric: false, array: rows.map((i) => (q.ask[i] === null ? 0 : q.ask[i] - q.mid[i])),
        arrayminus: rows.map((i) => (q.bid[i] === null ? 0 : q.mid[i] - q.bid[i])), thickness: 1.5, width: 0, color: shade },
      text: rows.map(tip), hovertemplate: "%{text}<extra></extra>", marker: { size: 5, color: shade }, ...more });
    const traces = [
      bars("puts in the money", pick(0, 0), t.c(6), { visible: "legendonly" }), bars("calls in the money", pick(1, 0), t.c(6), { visible: "legendonly", marker: { size: 5, symbol: "diamond", color: t.c(6) } }),
      bars("puts, bid to ask", pick(0, 1), t.c(2), {}), bars("calls, bid to ask", pick(1, 1), t.c(1), {}),
      { type: "scatter", mode: "lines", name: "fitted smile", x: s.curve.strike, y: s.curve.vol, line: { color: t.ink, width: 2 }, hovertemplate: "%{x:.2f}: %{y:.2f} %<extra>fit</extra>" }];
    if (s.curve.heston) {
      traces.push({ type: "scatter", mode: "lines", name: "Heston", x: s.curve.strike, y: s.curve.heston, line: { color: t.c(4), width: 1.8, dash: "dash" },
        hovertemplate: "%{x:.2f}: %{y:.2f} %<extra>Heston</extra>" });
    }
    const near = [...s.curve.vol];
    [...pick(0, 1), ...pick(1, 1)].forEach((i) => { if (q.fit[i] !== null) near.push(q.bid[i] ?? q.mid[i], q.ask[i] ?? q.mid[i]); });
    const span = slice.max_strike - slice.min_strike, low = Math.min(...near), high = quantile(near, 0.995);
    const pad = 0.06 * (Math.max(high, ...s.curve.vol) - low) + 0.2;
    const mark = (at, text, shade) => ({ line: { type: "line", x0: at, x1: at, yref: "paper", y0: 0, y1: 1, line: { color: shade, width: 1, dash: "dot" } },
      note: { x: at, yref: "paper", y: 1, yanchor: "top", text, showarrow: false, font: { color: t.muted, size: 11 }, xanchor: "left", xshift: 4 } });
    const forward = mark(slice.forward, `forward ${fixed(slice.forward, 2)}`, t.muted);
    tabulate(q);
    place("before").disabled = shown === 0;
    place("after").disabled = shown === smiles.length - 1;
    return Plotly.react(place("smile-plot"), traces, { ...t.layout, shapes: [forward.line], annotations: [forward.note],
      xaxis: { ...t.axis, title: { text: "strike" }, range: [slice.min_strike - 0.04 * span, slice.max_strike + 0.04 * span], zeroline: false },
      yaxis: { ...t.axis, title: { text: "implied vol, %" }, range: [low - pad, Math.max(high, ...s.curve.vol) + pad], zeroline: false } }, config);
  }
  function tabulate(q) {
    const heads = ["Strike", "Type", "Bid vol %", "Mid vol %", "Ask vol %", "Fitted %", "Mid less fit", "Volume", "Open interest"];
    const head = document.createElement("thead"), body = document.createElement("tbody"), row = head.insertRow();
    heads.forEach((text) => { const cell = document.createElement("th"); cell.scope = "col"; cell.textContent = text; row.append(cell); });
    q.strike.forEach((k, i) => {
      const line = body.insertRow(), miss = q.mid[i] === null || q.fit[i] === null ? null : q.mid[i] - q.fit[i];
      line.className = q.otm[i] ? "" : "itm";
      [k, q.call[i] ? "call" : "put", fixed(q.bid[i], 2), fixed(q.mid[i], 2), fixed(q.ask[i], 2), fixed(q.fit[i], 2), fixed(miss, 2), q.volume[i] ?? "–", q.interest[i] ?? "–"]
        .forEach((text) => { line.insertCell().textContent = String(text); });
    });
    place("smile-table").replaceChildren(head, body);
  }

  function series(name, field, shade, more) {
    const known = slices.filter((s) => typeof s[field] === "number");
    return { type: "scatter", name, x: known.map((s) => days.get(s.expiry)), y: known.map((s) => s[field]), text: known.map((s) => `${s.expiry}, ${s.days_to_expiry} days`),
      hovertemplate: `%{text}<br>${name} %{y:.2f}<extra></extra>`, line: { color: shade, width: 2 }, marker: { size: 5, color: shade }, mode: "lines+markers", ...more };
  }
  function drawTerm() {
    const t = theme();
    return Plotly.react(place("term-plot"), [
      series("forward vol between expiries", "forward_vol_percent", t.c(2), { mode: "lines", line: { color: t.c(2), width: 1.5, shape: "vh" } }),
      series("vol at the forward", "atm_vol_percent", t.c(1), {})],
    { ...t.layout, xaxis: { ...t.axis, ...tenorAxis(7) }, yaxis: { ...t.axis, title: { text: "%" }, zeroline: false } }, config);
  }
  function drawSkew() {
    const t = theme();
    return Plotly.react(place("skew-plot"), [
      series("25Δ risk reversal", "risk_reversal_25_delta_points", t.c(4), {}), series("25Δ butterfly", "butterfly_25_delta_points", t.c(3), {})],
    { ...t.layout, xaxis: { ...t.axis, ...tenorAxis(7) }, yaxis: { ...t.axis, title: { text: "vol points" }, zeroline: true } }, config);
  }

  function choose(index) {
    shown = Math.min(Math.max(index, 0), smiles.length - 1);
    place("expiry").value = String(shown);
    return drawSmile();
  }
  function asked() {
    const named = /^#expiry=(.+)$/.exec(location.hash);
    const index = named ? smiles.findIndex((s) => s.expiry === decodeURIComponent(named[1])) : -1;
    return index >= 0 ? index : Math.max(0, slices.findIndex((s) => s.days_to_expiry >= 25));
  }
  async function part(id, draw) {
    try {
      await draw();
    } catch (fault) {
      console.error(`${id}: ${fault}`);
      empty(id, "This picture needs WebGL or a newer browser; its figures are in the tables.");
    }
  }
  async function drawAll() {
    await part("smile-plot", drawSmile);
    await part("term-plot", drawTerm);
    if (slices.some((s) => typeof s.risk_reversal_25_delta_points === "number")) await part("skew-plot", drawSkew); else place("skew-plot").remove();
    if (slices.length > 1) await part("surface3d", drawSurface); else empty("surface3d", "A surface needs smiles of two expiries.");
    document.documentElement.dataset.drawn = slices[shown].expiry;
  }

  if (smiles.length === 0) {
    ["surface3d", "smile-plot", "term-plot", "skew-plot"].forEach((id) => empty(id, "No expiry has a smile; the checks below say why."));
    document.documentElement.dataset.drawn = "nothing";
    return;
  }
  smiles.forEach((s, i) => place("expiry").add(new Option(`${s.expiry} (${slices[i].days_to_expiry} days)`, String(i))));
  shown = asked();
  place("expiry").value = String(shown);
  place("expiry").addEventListener("change", (e) => choose(Number(e.target.value)));
  place("before").addEventListener("click", () => choose(shown - 1));
  place("after").addEventListener("click", () => choose(shown + 1));
  place("axis").addEventListener("change", drawSurface);
  place("dots").addEventListener("change", drawSurface);
  addEventListener("hashchange", () => { if (location.hash.startsWith("#expiry=")) choose(asked()); });
  dark.addEventListener("change", drawAll);
  drawAll();
})();
