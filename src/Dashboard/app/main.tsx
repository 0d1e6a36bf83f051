import { render } from 'preact';
import { Shell } from './shell/Shell';
import { applyTheme } from './shell/theme';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/screens.css';

applyTheme();
render(<Shell />, document.getElementById('app')!);
