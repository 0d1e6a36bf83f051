import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { filter, place } from '../routing/place';
import { count } from '../text/numbers';
import type { Kept } from './kept';

interface TailBarProps {
  readonly kept: Kept;
  readonly shown: number;
  readonly paused: boolean;
  readonly state: 'connecting' | 'open' | 'lost';
  readonly onPause: (on: boolean) => void;
  readonly onClear: () => void;
}

const states = { connecting: 'connecting', open: 'live', lost: 'no connection' } as const;

export function TailBar({ kept, shown, paused, state, onPause, onClear }: TailBarProps) {
  const query = place.value.query;
  return (
    <div class="stack tight">
      <div class="filters" role="search">
        <div class="search">
          <Icon name="search" />
          <input class="field" type="search" data-search aria-label="Filter by text" placeholder="Text, or property=value" value={query.get('q') ?? ''} onInput={(event) => filter({ q: event.currentTarget.value })} />
          <kbd aria-hidden="true">/</kbd>
        </div>
        <input class="field" aria-label="Schemas" placeholder="All schemas, or acme.*" value={query.get('schema') ?? ''} onChange={(event) => filter({ schema: event.currentTarget.value.trim() })} />
        <select class="field" aria-label="Outcome" value={query.get('outcome') ?? ''} onChange={(event) => filter({ outcome: event.currentTarget.value })}>
          <option value="">All outcomes</option>
          <option value="recorded">Recorded</option>
          <option value="refused">Refused</option>
        </select>
        <button type="button" class="button" aria-pressed={paused} onClick={() => onPause(!paused)}>
          <Icon name={paused ? 'play' : 'pause'} /> {paused ? `Follow${kept.held.length > 0 ? ` (${count(kept.held.length)} new)` : ''}` : 'Pause'}
        </button>
        <button type="button" class="button" onClick={onClear}>
          Clear
        </button>
      </div>
      <div class="row small soft">
        <Badge tone={state === 'open' ? 'good' : state === 'lost' ? 'bad' : 'plain'}>{states[state]}</Badge>
        <span aria-live="polite">{count(shown)} shown</span>
        {kept.missed > 0 && <Badge tone="warn">{count(kept.missed)} missed</Badge>}
      </div>
    </div>
  );
}
