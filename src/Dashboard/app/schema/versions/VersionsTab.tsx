import type { SchemaSummary } from '../../api/shapes';
import { filter, place } from '../../routing/place';
import { Link } from '../../routing/Link';
import type { ShownSchema } from '../shown';
import { ComparisonView } from './ComparisonView';
import { TextDiff } from './TextDiff';
import { VersionMatrix } from './VersionMatrix';

const shownOfHash = 'sha256:'.length + 16;

export function VersionsTab({ shown, all }: { readonly shown: ShownSchema; readonly all: readonly SchemaSummary[] }) {
  const newest = all[0]!.version;
  const to = place.value.query.get('to') ?? (shown.version === all.at(-1)?.version && all.length > 1 ? newest : shown.version);
  const from = place.value.query.get('from') ?? all.find((one) => one.version !== to)?.version ?? to;
  return (
    <div class="stack">
      <div class="panel scroll">
        <table>
          <caption class="unseen">Versions</caption>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Pack</th>
              <th scope="col">Dialect</th>
              <th scope="col">Hash</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <tr key={one.version} data-row>
                <th scope="row">
                  <Link to="schema" query={{ id: one.id, version: one.version }} data-row-link>
                    {one.version}
                  </Link>
                </th>
                <td>{one.origins.map((origin) => origin.package?.id ?? origin.pack).join(', ')}</td>
                <td class="small nowrap">{one.dialect.replace(/^https?:\/\/json-schema\.org\/(.*?)\/?(schema)?#?$/, '$1')}</td>
                <td class="mono small nowrap" title={one.hash}>
                  {one.hash.slice(0, shownOfHash)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all.length > 1 ? (
        <>
          <VersionMatrix id={shown.id} all={all} />
          <div class="row">
            <Chosen label="From" value={from} all={all} name="from" />
            <Chosen label="To" value={to} all={all} name="to" />
          </div>
          {from === to ? (
            <p class="soft">Choose two versions to compare.</p>
          ) : (
            <>
              <ComparisonView id={shown.id} from={from} to={to} />
              <TextDiff id={shown.id} from={from} to={to} />
            </>
          )}
        </>
      ) : (
        <p class="soft">There is one version. When a pack brings another one, this tab says whether it breaks senders or readers.</p>
      )}
    </div>
  );
}

interface ChosenProps {
  readonly label: string;
  readonly value: string;
  readonly name: 'from' | 'to';
  readonly all: readonly SchemaSummary[];
}

function Chosen({ label, value, name, all }: ChosenProps) {
  return (
    <label class="row small">
      {label}
      <select class="field" value={value} onChange={(event) => filter({ [name]: event.currentTarget.value })}>
        {all.map((one) => (
          <option key={one.version}>{one.version}</option>
        ))}
      </select>
    </label>
  );
}
