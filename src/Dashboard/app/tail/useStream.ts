import { useEffect } from 'preact/hooks';
import { send } from '../api/client';
import { Failure } from '../api/failure';
import type { StreamedEvent } from '../api/shapes';
import { MessageReader } from './sse';

/** How the stream does, and what it brings, many at a time. */
export interface StreamListener {
  readonly onState: (state: 'connecting' | 'open' | 'lost', failure: Failure | null) => void;
  readonly onEvents: (events: readonly StreamedEvent[]) => void;
  readonly onMissed: (count: number) => void;
}

const retryMilliseconds = 2000;
const batchMilliseconds = 100;

/** Follows the server's stream, and goes on after a break where it was. A request of its own and no EventSource, so that a key can go with it. */
export function useStream(path: string, listener: StreamListener): void {
  useEffect(() => {
    const leaving = new AbortController();
    void follow(path, listener, leaving.signal);
    return () => leaving.abort();
  }, [path]);
}

async function follow(path: string, listener: StreamListener, signal: AbortSignal): Promise<void> {
  let lastId = '';
  while (!signal.aborted) {
    const messages = new MessageReader();
    try {
      listener.onState('connecting', null);
      const headers: Record<string, string> = lastId === '' ? {} : { 'Last-Event-ID': lastId };
      const response = await send(path, { accept: 'text/event-stream', signal, headers });
      listener.onState('open', null);
      await readAll(response, messages, listener, signal);
      listener.onState('lost', null);
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof Failure ? error : new Failure(0, null);
      listener.onState('lost', failure);
      if (failure.status >= 400 && failure.status < 500) return; // asking again would change nothing
    }

    if (messages.lastId !== '') lastId = messages.lastId;
    await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
  }
}

async function readAll(response: Response, messages: MessageReader, listener: StreamListener, signal: AbortSignal): Promise<void> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let batch: StreamedEvent[] = [];
  let timer = 0;
  const flush = () => {
    timer = 0;
    if (batch.length > 0 && !signal.aborted) listener.onEvents(batch);
    batch = [];
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const message of messages.read(value))
      if (message.event === 'event') batch.push(JSON.parse(message.data) as StreamedEvent);
      else if (message.event === 'missed') listener.onMissed((JSON.parse(message.data) as { count: number | null }).count ?? 0);
    if (batch.length > 0 && timer === 0) timer = window.setTimeout(flush, batchMilliseconds);
  }

  clearTimeout(timer);
  flush();
}
