import { type ReactNode, useEffect } from 'react';
import { useSettingsStore } from '@/components/settings/SettingsContext';

/** Reads the settings, and follows them for as long as they are shown. */
export function StartSettings({ children }: { readonly children: ReactNode }) {
  const store = useSettingsStore();
  useEffect(() => {
    const ending = new AbortController();
    void store.getState().start(ending.signal);
    return () => ending.abort();
  }, [store]);
  return children;
}
