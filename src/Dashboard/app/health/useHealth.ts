import { send } from '../api/client';
import { rootAddress } from '../api/documentation';
import { Failure } from '../api/failure';
import { useResource, type Resource } from '../api/useResource';
import { healthOf, type HealthReport } from './report';

/** How the server is, with reasons; of a server that gives none, the one word that probes get. */
export function useHealth(everySeconds: number): Resource<HealthReport> {
  return useResource('/health', everySeconds, async (path, signal) => {
    try {
      const response = await send(path, { signal });
      return healthOf(response.status, await response.text());
    } catch (error) {
      if (!(error instanceof Failure) || !error.isAbsent) throw error;
      const response = await fetch(rootAddress('/healthz/ready'), { signal });
      return healthOf(response.status, await response.text());
    }
  });
}
