import { download } from '../parts/download';
import { Icon } from '../parts/Icon';
import { filter, place } from '../routing/place';
import { csvOf } from './csv';
import type { SchemaGroup } from './grouping';

interface SchemaFiltersProps {
  readonly groups: readonly SchemaGroup[];
  readonly shown: readonly SchemaGroup[];
  readonly counts: boolean;
}

/** What narrows the table. A filter that nothing could differ by is left out. */
export function SchemaFilters({ groups, shown, counts }: SchemaFiltersProps) {
  const owners = valuesOf(groups.flatMap((group) => group.owner ?? []));
  return (
    <div class="filters" role="search">
      <div class="search">
        <Icon name="search" />
        <input
          class="field"
          type="search"
          data-search
          aria-label="Search schemas"
          placeholder="Search by id, title, property or owner"
          value={place.value.query.get('q') ?? ''}
          onInput={(event) => filter({ q: event.currentTarget.value })}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      <Select label="Pack" name="pack" options={[['', 'All packs'], ...valuesOf(groups.flatMap((group) => group.packs))]} />
      {owners.length > 0 && <Select label="Owner" name="owner" options={[['', 'All owners'], ...owners]} />}
      {groups.some((group) => group.deprecated) && <Select label="Deprecated" name="age" options={[['', 'Deprecated or not'], ['current', 'Not deprecated'], ['deprecated', 'Deprecated']]} />}
      {counts && <Select label="Traffic" name="traffic" options={[['', 'Seen or not'], ['seen', 'Seen'], ['never', 'Never seen'], ['refused', 'With refusals']]} />}
      <button type="button" class="button" onClick={() => download('schemas.csv', 'text/csv', csvOf(shown))}>
        <Icon name="download" /> CSV
      </button>
    </div>
  );
}

type Option = readonly [value: string, label: string];

function valuesOf(values: readonly string[]): readonly Option[] {
  return [...new Set(values)].toSorted().map((value) => [value, value]);
}

function Select({ label, name, options }: { readonly label: string; readonly name: string; readonly options: readonly Option[] }) {
  return (
    <select class="field" aria-label={label} value={place.value.query.get(name) ?? ''} onChange={(event) => filter({ [name]: event.currentTarget.value })}>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
