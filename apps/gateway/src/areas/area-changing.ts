import { Acting, Actor, BilingualTitle, Boundary } from '@linli/contracts';
import { MergeAreaBody } from '@linli/contracts/gateway';
import { assertExpected, Clock, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { originOf } from '../accounts/origin';
import { expectation } from '../http/matched';
import { Area, AreaChange, draw, merge, rename, toldOf } from './area';
import { AreaStore } from './area.store';
import { KnownAreas } from './known-areas.run';

interface Change {
  readonly after: Area;
  /** What is kept of it, besides when and by whom. */
  readonly entries: readonly Omit<AreaChange, '_id' | 'at' | 'by'>[];
}

/** Renames, outlines and merges areas, and keeps what was done. */
@Injectable()
export class AreaChanging {
  constructor(
    private readonly areas: AreaStore,
    private readonly known: KnownAreas,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws AreaNotFound, OutsideOwnArea, AreaMerged or ChangedMeanwhile. */
  rename(code: string, { name, reason }: { name: BilingualTitle; reason: string }, by: Actor): Promise<Area> {
    return this.change(code, by, async (area, acting) => ({
      after: rename(area, name, acting),
      entries: [{ areaCode: code, kind: 'renamed', reason, nameBefore: area.name }],
    }));
  }

  /** Throws AreaNotFound, OutsideOwnArea, AreaMerged or ChangedMeanwhile. */
  draw(code: string, { boundary, reason }: { boundary: Boundary; reason: string }, by: Actor): Promise<Area> {
    return this.change(code, by, async (area, acting) => ({
      after: draw(area, boundary, acting),
      entries: [{ areaCode: code, kind: 'drawn', reason }],
    }));
  }

  /** Throws AreaNotFound, OutsideOwnArea, AreaMerged, AreasOfDifferentLevels, AreaHasParts or ChangedMeanwhile. */
  merge(code: string, { into: otherCode, reason }: MergeAreaBody, by: Actor): Promise<Area> {
    return this.change(code, by, async (area, acting) => {
      await this.areas.hold([otherCode]);
      const [others, hasParts] = [await this.areas.among([otherCode]), await this.areas.hasParts(code)];
      return {
        after: merge(area, { into: others.get(otherCode), hasParts }, acting),
        entries: [
          { areaCode: code, kind: 'merged', reason, otherCode },
          { areaCode: otherCode, kind: 'received', reason, otherCode: code },
        ],
      };
    });
  }

  private async change(code: string, actor: Actor, decide: (area: Area, acting: Acting) => Promise<Change>): Promise<Area> {
    const now = this.clock.now();
    const area = await this.unitOfWork.run(originOf(actor, now), async (outbox) => {
      const before = await this.areas.get(code);
      assertExpected(expectation(), before.revision);
      const { after, entries } = await decide(before, { actor, now });
      const changes = entries.map((entry) => ({ ...entry, _id: newId(), at: now, by: actor.id }));
      await this.areas.save(before, after, changes);
      const why = entries[0]?.reason;
      outbox.record({ thing: 'area', areaCode: code, before: toldOf(before), after: toldOf(after), why });
      return after;
    });
    await this.known.look();
    return area;
  }
}
