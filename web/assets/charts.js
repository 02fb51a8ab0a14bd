// Draws the charts of article 13 from the figures a page brings with it. The table below them says the same without this script.
"use strict";
(() => {
  const frame = document.querySelector("[data-figures]");
  if (!frame || !window.echarts) return;
  const rows = JSON.parse(frame.dataset.figures);
  const cities = rows.map((row) => row.city);
  const colours = { blue: "#12468c", soft: "#8993a0", amber: "#8a5200" };
  const common = (title, unit) => ({
    animation: false,
    title: { text: title, textStyle: { fontSize: 15, color: "#1a1d21" } },
    legend: { bottom: 0 },
    grid: { left: 48, right: 16, top: 56, bottom: 64 },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (v) => (v === null || v === undefined ? "未报" : v + unit) },
    xAxis: { type: "category", data: cities, axisLabel: { interval: 0, rotate: cities.length > 8 ? 45 : 0 } },
    yAxis: { type: "value", name: unit },
  });
  const charts = {
    intensity: {
      ...common("研发投入强度", "%"),
      series: [
        { name: "研发投入强度", type: "bar", data: rows.map((row) => row.intensity), itemStyle: { color: colours.blue } },
        { name: "全省平均", type: "line", symbol: "diamond", data: rows.map((row) => row.average), itemStyle: { color: colours.amber }, lineStyle: { type: "dashed" } },
      ],
    },
    growth: {
      ...common("财政科技支出增幅和财政经常性收入增幅", "%"),
      series: [
        { name: "财政科技支出增幅", type: "bar", data: rows.map((row) => row.sci_growth), itemStyle: { color: colours.blue } },
        { name: "财政经常性收入增幅", type: "bar", data: rows.map((row) => row.revenue_growth), itemStyle: { color: colours.soft, decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -0.7 } } },
      ],
    },
  };
  const drawn = [];
  for (const place of frame.querySelectorAll("[data-chart]")) {
    place.classList.add("drawn");
    const chart = window.echarts.init(place, null, { renderer: "svg" });
    chart.setOption(charts[place.dataset.chart]);
    drawn.push(chart);
  }
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
})();
