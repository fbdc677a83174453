/** What a fact of the prose is called in the language of the person. */
import { nameFact } from '../../../schemas/name-fact.js';
import { language } from './preferences.js';

export function factName(name: string): string {
  return nameFact(name, language());
}
