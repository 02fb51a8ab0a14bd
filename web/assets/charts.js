// Draws the charts of article 13 from the figures a page brings with it. The table below them says the same without this script.
"use strict";
(() => {
  const frame = document.querySelector("[data-figures]");
  if (!frame || !window.echarts) return;
  const rows = JSON.parse(frame.dataset.figures);
  const few = rows.length <= 14;
  const bar = (name, key, colour, decal) => ({
    name,
    type: "bar",
    data: rows.map((row) => row[key]),
    itemStyle: { color: colour, decal },
    label: { show: few, position: "top", formatter: (point) => (point.value === null ? "未报" : String(point.value)) },
  });
  const hatched = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -0.7 };
  const series = {
    intensity: [
      bar("研发投入强度", "intensity", "#12468c"),
      { name: "全省平均", type: "line", symbol: "diamond", symbolSize: 9, data: rows.map((row) => row.average), itemStyle: { color: "#8a5200" }, lineStyle: { type: "dashed" } },
    ],
    growth: [bar("财政科技支出增幅", "sci_growth", "#12468c"), bar("财政经常性收入增幅", "revenue_growth", "#8993a0", hatched)],
  };
  const drawn = [];
  for (const place of frame.querySelectorAll("[data-chart]")) {
    place.classList.add("drawn");
    const chart = window.echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      grid: { left: 40, right: 12, top: 36, bottom: few ? 32 : 64 },
      xAxis: { type: "category", data: rows.map((row) => row.city), axisLabel: { interval: 0, rotate: few ? 0 : 60 } },
      yAxis: { type: "value", name: "%" },
      series: series[place.dataset.chart],
    });
    drawn.push(chart);
  }
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
})();
