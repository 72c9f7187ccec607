import { type Doc, encodeDoc, isDoc } from '../bson-types';
import { collationOf } from '../collation';
import type { Results } from '../cursors';
import { demand, StoreError } from '../errors';
import { checkPipeline, runPipeline, type Surroundings } from '../language';
import { placeIn } from '../nearest';
import { type Search, search, searchDocs } from '../search';
import { sortSpec } from '../sort';
import type { CollectionView } from '../view';
import { type Call, type Command, collectionName, readView } from './call';
import { count } from './count';
import { geoNearOf } from './geo-near';

/** The search that the first stages of a pipeline amount to, and the stages that are left. */
export function leadingSearch(pipeline: Doc[], around: Surroundings): { first: Search; rest: Doc[] } {
  const first: Search = { filter: {}, around };
  const rest = [...pipeline];
  if (rest[0]?.$match) first.filter = rest.shift()!.$match as Doc;
  if (rest[0]?.$sort) first.sort = sortSpec(rest.shift()!.$sort);
  if (typeof rest[0]?.$skip === 'number') first.skip = rest.shift()!.$skip as number;
  if (typeof rest[0]?.$limit === 'number') first.limit = rest.shift()!.$limit as number;
  return { first, rest };
}

/** Documents of a collection, in the order of a pipeline. */
export const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'let', 'collation', 'hint', 'allowDiskUse', 'bypassDocumentValidation'],
  transactional: true,
  run(call) {
    const { command, cursors, db, transaction } = call;
    const pipeline = command.pipeline as Doc[];
    checkPipeline(isNear(pipeline) ? pipeline.slice(1) : pipeline);
    if (command.aggregate === 1 && !pipeline[0]?.$documents) {
      throw new StoreError('NotImplemented', 'This store aggregates over a whole database only from $documents');
    }
    const name = command.aggregate === 1 ? '$cmd.aggregate' : collectionName(call);
    const { batchSize } = (command.cursor ?? {}) as Doc;
    const results = resultsOf(readView(call, name), pipeline, call);
    return cursors.first({ ns: `${db}.${name}`, transaction, ...results }, { size: count(batchSize, 'batchSize') });
  },
};

/** Only the first stage can ask an index for what is near. */
function isNear(pipeline: unknown): boolean {
  return Array.isArray(pipeline) && isDoc(pipeline[0]) && '$geoNear' in pipeline[0];
}

type Found = Pick<Results, 'count' | 'at'>;

function resultsOf(view: CollectionView | undefined, pipeline: Doc[], call: Call): Found {
  const around = surroundings(call);
  if (isNear(pipeline)) return fromNear(view, pipeline, around);
  const { first, rest } = leadingSearch(pipeline, around);
  demand(!placeIn(first.filter), 'BadValue', '$geoNear, $near, and $nearSphere are not allowed in this context');
  const counter = rest.length === 1 ? counterOf(rest[0]!) : undefined;
  if (counter) return counted(view, first, counter);
  const wanted = { ...first, hint: call.command.hint };
  if (rest.length) return encoded(runPipeline(searchDocs(view, wanted), rest, around));
  const rows = search(view, wanted);
  return { count: rows.length, at: (i) => view!.bytes(rows[i]!) };
}

function fromNear(view: CollectionView | undefined, [stage, ...rest]: Doc[], around: Surroundings): Found {
  const { filter, mark } = geoNearOf(stage!.$geoNear, view);
  const docs = searchDocs(view, { filter, around }).map(mark);
  return encoded(rest.length ? runPipeline(docs, rest, around) : docs);
}

function encoded(docs: Doc[]): Found {
  return { count: docs.length, at: (i) => encodeDoc(docs[i]!) };
}

/** Makes the one result of a pipeline that only counts, which is how drivers count; undefined for other stages. */
function counterOf({ $count, $group }: Doc): ((n: number) => Doc) | undefined {
  if (typeof $count === 'string') return (n) => ({ [$count]: n });
  if (!isDoc($group) || typeof $group._id !== 'number') return undefined;
  const { _id, ...fields } = $group;
  const [[name, sum] = ['', undefined], ...more] = Object.entries(fields);
  return isDoc(sum) && sum.$sum === 1 && !more.length ? (n) => ({ _id, [name]: n }) : undefined;
}

function counted(view: CollectionView | undefined, first: Search, counter: (n: number) => Doc): Found {
  const all = !Object.keys(first.filter).length && !first.skip && !first.limit;
  const n = all ? (view?.size ?? 0) : search(view, { ...first, sort: undefined }).length;
  return encoded(n ? [counter(n)] : []);
}

function surroundings(call: Call): Surroundings {
  const { command } = call;
  return {
    variables: command.let as Doc,
    collation: collationOf(command.collation),
    collection(name) {
      const view = readView(call, name);
      return view ? [...view.all()].map((row) => view.doc(row)!) : [];
    },
  };
}
