import { Schema } from 'mongoose';
import { Notice } from './notice';

export const NOTICE = 'Notice';

export const NoticeSchema = new Schema<Notice>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    kind: { type: String, required: true },
    subjectKind: { type: String, required: true },
    subjectId: { type: String, required: true },
    words: { type: Object, required: true },
    at: { type: Date, required: true },
    unread: { type: Boolean, required: true },
    readAt: { type: Date },
  },
  { collection: 'notices', versionKey: false },
);
NoticeSchema.index({ personId: 1, at: -1, _id: -1 });
NoticeSchema.index({ personId: 1, unread: 1, at: -1, _id: -1 });
