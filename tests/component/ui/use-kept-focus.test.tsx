import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useKeptFocus } from '@/components/ui/use-kept-focus';

afterEach(cleanup);

/** A part with one button, and a place beside it that has the focus when the button is gone. */
function Part(props: { readonly button: boolean; readonly place?: 'usable' | 'disabled' }) {
  const { button, place } = props;
  const kept = useKeptFocus('place');
  return (
    <>
      <div ref={kept}>{button && <button type="button">Go</button>}</div>
      {place && (
        <button type="button" id="place" disabled={place === 'disabled'}>
          Place
        </button>
      )}
    </>
  );
}

function focusAndRemove(place?: 'disabled') {
  const given = place && { place };
  const view = render(<Part button {...given} />);
  view.getByText('Go').focus();
  view.rerender(<Part button={false} {...given} />);
  expect(document.activeElement).toBe(document.body);
  return view;
}

test('waits for a place that is there and cannot have the focus yet', () => {
  const { rerender } = focusAndRemove('disabled');
  rerender(<Part button={false} place="usable" />);
  expect(document.activeElement?.id).toBe('place');
});

test('does not move the focus to a place that was not there when the control went', () => {
  const { rerender } = focusAndRemove();
  rerender(<Part button={false} place="usable" />);
  expect(document.activeElement).toBe(document.body);
});
