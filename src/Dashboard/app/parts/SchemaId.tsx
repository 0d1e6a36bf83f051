import { Fragment } from 'preact';

/** An id, which may break after its slashes and nowhere else as long as there is room. */
export function SchemaId({ id }: { readonly id: string }) {
  return (
    <span class="mono small id">
      {id.split('/').map((part, index) => (
        <Fragment key={index}>
          {index > 0 && '/'}
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
