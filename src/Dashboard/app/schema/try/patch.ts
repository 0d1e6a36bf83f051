import type { PatchStep } from '../../api/shapes';
import { steps } from '../document';

/** Applies a JSON Patch (RFC 6902) of the steps that a fix is made of: add, replace and remove. Null where it does not fit the event. */
export function patched(event: unknown, patch: readonly PatchStep[]): unknown {
  let value = structuredClone(event);
  for (const step of patch) {
    const path = steps(step.path);
    const last = path.at(-1);
    if (last === undefined) {
      value = step.op === 'remove' ? null : step.value;
      continue;
    }

    let parent: unknown = value;
    for (const part of path.slice(0, -1)) parent = child(parent, part);
    if (typeof parent !== 'object' || parent === null || !['add', 'replace', 'remove'].includes(step.op)) return null;
    if (Array.isArray(parent)) {
      const index = last === '-' ? parent.length : Number(last);
      if (step.op === 'add') parent.splice(index, 0, step.value);
      else if (step.op === 'replace') parent[index] = step.value;
      else parent.splice(index, 1);
    } else if (step.op === 'remove') {
      Reflect.deleteProperty(parent, last);
    } else {
      Object.defineProperty(parent, last, { value: step.value, enumerable: true, configurable: true, writable: true });
    }
  }

  return value;
}

/** A step in words: `set /trigger to "link"`. */
export function described(step: PatchStep): string {
  switch (step.op) {
    case 'remove':
      return `remove ${step.path}`;
    case 'add':
      return `add ${step.path} as ${JSON.stringify(step.value)}`;
    case 'replace':
      return `set ${step.path} to ${JSON.stringify(step.value)}`;
    default:
      return `${step.op} ${step.path}`;
  }
}

function child(parent: unknown, part: string): unknown {
  if (Array.isArray(parent)) return parent[Number(part)];
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, part) ? (parent as Record<string, unknown>)[part] : undefined;
}
