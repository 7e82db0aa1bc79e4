/** An element with what is in it; `false` and `undefined` are nothing. For what stands before React. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string | false | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}
