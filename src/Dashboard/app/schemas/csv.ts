import type { SchemaGroup } from './grouping';

/** RFC 4180. A cell that a spreadsheet would take for a formula gets a quote before it. */
export function csvOf(groups: readonly SchemaGroup[]): string {
  const rows = groups.map((group) => [group.id, group.title ?? '', group.versions.join(' '), group.packs.join(' '), group.owner ?? '', group.deprecated ? 'deprecated' : '', String(group.recorded), String(group.refused), group.lastSeen ?? '']);
  return [['id', 'title', 'versions', 'packs', 'owner', 'deprecated', 'recorded', 'refused', 'last seen'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
