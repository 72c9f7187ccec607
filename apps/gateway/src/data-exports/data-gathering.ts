import { ServiceUnavailable } from '@linli/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataExport, gathered, withSection } from './data-export';
import { DataExportStore } from './data-export.store';
import { DataSources } from './data-sources';

const LATER_MS = 5_000;

/** Gathers the data of exports page by page; what is gathered is not asked for again after a stop. */
@Injectable()
export class DataGathering {
  private readonly log = new Logger(DataGathering.name);

  constructor(
    private readonly store: DataExportStore,
    private readonly sources: DataSources,
  ) {}

  /** Works at one export until all is gathered or a service is away; false when there is none to work at. */
  async workAtOne(): Promise<boolean> {
    const taken = await this.store.takeGathering();
    if (!taken) return false;
    let dataExport: DataExport = taken;
    try {
      for (const at of taken.sections.keys()) {
        const after = await this.gatherSection(dataExport, at);
        if (!after) return true;
        dataExport = after;
      }
    } catch (error) {
      await this.store.postpone(taken._id, LATER_MS);
      if (!(error instanceof ServiceUnavailable))
        this.log.error(`Export ${taken._id} goes on later: ${(error as Error).message}`);
    }
    return true;
  }

  /** The export with the section gathered; undefined when it was removed meanwhile. */
  private async gatherSection(before: DataExport, at: number): Promise<DataExport | undefined> {
    let dataExport = before;
    for (;;) {
      const section = dataExport.sections[at];
      const source = this.sources.all.find(({ name, service }) => name === section?.name && service === section.service);
      if (!section || !source || section.done) return dataExport;
      const page = await source.page(dataExport.accountId, section.after);
      await this.store.keep({ exportId: dataExport._id, section: at, page: section.pages }, page.items);
      dataExport = withSection(dataExport, at, gathered(section, page));
      if (!(await this.store.progress(dataExport))) return undefined;
    }
  }
}
