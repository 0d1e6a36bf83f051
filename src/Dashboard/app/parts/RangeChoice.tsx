import { filter, place } from '../routing/place';

const ranges = [
  { minutes: 5, label: '5 min' },
  { minutes: 60, label: '1 h' },
  { minutes: 1440, label: '24 h' },
];

const usual = 60;

/** How far back figures go, by the address. */
export function shownMinutes(): number {
  const asked = Number(place.value.query.get('minutes') ?? usual);
  return ranges.some((one) => one.minutes === asked) ? asked : usual;
}

export function RangeChoice() {
  const minutes = shownMinutes();
  return (
    <div class="choice" role="group" aria-label="Range">
      {ranges.map((one) => (
        <button key={one.minutes} type="button" class="button" aria-pressed={one.minutes === minutes} onClick={() => filter({ minutes: one.minutes === usual ? null : one.minutes })}>
          {one.label}
        </button>
      ))}
    </div>
  );
}
