import type { ComponentChildren } from 'preact';
import { PathText } from '../parts/SchemaId';
import { Link } from '../routing/Link';
import { place } from '../routing/place';
import type { Namespace } from './namespaces';

export function NamespaceTree({ namespaces, all }: { readonly namespaces: readonly Namespace[]; readonly all: number }) {
  const chosen = place.value.query.get('ns') ?? '';
  return (
    <nav class="namespaces" aria-label="Namespaces">
      <ul>
        <Entry path="" label="All schemas" schemas={all} chosen={chosen} />
        {namespaces.map((one) => (
          <Branch key={one.path} namespace={one} chosen={chosen} />
        ))}
      </ul>
    </nav>
  );
}

function Branch({ namespace, chosen }: { readonly namespace: Namespace; readonly chosen: string }) {
  return (
    <Entry path={namespace.path} label={namespace.label} schemas={namespace.schemas} chosen={chosen}>
      {namespace.children.length > 0 && (
        <ul>
          {namespace.children.map((one) => (
            <Branch key={one.path} namespace={one} chosen={chosen} />
          ))}
        </ul>
      )}
    </Entry>
  );
}

interface EntryProps {
  readonly path: string;
  readonly label: string;
  readonly schemas: number;
  readonly chosen: string;
  readonly children?: ComponentChildren;
}

function Entry({ path, label, schemas, chosen, children }: EntryProps) {
  return (
    <li>
      <Link to="schemas" query={{ ...Object.fromEntries(place.value.query), ns: path }} aria-current={path === chosen ? 'true' : undefined}>
        <span>
          <PathText path={label} />
        </span>
        <span class="number">{schemas}</span>
      </Link>
      {children}
    </li>
  );
}
