import { Desk, Matter, SittingRecord } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { FilledForm } from '../forms/filled-form';
import { EarlierForm } from '../forms/form';
import { FormStore } from '../forms/form.store';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { nextToGo } from './split';

/** Splits that are under way in a process at a time; of more, rolls are read anew. */
const MOST_OPEN = 8;

/** By which the sittings on two events are known. */
export const splitKey = (eventId: string, intoId: string): string => `${eventId} ${intoId}`;

/** Two events of which one gives registrations to the other: both are written, or neither. */
export class SplitMatter implements Matter {
  constructor(
    readonly from: OpenRoll,
    readonly into: OpenRoll,
    /** Forms that were filled in for those who are next to go, by their registrations. */
    readonly filled: ReadonlyMap<string, FilledForm>,
    private readonly desk: SignUpDesk,
    /** Forms of before, which answers may be to. */
    readonly earlier: readonly EarlierForm[],
  ) {}

  get isChanged(): boolean {
    return this.from.isChanged || this.into.isChanged;
  }

  async confirm(): Promise<boolean> {
    const [from, into] = [await this.from.confirm(), await this.into.confirm()];
    return from && into;
  }

  write(record: SittingRecord): Promise<void> {
    return this.desk.writeBoth(this.from, record, this.into);
  }

  undo(): void {
    this.from.undo();
    this.into.undo();
  }
}

/**
 * Where registrations go from one event to another. Its rolls are its own, as those of another replica: what the sign-up desks decide in the
 * meantime on either event is told by the number of the sitting, which is taken once.
 */
@Injectable()
export class SplitDesk implements Desk<SplitMatter> {
  private readonly desks = new Map<string, SignUpDesk>();

  constructor(
    private readonly desk: SignUpDesk,
    private readonly forms: FormStore,
  ) {}

  /** Throws EventNotFound. */
  async open(key: string): Promise<SplitMatter> {
    const desk = this.deskOf(key);
    const [eventId = '', intoId = ''] = key.split(' ');
    const [from, into] = [await desk.open(eventId), await desk.open(intoId)];
    const filled = await this.forms.of(nextToGo(from.communityEvent, from.everybody()));
    const earlier = from.communityEvent.split
      ? []
      : await this.forms.earlierThan(eventId, from.communityEvent.form?.version ?? 1);
    return new SplitMatter(from, into, filled, desk, earlier);
  }

  /** Every split is decided anew. */
  peek(): undefined {
    return undefined;
  }

  /** The rolls are needed no more. */
  close(key: string): void {
    this.desks.delete(key);
  }

  private deskOf(key: string): SignUpDesk {
    const known = this.desks.get(key) ?? this.desk.twin();
    this.desks.delete(key);
    this.desks.set(key, known);
    const [oldest] = this.desks.keys();
    if (this.desks.size > MOST_OPEN && oldest !== undefined) this.desks.delete(oldest);
    return known;
  }
}
