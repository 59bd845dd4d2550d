import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';

const SHOWN_MS = 5000;
const Toast = createContext<(text: string) => void>(() => undefined);

/** Says a sentence at the bottom of the screen and to screen readers, for five seconds. */
export const useToast = (): ((text: string) => void) => useContext(Toast);

export function ToastRegion({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ text: string } | null>(null);
  const tell = useCallback((text: string) => setSaid({ text }), []);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Toast.Provider value={tell}>
      {children}
      <div className="toast" role="status">
        {said?.text}
      </div>
    </Toast.Provider>
  );
}
