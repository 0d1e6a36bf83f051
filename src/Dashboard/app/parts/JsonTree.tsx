import type { ComponentChildren } from 'preact';

const mostEntries = 500;

/** A JSON value as a tree that folds. Names and values are text, whatever they hold. */
export function JsonTree({ value }: { readonly value: unknown }) {
  return (
    <div class="json-tree">
      <Node value={value} depth={0} />
    </div>
  );
}

function Node({ name, value, depth }: { readonly name?: string; readonly value: unknown; readonly depth: number }): ComponentChildren {
  const label = name === undefined ? null : <span class="key">{name}: </span>;
  if (typeof value !== 'object' || value === null)
    return (
      <>
        {label}
        <span class={typeof value === 'string' ? 'tone-text' : 'tone-value'}>{JSON.stringify(value)}</span>
      </>
    );
  const entries = Object.entries(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0)
    return (
      <>
        {label}
        {open + close}
      </>
    );
  return (
    <details open={depth < 3}>
      <summary>
        {label}
        <span class="soft">
          {open} {entries.length} {close}
        </span>
      </summary>
      <ul>
        {entries.slice(0, mostEntries).map(([key, item]) => (
          <li key={key}>
            <Node name={key} value={item} depth={depth + 1} />
          </li>
        ))}
        {entries.length > mostEntries && <li class="soft">and {entries.length - mostEntries} more</li>}
      </ul>
    </details>
  );
}
