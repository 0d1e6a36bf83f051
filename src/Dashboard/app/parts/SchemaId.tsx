import { Fragment } from 'preact';

/** A path that breaks after its slashes, and elsewhere only where one part alone has no room. */
export function PathText({ path }: { readonly path: string }) {
  return (
    <span class="path">
      {path.split(/(?<=[^/]\/)(?!\/)/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          <span>{part}</span>
        </Fragment>
      ))}
    </span>
  );
}

export function SchemaId({ id }: { readonly id: string }) {
  return (
    <span class="mono small">
      <PathText path={id} />
    </span>
  );
}
