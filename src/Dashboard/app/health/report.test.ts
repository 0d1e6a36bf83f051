import { expect, test } from 'vitest';
import { healthOf } from './report';

test.each([
  [200, 'Healthy', 'healthy', 'good'],
  [200, 'Degraded', 'degraded', 'warn'],
  [503, 'Unhealthy', 'unhealthy', 'bad'],
  [503, '', 'unhealthy', 'bad'],
  [200, '{"status":"unhealthy","checks":[]}', 'unhealthy', 'bad'],
])('%d with %j is %s', (status, body, word, tone) => {
  expect(healthOf(status, body)).toMatchObject({ word, tone });
});

test('parts are named with their reasons', () => {
  expect(healthOf(200, '{"status":"degraded","checks":[{"name":"storage","status":"degraded","reason":"1 GB left"},{"name":"registry","status":"healthy"}]}')).toEqual({ word: 'degraded', tone: 'warn', checks: [{ name: 'storage', isWell: false, text: '1 GB left' }, { name: 'registry', isWell: true, text: 'healthy' }] });
});
