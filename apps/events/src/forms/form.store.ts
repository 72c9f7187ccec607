import { FormNotKnown } from '@linli/contracts/events';
import { insertionIfNew } from '@linli/persistence';
import { assertOpens, Keyring, ResealProgress, reseal } from '@linli/personal-data';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { replacementUnlessNewer, unlessThere } from '../registrations/newer-stays.store';
import { FilledForm } from './filled-form';
import { EarlierForm, earlierId, SignUpForm } from './form';
import { EARLIER_FORM, FILLED_FORM, SEALED_FORM } from './form.schema';
import { Papers, StoredForm, StoredPapers } from './papers';

/** Forms that were filled in, and forms of before. */
@Injectable()
export class FormStore implements OnModuleInit {
  constructor(
    @InjectModel(FILLED_FORM) private readonly filled: Model<StoredForm>,
    @InjectModel(EARLIER_FORM) private readonly earlier: Model<EarlierForm>,
    private readonly keyring: Keyring,
  ) {}

  /** A key that is lost or wrong is told before anything is sealed with another one. */
  onModuleInit(): Promise<void> {
    return assertOpens({ model: this.filled, fields: SEALED_FORM }, this.keyring);
  }

  /** The papers as a sitting and the store keep them. */
  sealed(papers: Papers, sequence: number): StoredPapers {
    const { filled, erased, earlier } = papers.all;
    const forms = filled.map(({ answers, attendees, ...form }) =>
      SEALED_FORM.seal({ ...form, content: JSON.stringify({ answers, attendees }), sequence }, this.keyring),
    );
    return { forms: [...forms, ...erased.map((form) => ({ ...form, sequence }))], earlier };
  }

  /** Leaves those alone that a later sitting has changed. */
  async saveAll({ forms, earlier }: StoredPapers): Promise<void> {
    const writes = forms.map((form) => replacementUnlessNewer(form));
    await Promise.all([
      writes.length > 0 && this.filled.collection.bulkWrite(writes as never, { ordered: false }).catch(unlessThere),
      earlier.length > 0 && this.earlier.bulkWrite(earlier.map((form) => insertionIfNew(form))),
    ]);
  }

  /** The form that another one has taken the place of; throws FormNotKnown. */
  async earlierOf(eventId: string, version: number): Promise<SignUpForm> {
    const found = await this.earlier.findById(earlierId(eventId, version)).lean<EarlierForm>();
    if (!found) throw new FormNotKnown();
    return found;
  }

  /** The forms of the event before that version. */
  async earlierThan(eventId: string, version: number): Promise<EarlierForm[]> {
    const ids = Array.from({ length: version - 1 }, (_each, at) => earlierId(eventId, at + 1));
    return ids.length > 0 ? this.earlier.find({ _id: { $in: ids } }).lean<EarlierForm[]>() : [];
  }

  /** What was filled in for the registrations, by their ids; nothing is asked where none has filled anything in. */
  async of(registrations: readonly Registered[]): Promise<ReadonlyMap<string, FilledForm>> {
    const ids = registrations.flatMap(({ _id, formVersion }) => (formVersion === undefined ? [] : [_id]));
    if (ids.length === 0) return NONE;
    const found = await this.filled.find({ _id: { $in: ids } }).lean<StoredForm[]>();
    return new Map(found.flatMap((form) => (form.content === undefined ? [] : [[form._id, this.opened(form)]])));
  }

  /** There are keys that no longer seal. */
  get hasOlderKeys(): boolean {
    return this.keyring.hasOlderKeys;
  }

  /** Seals with the first key what is sealed with another; throws when it is to stop. */
  resealAll(isToStop: () => boolean): Promise<ResealProgress> {
    const told = () => {
      if (isToStop()) throw new Error('Resealing was stopped.');
    };
    return reseal({ model: this.filled, fields: SEALED_FORM, keyring: this.keyring, told });
  }

  private opened(stored: StoredForm): FilledForm {
    const { content = '{}', sequence: _sequence, ...form } = SEALED_FORM.open(stored, this.keyring);
    return { ...form, ...(JSON.parse(content) as Pick<FilledForm, 'answers' | 'attendees'>) };
  }
}

interface Registered {
  readonly _id: string;
  readonly formVersion?: number;
}

const NONE: ReadonlyMap<string, FilledForm> = new Map();
