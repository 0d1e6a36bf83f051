import type { ComponentChildren } from 'preact';
import { addressOf, go, type Query } from './place';

interface LinkProps {
  readonly to: string;
  readonly query?: Query;
  readonly class?: string;
  readonly title?: string;
  readonly 'aria-current'?: 'page' | 'true' | undefined;
  readonly 'aria-label'?: string;
  readonly 'aria-keyshortcuts'?: string;
  /** Marks the link of a row, to which `j` and `k` go. */
  readonly 'data-row-link'?: boolean;
  readonly children: ComponentChildren;
}

/** A real link, so that it can be opened in a tab; a plain click stays in the page. */
export function Link({ to, query = {}, children, ...rest }: LinkProps) {
  const address = addressOf(to, query);
  return (
    <a {...rest} href={address} onClick={(event) => follow(event, address)}>
      {children}
    </a>
  );
}

function follow(event: MouseEvent, address: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(address);
}
