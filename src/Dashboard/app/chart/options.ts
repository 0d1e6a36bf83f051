import uPlot from 'uplot';
import { clock } from '../text/time';
import type { Series } from './ChartPanel';

const dashes: Readonly<Record<Series['tone'], number[]>> = { accent: [], bad: [], soft: [4, 4] };

/** Colours come from the page's own, so that a chart follows the theme. */
export function chartOptions(element: HTMLElement, span: number, series: readonly Series[], unit: (value: number) => string): uPlot.Options {
  const line = colour(element, '--line');
  const ink = colour(element, '--ink-faint');
  const tones = { accent: colour(element, '--accent'), bad: colour(element, '--bad'), soft: ink };
  const font = `12px ${getComputedStyle(element).fontFamily}`;
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    legend: { show: false },
    cursor: { y: false, points: { size: 6 } },
    padding: [8, 20, 0, 0],
    scales: { x: { time: true, range: (_, __, last) => rangeTo(last, span) }, y: { range: (_, __, most) => [0, Math.max(most * 1.1, 1)] } },
    axes: [
      { stroke: ink, font, grid: { show: false }, ticks: { show: false }, size: 28, space: 64, values: (_, splits, __, ___, step) => splits.map((split) => timeOf(split, step)) },
      { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 52, space: 36, values: (_, splits) => splits.map(unit) },
    ],
    series: [
      {},
      ...series.map((one, index) => ({
        label: one.label,
        stroke: tones[one.tone],
        width: 1.75,
        spanGaps: true,
        dash: dashes[one.tone],
        points: { show: false },
        ...(index === 0 ? { fill: colour(element, '--accent-tint') } : {}),
      })),
    ],
  };
}

/** A custom property as a colour that a canvas takes: `light-dark()` settled for the theme in force. */
function colour(element: HTMLElement, name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  element.append(probe);
  const settled = getComputedStyle(probe).color;
  probe.remove();
  return settled;
}

/** Up to the newest point; before there is any, up to now. */
function rangeTo(last: number | null, span: number): [number, number] {
  const end = last || Date.now() / 1000;
  return [end - span, end];
}

/** With seconds where marks are less than a minute apart. */
function timeOf(seconds: number, step: number): string {
  return clock(new Date(seconds * 1000)).slice(0, step < 60 ? 8 : 5);
}
