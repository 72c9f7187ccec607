import { Actor, actsInArea, DeclaredError, ErrorClass, OutsideOwnArea } from '@linli/contracts';
import { RowResult } from '@linli/contracts/business-service';
import {
  AreaCodeNotValid,
  AreaRow,
  BoundaryNotValid,
  EnterAreasView,
  ParentAreaMissing,
  TooManyAreas,
} from '@linli/contracts/gateway';
import { Change, Clock, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { IMPORT_LIMITS } from '@linli/tables';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { Asked, Importing } from '../imports/table-import';
import { Area, AreaChange, enter, toldOf } from './area';
import { AreaStore } from './area.store';
import { levelOf, parentOf } from './area-codes';
import { AREA_TABLE } from './area-table';
import { KnownAreas, MOST_AREAS } from './known-areas.run';

/** What is to become of one row: an area, or the error by which it is refused. */
type Judged = Area | ErrorClass;

/** Enters areas that are new, in any order; one that is there stays as it is. */
@Injectable()
export class AreaEntry implements Importing<AreaRow> {
  readonly table = AREA_TABLE;
  readonly refusals = [AreaCodeNotValid, ParentAreaMissing, OutsideOwnArea, BoundaryNotValid];
  readonly about = { [BoundaryNotValid.code]: 'boundary' };
  /** All rows at once: the area around one may stand anywhere in the file. */
  readonly rowsAtATime = IMPORT_LIMITS.rows;

  constructor(
    private readonly areas: AreaStore,
    private readonly known: KnownAreas,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Enters all of them or none. Throws AreaCodeNotValid, ParentAreaMissing, OutsideOwnArea, BoundaryNotValid or TooManyAreas. */
  async enterAll(rows: readonly AreaRow[], actor: Actor): Promise<EnterAreasView> {
    const results = await this.enter(rows, { actor, dryRun: false, allOrNone: true });
    const added = results.filter(({ outcome }) => outcome === 'added').length;
    return { added, present: results.length - added };
  }

  async enter(rows: readonly AreaRow[], asked: Asked & { allOrNone?: true }): Promise<readonly RowResult[]> {
    const { actor, dryRun, allOrNone } = asked;
    const now = this.clock.now();
    // Before the transaction: a query that the store refuses would end it.
    const misdrawn = await this.areas.wronglyOutlined(rows);
    const results = await this.unitOfWork.run(originOf(actor, now), async (outbox) => {
      const there = await this.areas.among(rows.flatMap(({ code }) => [code, parentOf(code) ?? code]));
      const judged = judge(rows, { there, misdrawn, actor, now });
      if (allOrNone) assertAllRight(judged);
      const fresh = new Map(judged.flatMap((area) => (isNew(area, there) ? [[area._id, area] as const] : [])));
      if (this.known.count + fresh.size > MOST_AREAS) throw new TooManyAreas({ limit: MOST_AREAS });
      if (!dryRun && fresh.size > 0) {
        await this.areas.hold([...fresh.keys()].flatMap((code) => parentOf(code) ?? []));
        await this.areas.insertNew([...fresh.values()], entriesOf([...fresh.values()], actor));
        for (const change of recordsOf([...fresh.values()])) outbox.record(change);
      }
      return judged.map((area) => resultOf(area, fresh));
    });
    await this.known.look();
    return results;
  }
}

interface Judging {
  readonly there: ReadonlyMap<string, Area>;
  /** Those whose outline is none to the store. */
  readonly misdrawn: ReadonlySet<AreaRow>;
  readonly actor: Actor;
  readonly now: Date;
}

/** The rows from the top of the tree down, so that each finds the area around it; the answers are in the order of the rows. */
function judge(rows: readonly AreaRow[], { there, misdrawn, actor, now }: Judging): Judged[] {
  const right = new Map(there);
  const judged = new Map<AreaRow, Judged>();
  for (const row of [...rows].sort((a, b) => a.code.length - b.code.length)) {
    const known = refusalOf(row.code, right, actor) ?? right.get(row.code);
    const fresh = () => (misdrawn.has(row) ? BoundaryNotValid : enter(row, right.get(parentOf(row.code) ?? ''), now));
    const result = known ?? fresh();
    judged.set(row, result);
    if (isArea(result)) right.set(row.code, result);
  }
  return rows.map((row) => judged.get(row) as Judged);
}

function refusalOf(code: string, right: ReadonlyMap<string, Area>, actor: Actor): ErrorClass | undefined {
  if (levelOf(code) === undefined) return AreaCodeNotValid;
  if (!actsInArea(actor, code, 'administrator')) return OutsideOwnArea;
  const parent = parentOf(code);
  const around = parent === undefined ? undefined : right.get(parent);
  return parent !== undefined && (!around || around.mergedInto !== undefined) && !right.has(code) ? ParentAreaMissing : undefined;
}

const isArea = (judged: Judged): judged is Area => typeof judged !== 'function';

const isNew = (judged: Judged, there: ReadonlyMap<string, Area>): judged is Area => isArea(judged) && !there.has(judged._id);

function assertAllRight(judged: readonly Judged[]): void {
  const wrong = judged.flatMap((error, at) => (isArea(error) ? [] : [{ error, pointer: `#/areas/${at}/${fieldOf(error)}` }]));
  const [first] = wrong;
  if (!first) return;
  const refusal: new (...given: ConstructorParameters<ErrorClass>) => DeclaredError = first.error;
  throw new refusal(
    {},
    wrong.map(({ error, pointer }) => ({ pointer, rule: error.code })),
  );
}

const fieldOf = (error: ErrorClass): keyof AreaRow => (error === BoundaryNotValid ? 'boundary' : 'code');

const entriesOf = (areas: readonly Area[], { id: by }: Actor): AreaChange[] =>
  areas.map(({ _id: areaCode, changedAt: at }) => ({ _id: newId(), areaCode, kind: 'entered', at, by }));

/** Each area by itself; of a whole country at once only how many, for a message holds no more: the history of each area knows the rest. */
const recordsOf = (areas: readonly Area[]): Change[] =>
  areas.length <= MOST_RECORDS
    ? areas.map((area) => ({ thing: 'area', areaCode: area._id, after: toldOf(area) }))
    : [{ thing: 'area', thingId: 'many', after: { entered: areas.length, codes: areas.map(({ _id }) => _id) } }];

const MOST_RECORDS = 200;

/** Of two rows with one code the first is new. */
function resultOf(area: Judged, fresh: ReadonlyMap<string, Area>): RowResult {
  if (!isArea(area)) return { outcome: 'refused', error: area.code };
  return { outcome: fresh.get(area._id) === area ? 'added' : 'present' };
}
