import { Readable } from 'node:stream';
import { Language } from '@linli/contracts';
import { DataExport, SectionProgress } from './data-export';
import { DataExportStore } from './data-export.store';
import { pageBegin, pageEnd, pageRow, sectionBegin, sectionEnd } from './data-page';

/** All that was gathered as JSON, sections by service, in a stream. */
export const jsonOf = (dataExport: DataExport, store: DataExportStore): Readable => Readable.from(jsonTexts(dataExport, store));

/** The same as a page that a browser shows, in the language. */
export const htmlOf = (dataExport: DataExport, store: DataExportStore, language: Language): Readable =>
  Readable.from(htmlTexts(dataExport, store, language));

async function* jsonTexts(dataExport: DataExport, store: DataExportStore): AsyncGenerator<string> {
  const { startedAt, expiresAt, accountId } = dataExport;
  yield `{"about":${JSON.stringify({ format: 'linli.my-data.v1', accountId, startedAt, expiresAt })},"sections":[`;
  for (const [at, section] of dataExport.sections.entries()) {
    yield `${at > 0 ? ',' : ''}${headOf(section)}"items":[`;
    yield* joined(store.pages(dataExport._id, at));
    yield ']}';
  }
  yield ']}\n';
}

const headOf = ({ service, name, records, cut }: SectionProgress): string =>
  `${JSON.stringify({ service, name, records, cut }).slice(0, -1)},`;

async function* joined(pages: AsyncGenerator<object[]>): AsyncGenerator<string> {
  let first = true;
  for await (const page of pages)
    for (const record of page) {
      yield `${first ? '' : ','}${JSON.stringify(record)}`;
      first = false;
    }
}

async function* htmlTexts(dataExport: DataExport, store: DataExportStore, language: Language): AsyncGenerator<string> {
  yield pageBegin(language, dataExport.startedAt);
  for (const [at, section] of dataExport.sections.entries()) {
    yield sectionBegin(section, language);
    for await (const page of store.pages(dataExport._id, at)) for (const record of page) yield pageRow(record);
    yield sectionEnd(section, language);
  }
  yield pageEnd();
}
