export type Language = 'zh' | 'en';

const KEY = 'language';
let known: Language | undefined;

/** Chinese unless the reader chose English, here or by `?lang=en`. */
export function language(): Language {
  known ??= asked() ?? (stored() === 'en' ? 'en' : 'zh');
  return known;
}

/** Texts of the server are in the old language: the page starts anew. */
export function chooseLanguage(next: Language): void {
  store(next);
  window.location.reload();
}

function asked(): Language | undefined {
  const wanted = new URLSearchParams(window.location.search).get('lang');
  if (wanted !== 'zh' && wanted !== 'en') return undefined;
  store(wanted);
  return wanted;
}

// a browser may forbid storage; then the choice lasts as long as the page
function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(value: Language): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    known = value;
  }
}
