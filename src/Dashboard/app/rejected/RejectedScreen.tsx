import { Page } from '../parts/Page';

export function RejectedScreen() {
  return <Page title="Rejected">{null}</Page>;
}
