import { useSignal } from '@preact/signals';
import { clock } from '../text/time';
import type { ChartProps } from './ChartPanel';

const mostRows = 30;

export function ChartTable({ title, times, series, unit }: ChartProps & { readonly title: string }) {
  const open = useSignal(false);
  return (
    <details class="chart-table" onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>As a table</summary>
      {open.value && (
        <div class="scroll" tabIndex={0} role="group" aria-label={title}>
          <table>
            <caption class="unseen">{title}, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">Time</th>
                {series.map((one) => (
                  <th key={one.label} scope="col" class="number">
                    {one.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {times
                .map((time, index) => ({ time, index }))
                .slice(-mostRows)
                .toReversed()
                .map(({ time, index }) => (
                  <tr key={time}>
                    <th scope="row">{clock(new Date(time * 1000)).slice(0, 8)}</th>
                    {series.map((one) => (
                      <td key={one.label} class="number">
                        {one.values[index] === null || one.values[index] === undefined ? '–' : unit(one.values[index])}
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
