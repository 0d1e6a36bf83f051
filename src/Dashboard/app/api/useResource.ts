import { useEffect, useState } from 'preact/hooks';
import { ask } from './client';
import { Failure } from './failure';

export type Resource<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Failure };

type Load<T> = (path: string, signal: AbortSignal) => Promise<T>;

/** Keeps what an address answers; asks again every so many seconds while somebody looks. A failure keeps what was there before; another turn asks at once. */
export function useResource<T>(path: string | null, everySeconds = 0, load: Load<T> = (address, signal) => ask<T>(address, { signal }), turn = 0): Resource<T> {
  const [kept, keep] = useState<{ path: string | null; resource: Resource<T> }>({ path, resource: { state: 'loading' } });

  useEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    let timer = 0;
    const again = async () => {
      if (!document.hidden) {
        try {
          const value = await load(path, leaving.signal);
          keep({ path, resource: { state: 'ready', value } });
        } catch (error) {
          if (leaving.signal.aborted) return;
          const failure = error instanceof Failure ? error : new Failure(0, null);
          keep((before) => (before.path === path && before.resource.state === 'ready' && failure.status === 0 ? before : { path, resource: { state: 'failed', failure } }));
        }
      }

      if (everySeconds > 0 && !leaving.signal.aborted) timer = window.setTimeout(() => void again(), everySeconds * 1000);
    };
    void again();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [path, everySeconds, turn]);

  return kept.path === path ? kept.resource : { state: 'loading' };
}

/** What a resource holds, or nothing yet. */
export function valueOf<T>(resource: Resource<T>): T | null {
  return resource.state === 'ready' ? resource.value : null;
}
