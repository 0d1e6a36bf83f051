const api = document.documentElement.dataset['api'] ?? '/api';

/** An address beside the API's: the pages about codes, and health. */
export function rootAddress(path: string): string {
  return api.replace(/\/api$/, '') + path;
}

/** The server's page about a code, or the list of all. */
export function documentation(code = ''): string {
  return rootAddress(`/docs/diagnostics${code === '' ? '' : `/${encodeURIComponent(code)}`}`);
}
