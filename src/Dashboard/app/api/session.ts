import { signal } from '@preact/signals';

/** Whether the server knows who asks. `unknown` until it has been asked once. */
export const standing = signal<'unknown' | 'in' | 'out'>('unknown');

/** Who is signed in, where the server tells. */
export const who = signal<Session | null>(null);

interface Session {
  /** Null for somebody who presents no key where none is needed. */
  readonly name: string | null;
  readonly scopes: readonly string[];
  /** What anybody may do. */
  readonly anonymous?: readonly string[];
}

const prefix = document.documentElement.dataset['api'] ?? '/api';

// Only for servers without sessions: kept in this page's memory and nowhere else, so a reload asks again.
let key: string | null = null;

export function authorization(): Record<string, string> {
  return key === null ? {} : { Authorization: `Bearer ${key}` };
}

export function ended(): void {
  key = null;
  who.value = null;
  standing.value = 'out';
}

/** Asks who the server takes us for. A server without sessions is asked for something that it shows to readers. */
export async function begin(): Promise<void> {
  const session = await reach('/session');
  if (session?.ok) {
    const found = (await session.json()) as Session;
    who.value = found;
    standing.value = found.name === null && !found.scopes.includes('read') ? 'out' : 'in'; // whoever may see nothing has to sign in
  } else if (session === null || session.status === 401 || session.status === 403) {
    standing.value = 'out';
  } else {
    standing.value = (await reach('/registry'))?.ok ? 'in' : 'out';
  }
}

/** Signs in by a key. Returns what is wrong, or null. */
export async function signIn(presented: string): Promise<string | null> {
  if (!/^[\x21-\x7e]+$/.test(presented)) return 'A key is made of letters, digits and - . _ ~ + / =, without spaces.';
  const headers = { Authorization: `Bearer ${presented}` };
  const session = await reach('/session', { method: 'POST', headers });
  if (session === null) return 'The server does not answer. Check that it runs, then try again.';
  if (session.ok) {
    await begin();
    return null;
  }

  if (session.status === 404 || session.status === 405) {
    const answer = await reach('/registry', { headers });
    if (answer?.ok) {
      key = presented;
      standing.value = 'in';
      return null;
    }
  }

  return session.status === 429 ? 'Too many tries. Wait a minute, then try again.' : 'The server does not know this key. Check it for a missing character, or ask whoever runs the server.';
}

export async function signOut(): Promise<void> {
  await reach('/session', { method: 'DELETE', headers: authorization() });
  ended();
}

async function reach(path: string, init: RequestInit = {}): Promise<Response | null> {
  try {
    return await fetch(prefix + path, { credentials: 'same-origin', ...init });
  } catch {
    return null;
  }
}
