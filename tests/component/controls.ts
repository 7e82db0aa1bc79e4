import { screen, within } from '@testing-library/react';
import type { Reply } from '@/lib/domain/command';
import type { PopupFacts } from '@/lib/stores/popup';
import { fixtureSource } from '../support/fixtures/popup-source.ts';

/** The control of a company or a host; its name begins with whom it is for. */
export function control(name: string) {
  const group = screen.getByRole('toolbar', { name: new RegExp(`^What to do with ${name}\\b`) });
  const button = (label: string) => within(group).getByRole('button', { name: label });
  const pressed = () =>
    within(group)
      .queryAllByRole('button', { pressed: true })
      .map(({ textContent }) => textContent);
  /** What is outlined: what the lists did. */
  const outlined = () =>
    [...group.querySelectorAll('.by-lists')].map(({ textContent }) => textContent);
  return { group, button, pressed, outlined };
}

/** A source whose background answers what it was asked last when the test says so. */
export function waiting(facts: PopupFacts) {
  let reply: (reply: Reply) => void = () => undefined;
  const answer = () => new Promise<Reply>((resolve) => (reply = resolve));
  return { source: fixtureSource(facts, { answer }), answer: (r: Reply) => reply(r) };
}
