const shapes = {
  overview: 'M2.5 13.5V8.5M6.2 13.5V4.5M9.8 13.5V7M13.5 13.5V2.5',
  tail: 'M2 4h9M2 8h12M2 12h6',
  refused: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM3.8 3.8l8.4 8.4',
  schemas: 'M6 2.5C4 2.5 4.6 5 4.3 6.3 4.1 7.3 3.5 8 2.5 8c1 0 1.6.7 1.8 1.7C4.6 11 4 13.5 6 13.5M10 2.5c2 0 1.4 2.5 1.7 3.8.2 1 .8 1.7 1.8 1.7-1 0-1.6.7-1.8 1.7-.3 1.3.3 3.8-1.7 3.8',
  packs: 'M8 1.8 14 5v6l-6 3.2L2 11V5zM2.2 5.1 8 8.2l5.8-3.1M8 8.2v5.8',
  metrics: 'M2 2.5v11h12M4.5 10.5l3-3.5 2.5 2 3.5-5',
  handlers: 'M2 4.5h5l2.5 7H14M9.5 4.5H14M2 11.5h5l.7-2M12 2.5l2 2-2 2M12 9.5l2 2-2 2',
  settings: 'M2 4.5h7.5M12.5 4.5H14M2 11.5h1.5M6.5 11.5H14M9.5 3v3h3V3zM3.5 10v3h3v-3z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.85.85M11.75 11.75l.85.85M3.4 12.6l.85-.85M11.75 4.25l.85-.85',
  moon: 'M13.5 9.7A6 6 0 1 1 6.3 2.5a4.8 4.8 0 0 0 7.2 7.2z',
  screen: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5',
  menu: 'M2 4.5h12M2 8h12M2 11.5h12',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  done: 'm3 8.5 3.2 3.2L13 4.8',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5v.1',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2',
  up: 'm4.5 9.5 3.5-3.5 3.5 3.5',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  pause: 'M5.5 3v10M10.5 3v10',
  play: 'M4.5 2.8v10.4L13 8z',
  leave: 'M9.5 2.5h-6v11h6M7 8h7M11.5 5.5 14 8l-2.5 2.5',
  download: 'M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11',
  retry: 'M13.5 8A5.5 5.5 0 1 1 11.8 4M13.5 1.8v3.4h-3.4',
  keys: 'M1.5 4h13v8h-13zM4 6.5v.1M6.7 6.5v.1M9.3 6.5v.1M12 6.5v.1M5 9.5h6',
} as const;

export type IconName = keyof typeof shapes;

/** A drawing that only repeats what words beside it, or a label, say. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
