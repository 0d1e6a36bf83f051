import { useRef } from 'preact/hooks';
import { ask } from '../api/client';
import type { HandlerState } from '../api/shapes';
import { useResource } from '../api/useResource';
import { toneOf } from '../handlers/state';
import { Badge } from '../parts/Badge';
import { Loaded } from '../parts/Loaded';
import { Sparkline } from '../parts/Sparkline';
import { Link } from '../routing/Link';
import { count } from '../text/numbers';
import { rate } from '../text/rates';
import { mostSamples, ratesOf, withSample, type Sample } from './figures';

/** What each handler does at this moment, by looks every two seconds since the screen was opened. */
export function HandlerRates({ every }: { readonly every: number }) {
  const looks = useRef(new Map<string, readonly Sample[]>());
  const handlers = useResource<{ handlers: readonly HandlerState[] }>('/handlers', every, async (path, signal) => {
    const answer = await ask<{ handlers: readonly HandlerState[] }>(path, { signal });
    const seconds = performance.now() / 1000;
    for (const handler of answer.handlers) looks.current.set(handler.name, withSample(looks.current.get(handler.name) ?? [], { seconds, written: handler.written }));
    return answer;
  });
  return (
    <section class="stack tight">
      <div class="row spread">
        <h2>Handlers</h2>
        <Link to="handlers" class="small">
          All about handlers
        </Link>
      </div>
      <Loaded resource={handlers} what="handlers">
        {(loaded) => (
          <div class="panel scroll">
            <table class="stacking">
              <caption class="unseen">What each handler does now</caption>
              <thead>
                <tr>
                  <th scope="col">Handler</th>
                  <th scope="col">State</th>
                  <th scope="col" class="number">Records a second</th>
                  <th scope="col">Last two minutes</th>
                  <th scope="col" class="number">Waiting</th>
                  <th scope="col" class="number">Written</th>
                  <th scope="col" class="number">Failed</th>
                  <th scope="col" class="number">Retries</th>
                </tr>
              </thead>
              <tbody>
                {loaded.handlers.map((handler) => (
                  <Row key={handler.name} handler={handler} rates={ratesOf(looks.current.get(handler.name) ?? [])} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  );
}

function Row({ handler, rates }: { readonly handler: HandlerState; readonly rates: readonly number[] }) {
  return (
    <tr>
      <th scope="row">
        {handler.name} <span class="soft">{handler.kind}</span>
      </th>
      <td data-label="State">
        <Badge tone={toneOf(handler)}>{handler.state}</Badge>
      </td>
      <td class="number" data-label="Records a second">
        {rates.length === 0 ? '–' : rate(rates.at(-1)!)}
      </td>
      <td data-label="Last two minutes">
        <Sparkline values={rates} room={mostSamples - 1} />
      </td>
      <td class="number" data-label="Waiting">
        {handler.queue ? count(handler.queue.length) : '–'}
      </td>
      <td class="number" data-label="Written">
        {count(handler.written)}
      </td>
      <td class="number" data-label="Failed">
        {count(handler.failed)}
      </td>
      <td class="number" data-label="Retries">
        {count(handler.retries)}
      </td>
    </tr>
  );
}
