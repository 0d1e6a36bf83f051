import { ago, exact } from '../text/time';

/** When something was: how long ago, and exactly on a closer look. */
export function Moment({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} title={exact(new Date(time))}>
      {ago(new Date(time), new Date())}
    </time>
  );
}
