import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { EarlierForm } from './form';
import { StoredForm } from './papers';

export const FILLED_FORM = 'FilledForm';
export const EARLIER_FORM = 'EarlierForm';

export const SEALED_FORM = new SealedFields<StoredForm>('filledForms', ['content']);

export const FilledFormSchema = new Schema<StoredForm>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    version: { type: Number, required: true },
    filledAt: { type: Date, required: true },
    content: { type: String },
    sequence: { type: Number, required: true },
  },
  { collection: 'filledForms', versionKey: false },
);

export const EarlierFormSchema = new Schema<EarlierForm>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    attendees: { type: String, required: true },
    questions: { type: [Object], required: true },
  },
  { collection: 'earlierForms', versionKey: false },
);
