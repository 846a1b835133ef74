// Draws what the tables of a page tell; without it, the tables tell it.
(() => {
  "use strict";
  const places = [...document.querySelectorAll("[data-chart]")];
  const source = document.querySelector("[data-charts]");
  if (!places.length || !source || !window.echarts) return;

  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  /** A colour of the style sheet, as it is in this theme. */
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };

  let options = {};
  let drawn = [];

  const themed = (option) => {
    const ink = colour("--ink");
    const quiet = colour("--quiet");
    const line = colour("--line");
    const accent = colour("--accent");
    const axis = { axisLabel: { color: quiet, lineHeight: 16 }, nameTextStyle: { color: quiet }, axisLine: { lineStyle: { color: quiet } }, splitLine: { lineStyle: { color: line } } };
    const merged = (some) => some && { ...axis, ...some, axisLabel: { ...axis.axisLabel, ...some.axisLabel } };
    const themedOption = {
      ...option,
      color: [accent, accent, accent],
      textStyle: { color: ink, fontFamily: "system-ui, sans-serif" },
      tooltip: { ...option.tooltip, backgroundColor: colour("--raised"), borderColor: line, textStyle: { color: ink } },
      series: (option.series || []).map((one) => one.type === "sankey"
        ? { ...one, color: [accent, colour("--notice"), quiet], label: { color: ink, textBorderWidth: 0 }, lineStyle: { color: "source", opacity: 0.35 } }
        : one),
    };
    if (option.xAxis) themedOption.xAxis = merged(option.xAxis);
    if (option.yAxis) themedOption.yAxis = merged(option.yAxis);
    if (option.radar) {
      const lines = { lineStyle: { color: line } };
      themedOption.radar = { ...option.radar, axisName: { color: ink }, axisLine: lines, splitLine: lines, splitArea: { show: false } };
    }
    return themedOption;
  };

  const draw = () => {
    drawn.forEach((chart) => chart.dispose());
    drawn = places.flatMap((place) => {
      const option = options[place.dataset.chart];
      // Of what is a gap throughout, the sentence and the table tell enough.
      if (!option || !(option.series || []).some((one) => (one.data || []).some((point) => point !== "-"))) return [];
      place.hidden = false;
      const chart = window.echarts.init(place, null, { renderer: "svg" });
      chart.setOption(themed(option));
      return [chart];
    });
  };

  fetch(source.dataset.charts, { headers: { Accept: "application/json" }, credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((found) => {
      options = found;
      draw();
    })
    .catch(() => { /* The tables stand. */ });
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
