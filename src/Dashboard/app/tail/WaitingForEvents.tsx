import { FirstEvent } from '../parts/FirstEvent';
import { filter } from '../routing/place';

export function WaitingForEvents({ filtered, schema }: { readonly filtered: boolean; readonly schema: string | null }) {
  if (filtered)
    return (
      <div class="panel empty">
        <h2>No event has this text</h2>
        <button type="button" class="button" onClick={() => filter({ q: null })}>
          Show all events
        </button>
      </div>
    );
  return (
    <div class="panel empty">
      <h2>Waiting for events</h2>
      <p>
        {schema ? `Of the schemas '${schema}'. ` : ''}The next one shows here at once. To send one, paste this into a terminal, with the server's token in <code>EventLog__Token</code>:
      </p>
      <FirstEvent />
    </div>
  );
}
