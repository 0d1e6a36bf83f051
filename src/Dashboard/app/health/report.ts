import type { Tone } from '../parts/Badge';

/** What a health check answered, with its parts where it names them. */
export interface HealthReport {
  readonly word: string;
  readonly tone: Tone;
  readonly checks: readonly { readonly name: string; readonly isWell: boolean; readonly text: string }[];
}

/** Reads a word (`Healthy`), or JSON such as `{"status":"degraded","checks":[{"name":"handlers","status":"degraded","reason":"…"}]}`. */
export function healthOf(status: number, body: string): HealthReport {
  const word = wordOf(body) || (status === 200 ? 'healthy' : 'unhealthy');
  return { word: word.toLowerCase(), tone: status === 200 && /^healthy/i.test(word) ? 'good' : status === 200 && /^degraded/i.test(word) ? 'warn' : 'bad', checks: checksOf(body) };
}

function wordOf(body: string): string {
  const parsed = parsedOf(body);
  return typeof parsed?.['status'] === 'string' ? parsed['status'] : parsed === null ? (body.trim().split('\n')[0] ?? '').slice(0, 40) : '';
}

function checksOf(body: string): HealthReport['checks'] {
  const checks = parsedOf(body)?.['checks'] ?? parsedOf(body)?.['entries'];
  if (typeof checks !== 'object' || checks === null) return [];
  return Object.entries(checks as Record<string, { name?: string; status?: string; description?: string; reason?: string }>).map(([name, check]) => ({
    name: check.name ?? name,
    isWell: /^healthy$/i.test(check.status ?? ''),
    text: check.reason ?? check.description ?? check.status ?? '',
  }));
}

function parsedOf(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
