/** Names that are remembered; beyond it, all are looked up anew. */
const NAMES = 50_000;

/** A look-up that is done only once for each name, as few names come again and again. */
export function remembered<Found>(lookUp: (name: string) => Found): (name: string) => Found {
  const known = new Map<string, Found>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= NAMES) known.clear();
    const found = lookUp(name);
    known.set(name, found);
    return found;
  };
}
