import { Page } from '../parts/Page';
import { Link } from '../routing/Link';

export function LostScreen() {
  return (
    <Page title="Nothing is at this address" lead="The screen may have moved, or the address lost a letter on its way here.">
      <p>
        <Link to="">Go to the overview</Link>, or <Link to="schemas">look for a schema</Link>.
      </p>
    </Page>
  );
}
