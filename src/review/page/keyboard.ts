/** Keys as actions name them. */

/** Letters whatever their case; the digits of the number pad as digits. */
export function keyOf({ key }: Pick<KeyboardEvent, 'key'>): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : key;
}

/** Whether the key goes into a field. */
export function isTyping({ target }: Pick<KeyboardEvent, 'target'>): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}
