/** A part of schema ids, with how many schemas lie below it. */
export interface Namespace {
  readonly path: string;
  readonly label: string;
  readonly schemas: number;
  readonly children: readonly Namespace[];
}

interface Growing {
  label: string;
  schemas: number;
  children: Map<string, Growing>;
}

/** The path of an id: `https://acme.example/web/page-view` is `acme.example/web/page-view`. */
export function pathOf(id: string): string {
  return id.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
}

/** A tree of what stands before the last slash of ids. A part with one child and nothing else is one with it. */
export function namespacesOf(ids: readonly string[]): readonly Namespace[] {
  const root: Growing = { label: '', schemas: 0, children: new Map() };
  for (const id of ids) {
    let node = root;
    for (const part of pathOf(id).split('/').slice(0, -1)) {
      let child = node.children.get(part);
      if (!child) node.children.set(part, (child = { label: part, schemas: 0, children: new Map() }));
      child.schemas++;
      node = child;
    }
  }

  return settled(root, '');
}

export function isWithin(id: string, namespace: string): boolean {
  return pathOf(id).startsWith(`${namespace}/`);
}

function settled(node: Growing, before: string): readonly Namespace[] {
  return [...node.children.values()]
    .map((child) => {
      let label = child.label;
      let last = child;
      let only = [...last.children.values()];
      while (only.length === 1 && only[0]!.schemas === last.schemas) {
        last = only[0]!;
        label += `/${last.label}`;
        only = [...last.children.values()];
      }

      const path = before + label;
      return { path, label, schemas: child.schemas, children: settled(last, `${path}/`) };
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
}
