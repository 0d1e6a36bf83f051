import { chooseZone, zone, type Zone } from '../text/zone';

const zones: readonly { readonly zone: Zone; readonly label: string }[] = [
  { zone: 'local', label: 'Local' },
  { zone: 'utc', label: 'UTC' },
];

export function ZoneSwitch() {
  return (
    <div class="theme" role="group" aria-label="Times">
      {zones.map((one) => (
        <button key={one.zone} type="button" class="button quiet word" aria-pressed={zone.value === one.zone} onClick={() => chooseZone(one.zone)}>
          {one.label}
        </button>
      ))}
    </div>
  );
}
