import { expect, test } from 'vitest';
import type { SchemaSummary } from '../api/shapes';
import { csvOf } from './csv';
import { foundBy, grouped, matches } from './grouping';
import { isWithin, namespacesOf } from './namespaces';
import { orderOf, sorted, turned } from './sorting';

const one = (id: string, version: string, title: string | null = null, pack = 'Acme'): SchemaSummary => ({ id, version, title, description: null, dialect: '', hash: '', href: '', origins: [{ pack, resource: '' }] });

const schemas = [one('https://acme.example/web/page', '2', 'Page'), one('https://acme.example/web/page', '10', 'Page view'), one('acme.example/app/start', '1'), one('other', '1')];

const traffic = [
  { id: 'https://acme.example/web/page', version: '2', recorded: 5, refused: 1, lastSeen: '2026-01-01T00:00:00Z' },
  { id: 'https://acme.example/web/page', version: '10', recorded: 7, refused: 0, lastSeen: '2026-01-02T00:00:00Z' },
];

test('versions of a schema are one row, and the newest by number speaks for it', () => {
  const [page] = grouped(schemas, traffic);
  expect(page).toMatchObject({ title: 'Page view', versions: ['10', '2'], recorded: 12, refused: 1, lastSeen: '2026-01-02T00:00:00Z' });
});

test('every word of a search must be found', () => {
  const [page] = grouped(schemas, []);
  expect(matches(page!, 'VIEW acme')).toBe(true);
  expect(matches(page!, 'view zzz')).toBe(false);
});

test('a schema is found by its properties and its owner, and says by which property', () => {
  const [order] = grouped([{ ...one('shop/order', '1', 'Order'), owner: 'Web team', properties: ['basket', 'basketValue', 'to'] }], []);
  expect(matches(order!, 'BASKET order')).toBe(true);
  expect(matches(order!, 'web')).toBe(true);
  expect(foundBy(order!, 'basket order')).toEqual(['basket', 'basketValue']);
  expect(foundBy(order!, 'order')).toEqual([]);
  expect(foundBy(order!, '')).toEqual([]);
});

test('namespaces are a tree, in which a lone branch is one with its parent', () => {
  expect(namespacesOf(schemas.map((schema) => schema.id))).toEqual([
    {
      path: 'acme.example',
      label: 'acme.example',
      schemas: 3,
      children: [
        { path: 'acme.example/app', label: 'app', schemas: 1, children: [] },
        { path: 'acme.example/web', label: 'web', schemas: 2, children: [] },
      ],
    },
  ]);
  expect(namespacesOf(['a/b/c/x', 'a/b/c/y'])).toEqual([{ path: 'a/b/c', label: 'a/b/c', schemas: 2, children: [] }]);
  expect(isWithin('https://acme.example/web/page', 'acme.example')).toBe(true);
  expect(isWithin('https://acme.example.evil/page', 'acme.example')).toBe(false);
});

test('a heading sorts, and turns round when it is asked again', () => {
  expect(turned(orderOf(null), 'recorded')).toBe('-recorded');
  expect(turned(orderOf('-recorded'), 'recorded')).toBe('recorded');
  expect(turned(orderOf('-name'), 'name')).toBeNull();
  expect(orderOf('-nonsense')).toEqual({ column: 'name', descending: false });
  expect(sorted(grouped(schemas, traffic), orderOf('-recorded'))[0]!.recorded).toBe(12);
});

test('a cell that a spreadsheet would run stays text', () => {
  const [group] = grouped([one('=1+1', '1', 'a "b", c')], []);
  expect(csvOf([group!])).toContain(`'=1+1,"a ""b"", c",1,Acme,,,0,0,\r\n`);
});
