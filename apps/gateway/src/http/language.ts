import { LANGUAGES, Language } from '@linli/contracts';
import { CalendarLanguage } from '@linli/contracts/gateway';
import Negotiator from 'negotiator';

/** The language that the `Accept-Language` header asks for; Chinese when it asks for none of ours. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  (new Negotiator({ headers: { 'accept-language': acceptLanguage } }).language([...LANGUAGES]) as Language | undefined) ??
  LANGUAGES[0];

/** The language that an address names. */
export const languageNamed = (name: CalendarLanguage | undefined): Language | undefined =>
  name && LANGUAGES.find((language) => language.startsWith(name));
