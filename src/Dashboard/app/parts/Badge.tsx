import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

const icons: Readonly<Record<Tone, IconName | null>> = { plain: null, good: 'done', warn: 'warning', bad: 'refused' };

/** A word about a state: with a drawing beside the colour, for whoever does not see the colour. */
export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  const icon = icons[tone];
  return (
    <span class={`badge ${tone}`}>
      {icon && <Icon name={icon} size={11} />}
      {children}
    </span>
  );
}
