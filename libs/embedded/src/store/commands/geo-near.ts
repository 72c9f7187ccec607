import { setValue } from 'mingo/util';
import { type Doc, isDoc } from '../bson-types';
import { demand } from '../errors';
import { distanceOf, type Place, placeIn } from '../nearest';
import type { CollectionView } from '../view';

/** A $geoNear stage as a filter, and what it writes into each document. */
export interface GeoNear {
  filter: Doc;
  mark: (doc: Doc) => Doc;
}

const FIELDS = [
  'near',
  'distanceField',
  'key',
  'query',
  'spherical',
  'maxDistance',
  'minDistance',
  'distanceMultiplier',
  'includeLocs',
];

/** Reads a $geoNear stage; throws for what this store does not have. */
export function geoNearOf(stage: unknown, view: CollectionView | undefined): GeoNear {
  demand(isDoc(stage) && stage.near, 'FailedToParse', '$geoNear requires a near option');
  const unknown = Object.keys(stage).find((name) => !FIELDS.includes(name));
  demand(!unknown, 'FailedToParse', `This store has no $geoNear option '${unknown}'`);
  const path = String(stage.key ?? onlyPlace(view));
  const { near: $geometry, maxDistance, minDistance } = stage;
  const bounds = {
    ...(maxDistance === undefined ? {} : { $maxDistance: maxDistance }),
    ...(minDistance === undefined ? {} : { $minDistance: minDistance }),
  };
  demand(isDoc($geometry), 'NotImplemented', 'This store takes a GeoJSON point as near in $geoNear');
  const filter = { ...(stage.query as Doc), [path]: { $near: { $geometry, ...bounds } } };
  return { filter, mark: (doc) => marked(doc, stage, placeIn(filter)!) };
}

function onlyPlace(view: CollectionView | undefined): string {
  const paths = (view?.indexes ?? []).flatMap(({ fields }) =>
    fields.filter(([, kind]) => kind === '2dsphere').map(([path]) => path),
  );
  demand(paths.length, 'IndexNotFound', '$geoNear requires a 2d or 2dsphere index, but none were found');
  demand(paths.length === 1, 'IndexNotFound', 'There is more than one 2dsphere index; $geoNear needs a key option');
  return paths[0]!;
}

function marked(doc: Doc, { distanceField, distanceMultiplier = 1, includeLocs }: Doc, place: Place): Doc {
  const copy = structuredOf(doc);
  if (distanceField) setValue(copy, String(distanceField), distanceOf(doc, place)! * Number(distanceMultiplier));
  if (includeLocs) setValue(copy, String(includeLocs), doc[place.path]);
  return copy;
}

/** Only what is written into is copied; documents are shared. */
function structuredOf(doc: Doc): Doc {
  return Object.fromEntries(Object.entries(doc).map(([name, value]) => [name, isDoc(value) ? structuredOf(value) : value]));
}
