import { Page } from '../parts/Page';

export function HandlersScreen() {
  return <Page title="Handlers">{null}</Page>;
}
