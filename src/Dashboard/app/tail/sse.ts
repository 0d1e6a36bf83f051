/** A message of a stream of server-sent events. */
export interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads the text of a stream as it arrives, in any pieces, into messages (HTML standard, section 9.2.6). */
export class MessageReader {
  private rest = '';
  private id = '';
  private event = '';
  private data: string[] = [];

  read(piece: string): readonly Message[] {
    const messages: Message[] = [];
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    for (const line of lines)
      if (line === '') this.finish(messages);
      else this.line(line);
    return messages;
  }

  private line(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
  }

  /** The last id counts also when its message has no data: the server says by it how far the stream is. */
  get lastId(): string {
    return this.id;
  }

  private finish(messages: Message[]): void {
    if (this.data.length > 0) messages.push({ id: this.id, event: this.event === '' ? 'message' : this.event, data: this.data.join('\n') });
    this.event = '';
    this.data = [];
  }
}
