import { CustomChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, setPlatformAPI, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { frameOf, type ChartModel, type ChartSize } from "./chart-model";
import { cleanSvg } from "./svg-clean";
import { textWidth } from "./text-width";

/*
 * Server only: no component with "use client" may import this file, or ECharts (0.25 MB) would reach the
 * browser. One drawing serves both themes: colours leave as custom properties (see tokens.ts). Rendering the
 * chart twice and hiding one copy would double the page's bytes for the same picture.
 */
register([CustomChart, GridComponent, SVGRenderer]);
setPlatformAPI({
  measureText: (text, font = "12px") => {
    const size = Number.parseFloat(/([\d.]+)px/u.exec(font)?.[1] ?? "12");
    return { width: textWidth(text, size, /\b(?:bold|[6-9]00)\b/u.test(font)) };
  },
});

/** Draws a chart as an SVG string with a `viewBox`; about 5 ms. Throws when the option is not drawable. */
export function renderChart(model: ChartModel, size: ChartSize): string {
  const frame = frameOf(model, size);
  const chart = init(null, null, {
    renderer: "svg",
    ssr: true,
    width: frame.width,
    height: frame.height,
  });
  try {
    chart.setOption(model.option(frame));
    return cleanSvg(chart.renderToSVGString(), { size, name: model.title });
  } finally {
    chart.dispose();
  }
}
