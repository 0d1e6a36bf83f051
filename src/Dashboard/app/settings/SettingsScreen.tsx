import { Page } from '../parts/Page';

export function SettingsScreen() {
  return <Page title="Settings">{null}</Page>;
}
