const longest = 4000;

/** An event as a part of an address, where it is short enough for one; else nothing, and the tab begins with a sample. */
export function draftOf(event: unknown): string | null {
  const text = JSON.stringify(event);
  return text.length <= longest ? text : null;
}

/** What an address holds, laid out for people; as it is where it is no JSON. */
export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
