import { IsArray } from 'class-validator';
import { SERVICES, type ServiceName } from '../contract';
import { defineError } from '../declared-error';
import { field, rule } from '../field';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '../fields';

export const DATA_EXPORT_STATUSES = ['gathering', 'ready'] as const;
export type DataExportStatus = (typeof DATA_EXPORT_STATUSES)[number];

/** One kind of data of one service. */
export class DataExportSectionView {
  @OneOf(SERVICES, { about: 'The service that holds it', example: 'events' }) service: ServiceName;
  @Text({ about: 'What it is', max: 40, example: 'registrations' }) name: string;
  @Whole({ about: 'Records gathered so far', min: 0, max: 1_000_000, example: 12 }) records: number;
  @Flag({ about: 'Whether all are gathered', example: true }) done: boolean;
  @Flag({ about: 'Whether there are more than fit in; an administrator gives them out', example: false }) cut: boolean;
}

export class DataExportView {
  @Id({ about: 'Id of the export' }) id: string;
  @OneOf(DATA_EXPORT_STATUSES, { about: 'Whether it can be fetched' }) status: DataExportStatus;
  @Instant({ about: 'When it was asked for' }) startedAt: string;
  @Instant({ about: 'When it goes; another one can be asked for then' }) expiresAt: string;
  @ListOf(() => DataExportSectionView, { about: 'What is in it', max: 60 }) sections: DataExportSectionView[];
}

/** Records as they are kept: each kind has fields of its own. */
const Records = (about: string) =>
  field(
    { about, example: [{ id: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d', status: 'confirmed' }] },
    { api: { type: 'array', items: { type: 'object', additionalProperties: true } } as never, checks: [IsArray(rule())] },
  );

export class DataFileAbout {
  @Text({ about: 'The form of the file', max: 40, example: 'linli.my-data.v1' }) format: string;
  @Id({ about: 'Whose data these are' }) accountId: string;
  @Instant({ about: 'When they were gathered' }) startedAt: string;
  @Instant({ about: 'Until when the file can be fetched' }) expiresAt: string;
}

export class DataFileSection {
  @OneOf(SERVICES, { about: 'The service that holds it', example: 'events' }) service: ServiceName;
  @Text({ about: 'What it is', max: 40, example: 'registrations' }) name: string;
  @Whole({ about: 'How many records follow', min: 0, max: 1_000_000, example: 1 }) records: number;
  @Flag({ about: 'Whether there are more than fit in', example: false }) cut: boolean;
  @Records('The records') items: object[];
}

/** The file with everything that is known of a person. */
export class DataFile {
  @Nested(() => DataFileAbout, { about: 'What this is' }) about: DataFileAbout;
  @ListOf(() => DataFileSection, { about: 'Everything, by kind', max: 60 }) sections: DataFileSection[];
}

/** Several were asked for within a day. */
export const TooManyDataExports = defineError('gateway.too-many-data-exports', 'too-many', {
  'zh-CN': '导出次数过多，请 {retryAfterSeconds} 秒后再试。',
  en: 'Too many exports were asked for; please try again in {retryAfterSeconds} seconds.',
});

/** Still being gathered, or not asked for. */
export const DataExportNotReady = defineError('gateway.data-export-not-ready', 'conflict', {
  'zh-CN': '数据仍在汇集，请稍后再试。',
  en: 'Your data are still being gathered; please try again shortly.',
});
