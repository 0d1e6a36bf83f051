import { ask } from '../../api/client';
import type { Comparison, SchemaSummary } from '../../api/shapes';
import { useResource } from '../../api/useResource';
import { Badge } from '../../parts/Badge';
import { Loaded } from '../../parts/Loaded';
import { filter } from '../../routing/place';
import { toneOf } from './verdicts';

/** How many versions are set against each other: the newest. */
const most = 6;

interface Cell {
  readonly reader: string;
  readonly writer: string;
  readonly verdict: string;
}

/** Which version takes the events of which: a row for each reader, a column for each writer. */
export function VersionMatrix({ id, all }: { readonly id: string; readonly all: readonly SchemaSummary[] }) {
  const versions = all.slice(0, most).map((one) => one.version);
  const matrix = useResource<readonly Cell[]>(`${id}\n${versions.join('\n')}`, 0, (_, signal) => compareAll(id, versions, signal));
  return (
    <Loaded resource={matrix} what="which versions are compatible">
      {(cells) => (
        <section class="panel scroll" aria-label="Which version takes whose events">
          <table class="matrix">
            <caption class="unseen">Whether the version of a row takes the events of the version of a column</caption>
            <thead>
              <tr>
                <th scope="col">Takes events of</th>
                {versions.map((version) => (
                  <th key={version} scope="col">
                    {version}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {versions.map((reader) => (
                <tr key={reader}>
                  <th scope="row">{reader}</th>
                  {versions.map((writer) => (
                    <td key={writer}>{reader === writer ? <span class="soft">its own</span> : <Answer cell={cells.find((one) => one.reader === reader && one.writer === writer)} />}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {all.length > most && <p class="panel-body small soft">The {most} newest versions of {all.length}.</p>}
        </section>
      )}
    </Loaded>
  );
}

function Answer({ cell }: { readonly cell: Cell | undefined }) {
  if (cell === undefined) return null;
  return (
    <button type="button" class="button quiet" aria-label={`${cell.reader} for events of ${cell.writer}: ${cell.verdict}`} onClick={() => filter({ from: cell.writer, to: cell.reader })}>
      <Badge tone={toneOf(cell.verdict)}>{cell.verdict}</Badge>
    </button>
  );
}

async function compareAll(id: string, versions: readonly string[], signal: AbortSignal): Promise<readonly Cell[]> {
  const pairs = versions.flatMap((to, index) => versions.slice(index + 1).map((from) => ({ from, to })));
  const compared = await Promise.all(
    pairs.map(async ({ from, to }) => {
      const comparison = await ask<Comparison>(`/schemas/compare?${new URLSearchParams({ id, from, to }).toString()}`, { signal });
      return [
        { reader: to, writer: from, verdict: comparison.backward?.verdict ?? 'undecided' },
        { reader: from, writer: to, verdict: comparison.forward?.verdict ?? 'undecided' },
      ];
    }),
  );
  return compared.flat();
}
