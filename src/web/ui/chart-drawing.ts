import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// The only file that knows the library. SVG and no tooltips: what they write as HTML the page's Trusted Types do not take; every figure stands in the table.
use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

export type Series = { readonly name: string; readonly values: readonly (number | null)[]; readonly as?: 'line' | 'bar' };
/** Figures by label. `across`: bars lie, for labels that are words; `small`: without axes, one of many; `line`: a value that the figures are held against. */
export type Drawn = {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly across?: boolean;
  readonly small?: boolean;
  readonly unit?: string;
  readonly most?: number;
  readonly line?: { readonly value: number; readonly label: string };
};

/** A lying bar takes so much height, with room for the axis and the legend. */
const ROW = 26;

/** Draws into a place as wide as it is, again when its width changes; the picture shrinks with the paper. Returns how to take it away. */
export function draw(place: HTMLElement, drawn: Drawn): () => void {
  const size = () => ({ width: Math.max(120, place.clientWidth), height: heightOf(drawn) });
  const chart = init(place, null, { renderer: 'svg', ...size() });
  const paint = () => {
    chart.setOption(optionOf(drawn, place), true);
    const { width, height } = size();
    place.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
  };
  const watch = new ResizeObserver(() => {
    if (window.matchMedia('print').matches || chart.getWidth() === size().width) return;
    chart.resize(size());
    paint();
  });
  paint();
  watch.observe(place);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}

const heightOf = ({ across, small, labels, series }: Drawn): number => {
  if (small) return 56;
  return across ? 56 + labels.length * (ROW + (series.length - 1) * 10) : 240;
};

function optionOf(
  { labels, series, across, small, unit, most, line }: Drawn,
  place: HTMLElement,
): Parameters<ReturnType<typeof init>['setOption']>[0] {
  const style = getComputedStyle(place);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const text = { color: token('--c-text-2'), fontFamily: style.fontFamily, fontSize: 12 };
  const rule = { lineStyle: { color: token('--c-line') } };
  const of = {
    type: 'category' as const,
    data: [...labels],
    axisLabel: { ...text, interval: across ? 0 : ('auto' as const) },
    axisTick: { show: false },
    axisLine: rule,
  };
  const by = {
    type: 'value' as const,
    max: most ?? null,
    // What is counted has no halves.
    minInterval: unit === '家' ? 1 : 0,
    axisLabel: { ...text, formatter: `{value}${unit ?? ''}` },
    splitLine: rule,
    splitNumber: 5,
  };
  const named = series.length > 1;
  const shades = [token('--c-map-3'), token('--c-map-4'), token('--c-map-2'), token('--c-text-3')];
  return {
    animation: false,
    textStyle: text,
    legend: { show: named && !small, top: 4, left: 16, textStyle: text, itemWidth: 16, itemHeight: 10 },
    grid: small
      ? { left: 4, right: 4, top: 6, bottom: 6 }
      : { left: 16, right: 48, top: named ? 36 : line ? 28 : 16, bottom: 8, containLabel: true },
    xAxis: small ? { ...of, show: false } : across ? by : of,
    yAxis: small ? { ...by, show: false, scale: series.every(({ as }) => as === 'line') } : across ? { ...of, inverse: true } : by,
    series: series.map(({ name, values, as = 'bar' }, at) => ({
      ...{ name, type: as, data: values.map((one) => one ?? '-'), color: shades[at % shades.length] as string, silent: true },
      ...{ barMaxWidth: 22, symbolSize: 5, showSymbol: !small || values.filter((one) => one !== null).length < 3 },
      label: {
        show: !small && labels.length * series.length <= 48,
        position: across ? ('right' as const) : ('top' as const),
        ...text,
        formatter: `{c}${unit ?? ''}`,
      },
      ...(line && at === 0
        ? {
            markLine: {
              ...{ silent: true, symbol: 'none', lineStyle: { color: token('--c-red'), type: 'dashed' as const } },
              data: [across ? { xAxis: line.value } : { yAxis: line.value }],
              label: {
                formatter: line.label,
                color: token('--c-red'),
                fontSize: 12,
                position: across ? ('start' as const) : ('end' as const),
                rotate: 0,
              },
            },
          }
        : {}),
    })) as never,
  };
}
