import type { HandlerState } from '../api/shapes';
import type { Tone } from '../parts/Badge';

export function toneOf(handler: HandlerState): Tone {
  switch (handler.state) {
    case 'running':
      return 'good';
    case 'failing':
      return handler.required ? 'bad' : 'warn';
    default:
      return 'plain';
  }
}
