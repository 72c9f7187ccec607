import { FilledForm } from './filled-form';
import { EarlierForm } from './form';

/** A filled-in form that is to be forgotten: all of it but what names nobody. */
export type ErasedForm = Pick<FilledForm, '_id' | 'eventId' | 'version' | 'filledAt'>;

/** A filled-in form at rest. */
export interface StoredForm extends ErasedForm {
  /** Answers and people as JSON, sealed; missing where they were erased. */
  readonly content?: string;
  /** The sitting that has changed it last. */
  readonly sequence: number;
}

/** Papers as a sitting and the store keep them. */
export interface StoredPapers {
  readonly forms: readonly StoredForm[];
  readonly earlier: readonly EarlierForm[];
}

/** What a sitting decides beside places: too large, and too personal, to stay in the roll. */
export class Papers {
  private readonly filled = new Map<string, FilledForm>();
  private readonly erased = new Map<string, ErasedForm>();
  private readonly replaced: EarlierForm[] = [];

  get isEmpty(): boolean {
    return this.filled.size + this.erased.size + this.replaced.length === 0;
  }

  get all() {
    return { filled: [...this.filled.values()], erased: [...this.erased.values()], earlier: [...this.replaced] };
  }

  /** The form that is filled in anew for the registration; undefined where none is. */
  of(registrationId: string): FilledForm | undefined {
    return this.filled.get(registrationId);
  }

  /** Of the same registration the last one counts. */
  fillIn(form: FilledForm): void {
    this.filled.set(form._id, form);
  }

  erase({ _id, eventId, version, filledAt }: ErasedForm): void {
    this.filled.delete(_id);
    this.erased.set(_id, { _id, eventId, version, filledAt });
  }

  replace(form: EarlierForm): void {
    this.replaced.push(form);
  }

  clear(): void {
    this.filled.clear();
    this.erased.clear();
    this.replaced.length = 0;
  }
}
