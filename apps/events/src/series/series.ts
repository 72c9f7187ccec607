import { Acting, BilingualText, BilingualTitle } from '@linli/contracts';
import {
  CreateSeriesBody,
  EditSeriesBody,
  EventKind,
  SeriesElsewhere,
  SeriesEnded,
  SeriesStatus,
  SeriesView,
} from '@linli/contracts/events';
import { assertOwnArea } from '../community-events/community-event';
import { assertSafe, present } from '../community-events/details';
import { termsOf } from '../community-events/event-words';

/** Events that belong together, such as the evenings of a lecture. */
export interface Series {
  readonly _id: string;
  readonly areaCode: string;
  readonly organiserId: string;
  readonly title: BilingualTitle;
  readonly text: BilingualText;
  readonly kind: EventKind;
  /** At how many of its events to come one person has or wants places at a time; any number where it is missing or 0. */
  readonly placesPerPerson?: number;
  readonly status: SeriesStatus;
  readonly revision: number;
  readonly changedAt: Date;
  /** What lists find it by. */
  readonly terms: readonly string[];
}

/** A new series of an organiser of the area; throws TextNotSafe. */
export function open(
  id: string,
  { areaCode, title, text, kind, placesPerPerson }: CreateSeriesBody,
  { actor, now }: Acting,
): Series {
  assertOwnArea(actor, areaCode);
  assertSafe(text);
  const said = { areaCode, title, text, kind, ...present({ placesPerPerson }) };
  return { _id: id, organiserId: actor.id, ...said, status: 'open', revision: 1, changedAt: now, terms: wordsOf(said) };
}

/** The series with what is said of it anew; throws SeriesEnded or TextNotSafe. */
export function edit(series: Series, { title, text, kind, placesPerPerson }: EditSeriesBody, { actor, now }: Acting): Series {
  assertOwnArea(actor, series.areaCode);
  assertIsOpen(series);
  assertSafe(text);
  const said = { ...revised(series, now), ...present({ title, text, kind, placesPerPerson }) };
  return { ...said, terms: wordsOf(said) };
}

/** The series ended; one that has ended stays as it is. */
export function end(series: Series, { actor, now }: Acting): Series {
  assertOwnArea(actor, series.areaCode);
  return series.status === 'ended' ? series : { ...revised(series, now), status: 'ended' };
}

/** Throws SeriesEnded. */
export function assertIsOpen({ status }: Series): void {
  if (status === 'ended') throw new SeriesEnded();
}

/** Throws unless an event of the area can join the series. */
export function assertTakes(series: Series, areaCode: string): void {
  assertIsOpen(series);
  if (!areaCode.startsWith(series.areaCode)) throw new SeriesElsewhere();
}

/** As readers see it. */
export const viewOf = ({ _id, areaCode, title, text, changedAt, placesPerPerson = 0, ...series }: Series): SeriesView => ({
  ...{ id: _id, areaCode, kind: series.kind, status: series.status, revision: series.revision, placesPerPerson },
  ...{ title: { zh: title.zh, en: title.en }, text: { zh: text.zh, en: text.en } },
  changedAt: changedAt.toISOString(),
});

/** As the audit knows it: without what lists find it by. */
export const recordOf = ({ terms: _terms, ...series }: Series): object => series;

const revised = (series: Series, now: Date): Series => ({ ...series, revision: series.revision + 1, changedAt: now });

const wordsOf = ({ title, text }: Pick<Series, 'title' | 'text'>): string[] => termsOf([title.zh, title.en, text.zh, text.en]);
