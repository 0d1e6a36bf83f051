/** A piece of a line, and what it is. */
export interface Piece {
  readonly tone: 'key' | 'text' | 'value' | 'note' | 'mark' | null;
  readonly text: string;
}

const json = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)|([{}[\],])/g;
const yamlLine = /^(\s*(?:- )*)((?:[^\s#'"{[&*!|>%@`-][^:#]*?|'[^']*'|"[^"]*"|\$[^:]*?|-[^\s:][^:]*?))(:)(?=\s|$)(.*)$/;
const scalar = /^(\s*)(-?\d[\d.eE+]*|true|false|null|~)(\s*)(#.*)?$/;

/** Lines of a source, in pieces. Not a parser: what it does not know has no colour, and no text is lost. */
export function highlighted(text: string, language: 'json' | 'yaml'): readonly (readonly Piece[])[] {
  return text.replace(/\n$/, '').split('\n').map(language === 'json' ? jsonLine : yamlPieces);
}

function jsonLine(line: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(json)) {
    if (match.index > end) pieces.push({ tone: null, text: line.slice(end, match.index) });
    if (match[1] !== undefined) {
      pieces.push({ tone: match[2] === undefined ? 'text' : 'key', text: match[1] });
      if (match[2] !== undefined) pieces.push({ tone: 'mark', text: match[2] });
    } else {
      pieces.push({ tone: match[3] !== undefined ? 'value' : 'mark', text: match[0] });
    }

    end = match.index + match[0].length;
  }

  if (end < line.length) pieces.push({ tone: null, text: line.slice(end) });
  return pieces;
}

function yamlPieces(line: string): Piece[] {
  if (line.trimStart().startsWith('#')) return [{ tone: 'note', text: line }];
  const match = yamlLine.exec(line);
  if (!match) return yamlValue(line);
  return [
    { tone: 'mark', text: match[1] ?? '' },
    { tone: 'key', text: match[2] ?? '' },
    { tone: 'mark', text: match[3] ?? '' },
    ...yamlValue(match[4] ?? ''),
  ].filter((piece) => piece.text !== '') as Piece[];
}

function yamlValue(text: string): Piece[] {
  const match = scalar.exec(text);
  if (match) return ([{ tone: null, text: match[1] ?? '' }, { tone: 'value', text: match[2] ?? '' }, { tone: null, text: match[3] ?? '' }, { tone: 'note', text: match[4] ?? '' }] as Piece[]).filter((piece) => piece.text !== '');
  const note = /\s#.*$/.exec(text);
  if (!note || /['"]/.test(text)) return [{ tone: 'text', text }];
  return [
    { tone: 'text', text: text.slice(0, note.index) },
    { tone: 'note', text: note[0] },
  ];
}
