import type { ComponentChildren } from 'preact';
import type { Resource } from '../api/useResource';
import { FailureNotice } from './FailureNotice';

interface LoadedProps<T> {
  readonly resource: Resource<T>;
  readonly what: string;
  readonly children: (value: T) => ComponentChildren;
}

/** Shows what was loaded; or that it is being loaded; or why it could not be, and what to do. */
export function Loaded<T>({ resource, what, children }: LoadedProps<T>) {
  switch (resource.state) {
    case 'loading':
      return <div class="waiting" role="status" aria-label={`Loading ${what}`} />;
    case 'failed':
      return <FailureNotice failure={resource.failure} what={what} />;
    default:
      return <>{children(resource.value)}</>;
  }
}
