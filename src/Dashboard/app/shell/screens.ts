import type { ComponentType } from 'preact';
import type { IconName } from '../parts/Icon';
import { HandlersScreen } from '../handlers/HandlersScreen';
import { MetricsScreen } from '../metrics/MetricsScreen';
import { OverviewScreen } from '../overview/OverviewScreen';
import { PacksScreen } from '../packs/PacksScreen';
import { RejectedScreen } from '../rejected/RejectedScreen';
import { SchemaScreen } from '../schema/SchemaScreen';
import { SchemasScreen } from '../schemas/SchemasScreen';
import { SettingsScreen } from '../settings/SettingsScreen';
import { TailScreen } from '../tail/TailScreen';

/** A screen of the navigation. `key` is what follows `g` on the keyboard. */
export interface Destination {
  readonly screen: string;
  readonly title: string;
  readonly icon: IconName;
  readonly key: string;
}

export const groups: readonly { readonly title: string; readonly destinations: readonly Destination[] }[] = [
  {
    title: 'Events',
    destinations: [
      { screen: '', title: 'Overview', icon: 'overview', key: 'o' },
      { screen: 'tail', title: 'Live tail', icon: 'tail', key: 't' },
      { screen: 'refused', title: 'Refused', icon: 'refused', key: 'r' },
    ],
  },
  {
    title: 'Registry',
    destinations: [
      { screen: 'schemas', title: 'Schemas', icon: 'schemas', key: 's' },
      { screen: 'packs', title: 'Packs', icon: 'packs', key: 'p' },
    ],
  },
  {
    title: 'Server',
    destinations: [
      { screen: 'metrics', title: 'Metrics', icon: 'metrics', key: 'm' },
      { screen: 'handlers', title: 'Handlers', icon: 'handlers', key: 'h' },
      { screen: 'settings', title: 'Settings', icon: 'settings', key: 'e' },
    ],
  },
];

export const screens: Readonly<Record<string, ComponentType>> = {
  '': OverviewScreen,
  tail: TailScreen,
  refused: RejectedScreen,
  schemas: SchemasScreen,
  schema: SchemaScreen,
  packs: PacksScreen,
  metrics: MetricsScreen,
  handlers: HandlersScreen,
  settings: SettingsScreen,
};
