/** The event in a record: without what the log wrote about it, `__timestamp__` and the like. */
export function ownProperties(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => !/^__.*__$/.test(name)));
}
