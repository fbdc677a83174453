/** What the browser remembers of a person: the language, and the name that corrections are signed with. */

export type Language = 'zh' | 'en';

/** Chinese, unless somebody has switched. */
export function language(): Language {
  return localStorage.getItem('language') === 'en' ? 'en' : 'zh';
}

export function setLanguage(to: Language): void {
  localStorage.setItem('language', to);
}

/** Empty where nobody has said. */
export function person(): string {
  return localStorage.getItem('person') ?? '';
}

export function setPerson(name: string): void {
  localStorage.setItem('person', name.trim());
}
