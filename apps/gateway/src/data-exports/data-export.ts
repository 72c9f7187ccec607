import { ServiceName } from '@linli/contracts';
import { DataExportStatus, DataExportView } from '@linli/contracts/gateway';
import { Page } from '@linli/persistence';

/** How far the gathering of one kind of data has come. */
export interface SectionProgress {
  readonly service: ServiceName;
  readonly name: string;
  readonly records: number;
  /** Pages gathered: the number of the next one. */
  readonly pages: number;
  /** The cursor of the next page. */
  readonly after?: string;
  readonly done: boolean;
  /** There is more than the export may hold. */
  readonly cut: boolean;
}

/** Everything that Linli knows of one person, on its way into one file. */
export interface DataExport {
  readonly _id: string;
  readonly accountId: string;
  readonly status: DataExportStatus;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly sections: readonly SectionProgress[];
}

/** One page of records. */
export interface Gathered {
  readonly items: readonly object[];
  readonly next?: string;
}

/** So long an export can be fetched. */
export const KEPT_MS = 7 * 86_400_000;

/** Records of one kind that an export holds: more than anybody has. */
export const MOST_RECORDS = 20_000;

interface Start {
  readonly id: string;
  readonly accountId: string;
  readonly now: Date;
}

/** An export that has everything still to gather. */
export const started = (
  { id, accountId, now }: Start,
  sections: readonly Pick<SectionProgress, 'service' | 'name'>[],
): DataExport => ({
  _id: id,
  accountId,
  status: 'gathering',
  startedAt: now,
  expiresAt: new Date(now.getTime() + KEPT_MS),
  sections: sections.map(({ service, name }) => ({ service, name, records: 0, pages: 0, done: false, cut: false })),
});

/** The progress of the section after one more page. */
export function gathered({ after: _before, ...progress }: SectionProgress, { items, next }: Gathered): SectionProgress {
  const records = progress.records + items.length;
  const cut = next !== undefined && records >= MOST_RECORDS;
  const isOver = next === undefined || cut;
  return { ...progress, records, pages: progress.pages + 1, done: isOver, cut, ...(!isOver && { after: next }) };
}

/** The export with the section as it is now; ready when nothing is left to gather. */
export function withSection(dataExport: DataExport, at: number, section: SectionProgress): DataExport {
  const sections = dataExport.sections.map((one, index) => (index === at ? section : one));
  return { ...dataExport, sections, status: sections.every(({ done }) => done) ? 'ready' : 'gathering' };
}

export const viewOf = ({ _id, status, startedAt, expiresAt, sections }: DataExport): DataExportView => ({
  ...{ id: _id, status },
  startedAt: startedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  sections: sections.map(({ service, name, records, done, cut }) => ({ service, name, records, done, cut })),
});

/** A page of a store as a part of the file. */
export const shown = <T>({ items, next }: Page<T>, view: (one: T) => object): Gathered => ({ items: items.map(view), next });
