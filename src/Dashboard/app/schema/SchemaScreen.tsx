import { Page } from '../parts/Page';

export function SchemaScreen() {
  return <Page title="Schema">{null}</Page>;
}
