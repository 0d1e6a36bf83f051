const api = document.documentElement.dataset['api'] ?? '/api';

/** The server's page about a code, or the list of all. */
export function documentation(code = ''): string {
  return `${api.replace(/\/api$/, '')}/docs/diagnostics${code === '' ? '' : `/${encodeURIComponent(code)}`}`;
}
