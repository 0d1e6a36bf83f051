import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { zone } from '../text/zone';
import { chartOptions } from './options';
import type { ChartProps } from './ChartPanel';

/** Draws series over time. It comes as a file of its own, since most screens need none. */
export default function Chart({ times, span, series, unit, onPoint }: ChartProps & { readonly onPoint: (index: number | null) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const data: uPlot.AlignedData = [[...times], ...series.map((one) => [...one.values])] as uPlot.AlignedData;
  const shape = series.map((one) => one.label).join();

  useEffect(() => {
    const element = place.current!;
    const draw = () => {
      plot.current?.destroy();
      plot.current = new uPlot({ ...chartOptions(element, span, series, unit), hooks: { setCursor: [(drawn) => onPoint(drawn.cursor.idx ?? null)] } }, data, element);
    };
    draw();
    const sizes = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: element.clientHeight }));
    sizes.observe(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    const attribute = new MutationObserver(draw);
    attribute.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      sizes.disconnect();
      attribute.disconnect();
      scheme.removeEventListener('change', draw);
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape, span, unit, zone.value]);

  useEffect(() => plot.current?.setData(data), [times, series]);
  return <div ref={place} class="chart" aria-hidden="true" />;
}
