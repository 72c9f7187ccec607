import { Actor, InvalidInput, OutsideOwnArea } from '@linli/contracts';
import { EventOrder, ListCommunityEventsBody, ListedStatus } from '@linli/contracts/events';
import { assertOwnArea, LONGEST_EVENT_DAYS } from './community-event';
import { termsFor } from './event-words';

/** What a store is asked about listed events, in the words of MongoDB. */
export type EventFilter = Readonly<Record<string, unknown>>;

const EARTH_RADIUS = 6_378_100;
const USUAL_RADIUS = 3_000;

/** Throws OutsideOwnArea unless the actor may see what is asked for: drafts are seen by organisers of their area. */
export function assertMayList({ status, areaCode }: ListCommunityEventsBody, actor: Actor): void {
  if (status !== 'draft') return;
  if (!areaCode) throw new OutsideOwnArea();
  assertOwnArea(actor, areaCode);
}

/** The order that is asked for, in either of the two ways to say it; throws InvalidInput where it is said in both. */
export function orderOf({ sort, latestFirst }: ListCommunityEventsBody): EventOrder | undefined {
  if (sort !== undefined && latestFirst !== undefined)
    throw new InvalidInput({}, [{ pointer: '#/latestFirst', rule: 'whitelistValidation' }]);
  return latestFirst ? '-startsAt' : sort;
}

/** What the store is asked; undefined where nothing can match. Status and start are always there, so an index always is. */
export function filterOf(query: ListCommunityEventsBody, now: Date): EventFilter | undefined {
  const { areaCode, kind, tag, free, near, radius, q, seriesId, unitId, openTo, status = 'published' } = query;
  const terms = q === undefined ? [] : termsFor(q);
  if (q !== undefined && terms.length === 0) return undefined;
  return {
    status,
    ...timesOf(query, now),
    ...(areaCode !== undefined && { areaCode: { $gte: areaCode, $lt: `${areaCode}:` } }),
    ...(kind !== undefined && { kind }),
    ...(seriesId !== undefined && { seriesId }),
    ...(unitId !== undefined && { unitId }),
    ...(tag !== undefined && { tags: tag.trim().toLowerCase() }),
    ...(openTo !== undefined && { residentsOf: { $in: [null, ...codesAround(openTo)] } }),
    // Listings of before this was kept do not say until when.
    ...(free && { hasRoom: true, roomUntil: { $not: { $lte: now } } }),
    ...(near !== undefined && { point: around(near, radius) }),
    ...withAll(terms),
  };
}

/** Where lists of what is put off, over or put away begin. */
const LOOKED_BACK_MS = 366 * 86_400_000;
const TO_COME: ReadonlySet<ListedStatus> = new Set(['published', 'cancelled', 'draft']);

function timesOf({ from, to, endBy, status = 'published' }: ListCommunityEventsBody, now: Date) {
  const usual = TO_COME.has(status) ? now : new Date(now.getTime() - LOOKED_BACK_MS);
  const endAfter = from ? new Date(from) : usual;
  const earliestStart = new Date(endAfter.getTime() - LONGEST_EVENT_DAYS * 86_400_000);
  const bounds = [to, endBy].flatMap((bound) => (bound === undefined ? [] : [+new Date(bound)]));
  return {
    startsAt: { $gt: earliestStart, ...(bounds.length > 0 && { $lt: new Date(Math.min(...bounds)) }) },
    endsAt: { $gt: endAfter, ...(endBy !== undefined && { $lte: new Date(endBy) }) },
  };
}

/** Every code that an area around it, or the area itself, can have: whoever lives there lives in all of them. */
const codesAround = (areaCode: string): string[] =>
  Array.from({ length: areaCode.length - SHORTEST_CODE + 1 }, (_, at) => areaCode.slice(0, SHORTEST_CODE + at));
const SHORTEST_CODE = 4;

const around = (near: string, radius = USUAL_RADIUS) => ({
  $geoWithin: { $centerSphere: [near.split(',').map(Number), radius / EARTH_RADIUS] },
});

const withAll = ([first, ...others]: readonly string[]) => ({
  ...(first !== undefined && { terms: first }),
  ...(others.length > 0 && { $and: others.map((terms) => ({ terms })) }),
});
