(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const place = document.getElementById("payoff-plot");
  const chart = echarts.init(place, null, { renderer: "svg" });
  const curve = data.curve;
  const points = (values) => curve.price.map((price, i) => [price, values[i]]);
  const dollars = (x) => (x < 0 ? "−" : "") + Math.abs(x).toFixed(0);

  function draw() {
    const ink = colour("--ink"), muted = colour("--muted"), line = colour("--line"), card = colour("--card");
    const narrow = innerWidth < 600;
    const axis = { axisLabel: { color: muted }, axisLine: { onZero: false, lineStyle: { color: line } }, nameTextStyle: { color: muted },
      splitLine: { lineStyle: { color: line } }, axisTick: { lineStyle: { color: line } } };
    const series = (name, values, shade, width) => ({ name, type: "line", showSymbol: false, data: points(values),
      lineStyle: { color: shade, width }, itemStyle: { color: shade } });
    const all = [series("at " + data.expiry, curve.expiry, colour("--c1"), 3), series("half way", curve.half_way, colour("--c4"), 2),
      series("now", curve.now, colour("--c2"), 2)];
    const marks = [{ xAxis: data.spot, label: { formatter: "price now", position: "insideStartTop", color: muted }, lineStyle: { color: muted, type: "dashed" } }];
    data.breakevens.filter((price) => price >= curve.price[0] && price <= curve.price[curve.price.length - 1]).forEach((price) => marks.push({ xAxis: price,
      label: { formatter: price.toFixed(2), color: colour("--c3") }, lineStyle: { color: colour("--c3"), type: "dotted" } }));
    marks.push({ yAxis: 0, label: { show: false }, lineStyle: { color: ink, type: "solid", width: 1 } });
    all[0].markLine = { silent: true, symbol: "none", animation: false, data: marks };
    if (curve.density) {
      all.push({ name: "density at expiry", type: "line", showSymbol: false, yAxisIndex: 1, data: points(curve.density),
        lineStyle: { width: 0 }, areaStyle: { color: colour("--c6"), opacity: 0.25 }, itemStyle: { color: colour("--c6") }, z: 0 });
    }
    chart.setOption({ animation: !still.matches, textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      tooltip: { trigger: "axis", confine: true, backgroundColor: card, borderColor: line, textStyle: { color: ink },
        valueFormatter: (value) => (Math.abs(value) < 1 && value !== 0 ? value.toFixed(4) : dollars(value)) },
      legend: { top: 0, textStyle: { color: ink }, type: "scroll" },
      grid: { left: 8, right: 16, top: narrow ? 64 : 56, bottom: 28, containLabel: true },
      xAxis: { ...axis, type: "value", scale: true, min: curve.price[0], max: curve.price[curve.price.length - 1], name: "price at expiry", nameLocation: "middle", nameGap: 28 },
      yAxis: [{ ...axis, type: "value", name: narrow ? "" : "profit, dollars" }, { type: "value", show: false, min: 0 }],
      series: all }, true);
    document.documentElement.dataset.drawn = "payoff";
  }

  addEventListener("resize", () => { chart.resize(); draw(); });
  dark.addEventListener("change", draw);
  draw();
})();
