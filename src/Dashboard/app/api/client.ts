import { Failure } from './failure';
import { authorization, ended } from './session';
import type { Problem } from './shapes';

const prefix = document.documentElement.dataset['api'] ?? '/api';

export interface Ask {
  readonly method?: string;
  readonly body?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whole addresses for links and snippets: `http://127.0.0.1:5080/api/eventlog`. */
export function apiAddress(path: string): string {
  return location.origin + prefix + path;
}

/** Asks for JSON below the API's prefix. Throws a {@link Failure}. */
export async function ask<T>(path: string, options: Ask = {}): Promise<T> {
  const response = await send(path, options);
  return (response.status === 204 ? null : await response.json()) as T;
}

export async function askText(path: string, options: Ask = {}): Promise<string> {
  return (await send(path, options)).text();
}

export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return ask<T>(path, { method: 'POST', body: JSON.stringify(body), ...(signal ? { signal } : {}) });
}

/** Sends a request, and tells the session when the server no longer knows who asks. */
export async function send(path: string, options: Ask = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: options.accept ?? 'application/json', ...authorization(), ...options.headers };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(prefix + path, {
      method: options.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: options.body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Failure(0, null);
  }

  if (response.ok) return response;
  if (response.status === 401) ended();
  throw new Failure(response.status, await problemOf(response));
}

async function problemOf(response: Response): Promise<Problem | null> {
  if (!response.headers.get('Content-Type')?.includes('json')) return null;
  try {
    return (await response.json()) as Problem;
  } catch {
    return null;
  }
}
