/** How many events a page has that everybody reads. */
export const EVENTS = 5;

const DAY_MS = 86_400_000;
const WORDS = { zh: '社区健身日', en: 'Community fitness day' };

/** Texts and times of an event. */
export function textsOf(number: number) {
  const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
  return {
    ...{ title: WORDS, text: WORDS, place: WORDS },
    ...{
      startsAt: inDays(number + 3),
      endsAt: inDays(number + 3.1),
      signUpOpensAt: inDays(-1),
      signUpClosesAt: inDays(number + 2),
    },
  };
}
