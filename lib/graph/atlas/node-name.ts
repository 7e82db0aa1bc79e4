/** What a node's id says: its kind, and the site or the entity id (see `nodeId`). */
export function nameOfNode(id: string): {
  readonly kind: 'site' | 'company';
  readonly name: string;
} {
  const colon = id.indexOf(':');
  return {
    kind: id.slice(0, colon) === 'company' ? 'company' : 'site',
    name: id.slice(colon + 1),
  };
}
