import { expect, test } from 'vitest';
import { healthOf } from './report';

test.each([
  [200, 'Healthy', 'healthy', 'good'],
  [200, 'Degraded', 'degraded', 'warn'],
  [503, 'Unhealthy', 'unhealthy', 'bad'],
  [503, '', 'unhealthy', 'bad'],
])('%d with %j is %s', (status, body, word, tone) => {
  expect(healthOf(status, body)).toMatchObject({ word, tone });
});

test('parts are named with their reasons', () => {
  expect(healthOf(200, '{"status":"Degraded","checks":{"storage":{"status":"Degraded","description":"1 GB left"}}}')).toEqual({ word: 'degraded', tone: 'warn', checks: [{ name: 'storage', text: 'Degraded: 1 GB left' }] });
});
