import { documentation } from '../api/documentation';

/** A code of a finding, with the server's page about it. */
export function CodeLink({ code }: { readonly code: string }) {
  return (
    <a class="mono small" href={documentation(code)} target="_blank" rel="noreferrer">
      {code}
    </a>
  );
}
