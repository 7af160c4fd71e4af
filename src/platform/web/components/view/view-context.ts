import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from '#platform/web/messages';
import type { View } from '#platform/web/pages';

const ViewContext = createContext<View | undefined>(undefined);

/** Around everything that is rendered. */
export const ViewProvider = ViewContext.Provider;

/** Who looks, and how they read. Throws outside of a `ViewProvider`. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('Components are rendered inside a ViewProvider.');
  return view;
}

/** A room's messages in the language of whoever looks. */
export function useSay<T>(messages: (locale: Locale) => T): T {
  return messages(useView().locale);
}
