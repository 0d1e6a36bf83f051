/** Where a value begins in a text: lines and columns from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a text that is no JSON, and where. */
export interface JsonMistake extends TextPlace {
  readonly message: string;
}

/**
 * Where each value of a JSON text begins, by its JSON pointer; or the first mistake. Our own reading, since browsers say neither the place
 * of a value nor, all in the same way, that of a mistake.
 */
export function placesOf(text: string): { readonly places: ReadonlyMap<string, TextPlace>; readonly mistake: JsonMistake | null } {
  const reader = new Reader(text);
  try {
    reader.value('');
    reader.end();
    return { places: reader.places, mistake: null };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { places: reader.places, mistake: { ...placeIn(text, error.index), message: error.message } };
  }
}

/** The place of the value that a pointer names, or of the nearest one around it. */
export function placeAt(places: ReadonlyMap<string, TextPlace>, pointer: string): TextPlace {
  let path = pointer;
  while (!places.has(path) && path !== '') path = path.slice(0, path.lastIndexOf('/'));
  return places.get(path) ?? { line: 1, column: 1 };
}

function placeIn(text: string, index: number): TextPlace {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

class Mistake extends Error {
  constructor(
    readonly index: number,
    message: string,
  ) {
    super(message);
  }
}

const deepest = 64;
const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

class Reader {
  readonly places = new Map<string, TextPlace>();
  private index = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  value(pointer: string): void {
    this.space();
    this.places.set(pointer, placeIn(this.source, this.index));
    switch (this.source[this.index]) {
      case '{':
        return this.list('}', () => this.member(pointer));
      case '[': {
        let item = 0;
        return this.list(']', () => this.value(`${pointer}/${item++}`));
      }
      case '"':
        this.take(text, 'this text has no end, or a character that must be escaped');
        return;
      case undefined:
        throw new Mistake(this.index, 'a value is missing here');
      default:
        this.take(word, 'this is no value: names and texts stand in double quotes');
    }
  }

  end(): void {
    this.space();
    if (this.index < this.source.length) throw new Mistake(this.index, 'this stands after the end of the value');
  }

  private list(close: string, item: () => void): void {
    const start = this.index++;
    if (++this.depth > deepest) throw new Mistake(start, `values are nested more than ${deepest} deep`);
    this.space();
    if (this.source[this.index] !== close)
      for (;;) {
        item();
        this.space();
        if (this.source[this.index] !== ',') break;
        this.index++;
      }

    this.space();
    if (this.source[this.index] !== close) throw new Mistake(this.index, `a comma or '${close}' is missing here`);
    this.index++;
    this.depth--;
  }

  private member(pointer: string): void {
    this.space();
    const name = JSON.parse(this.take(text, 'a name in double quotes is missing here')) as string;
    const path = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (this.places.has(path)) throw new Mistake(this.index, `the name '${name}' stands here twice`);
    this.space();
    if (this.source[this.index] !== ':') throw new Mistake(this.index, "a ':' is missing here");
    this.index++;
    this.value(path);
  }

  private take(pattern: RegExp, otherwise: string): string {
    pattern.lastIndex = this.index;
    const match = pattern.exec(this.source);
    if (!match) throw new Mistake(this.index, otherwise);
    this.index = pattern.lastIndex;
    return match[0];
  }

  private space(): void {
    while (' \t\r\n'.includes(this.source[this.index] ?? 'x')) this.index++;
  }
}
