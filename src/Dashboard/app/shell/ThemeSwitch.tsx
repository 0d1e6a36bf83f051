import { Icon, type IconName } from '../parts/Icon';
import { choose, theme, type Theme } from './theme';

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: IconName }[] = [
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'system', label: 'As the system', icon: 'screen' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
];

export function ThemeSwitch() {
  return (
    <div class="theme" role="group" aria-label="Colours">
      {themes.map((one) => (
        <button key={one.theme} type="button" class="button quiet icon" aria-pressed={theme.value === one.theme} aria-label={one.label} title={one.label} onClick={() => choose(one.theme)}>
          <Icon name={one.icon} />
        </button>
      ))}
    </div>
  );
}
