import type { Finding } from '../../api/shapes';
import { placeAt, type JsonMistake, type TextPlace } from './jsonPlaces';

/** Something to be said at a line of the event. */
export interface Mark extends TextPlace {
  readonly code: string | null;
  readonly pointer: string | null;
  readonly message: string;
}

/** What the server found, each at the line of the value that it is about. */
export function marksOf(findings: readonly Finding[], places: ReadonlyMap<string, TextPlace>): readonly Mark[] {
  return findings
    .map((finding) => ({ ...placeAt(places, finding.pointer ?? ''), code: finding.code, pointer: finding.pointer ?? null, message: finding.message }))
    .toSorted((one, other) => one.line - other.line || one.column - other.column);
}

export function markOf(mistake: JsonMistake): Mark {
  return { line: mistake.line, column: mistake.column, code: null, pointer: null, message: `No JSON: ${mistake.message}.` };
}
