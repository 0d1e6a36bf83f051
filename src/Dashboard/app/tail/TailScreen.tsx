import { Page } from '../parts/Page';

export function TailScreen() {
  return <Page title="Tail">{null}</Page>;
}
