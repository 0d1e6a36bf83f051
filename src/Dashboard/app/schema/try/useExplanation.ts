import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../api/client';
import { Failure } from '../../api/failure';
import type { Explanation } from '../../api/shapes';
import { placesOf, type TextPlace } from './jsonPlaces';
import { markOf, marksOf, type Mark } from './marks';

/** What would become of the event as it is typed. */
export interface Judgement {
  readonly state: 'waiting' | 'mistake' | 'judged' | 'failed';
  readonly marks: readonly Mark[];
  readonly explanation: Explanation | null;
  readonly failure: Failure | null;
}

const pauseMilliseconds = 200;

const waiting: Judgement = { state: 'waiting', marks: [], explanation: null, failure: null };

/** Asks the server when the typing pauses; a text that is no JSON is not sent. */
export function useExplanation(schema: string, version: string, text: string): Judgement {
  const [judgement, judge] = useState(waiting);
  useEffect(() => {
    const { places, mistake } = placesOf(text);
    if (mistake) {
      judge({ ...waiting, state: 'mistake', marks: [markOf(mistake)] });
      return;
    }

    const leaving = new AbortController();
    const timer = setTimeout(() => void explain(places, leaving.signal), pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };

    async function explain(known: ReadonlyMap<string, TextPlace>, signal: AbortSignal): Promise<void> {
      try {
        const explanation = await ask<Explanation>('/eventlog/explain', { method: 'POST', body: envelopeText(schema, version, text), signal });
        judge({ state: 'judged', marks: marksOf(explanation.findings, known), explanation, failure: null });
      } catch (error) {
        if (signal.aborted) return;
        const failure = error instanceof Failure ? error : new Failure(0, null);
        judge({ state: 'failed', marks: marksOf(failure.problem?.errors ?? [], known), explanation: null, failure });
      }
    }
  }, [schema, version, text]);
  return judgement;
}

/** The event goes as it was typed: numbers that a browser cannot hold stay as they are. */
export function envelopeText(schema: string, version: string, event: string): string {
  return `{"schema":${JSON.stringify(schema)},"version":${JSON.stringify(version)},"event":${event}}`;
}
