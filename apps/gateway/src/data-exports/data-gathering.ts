import { ServiceUnavailable } from '@linli/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataExport, gathered, SectionProgress, withSection } from './data-export';
import { DataExportStore } from './data-export.store';
import { DataSource, DataSources } from './data-sources';

const LATER_MS = 5_000;

/** So many sections are asked for at a time. */
const SECTIONS_AT_A_TIME = 6;

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
    try {
      await this.gatherAll(taken);
    } catch (error) {
      await this.store.postpone(taken._id, LATER_MS);
      if (!(error instanceof ServiceUnavailable))
        this.log.error(`Export ${taken._id} goes on later: ${(error as Error).message}`);
    }
    return true;
  }

  private async gatherAll(taken: DataExport): Promise<void> {
    let dataExport: DataExport | undefined = taken;
    while (dataExport) {
      const open = this.openOf(dataExport);
      if (open.length === 0) return;
      dataExport = await this.gatherPages(dataExport, open.slice(0, SECTIONS_AT_A_TIME));
    }
  }

  /** Where the sections stand of which there is more to gather. */
  private openOf({ sections }: DataExport): number[] {
    return [...sections.keys()].filter((at) => this.sourceOf(sections[at] as SectionProgress) && !sections[at]?.done);
  }

  private sourceOf({ name, service }: SectionProgress): DataSource | undefined {
    return this.sources.all.find((source) => source.name === name && source.service === service);
  }

  /** The export with one more page of each section; undefined when it was removed meanwhile. What one page failed with is thrown when the others are kept. */
  private async gatherPages(before: DataExport, places: readonly number[]): Promise<DataExport | undefined> {
    const outcomes = await Promise.allSettled(places.map((at) => this.gatherPage(before, at)));
    const pages = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : undefined));
    const after = places.reduce((one, at, index) => {
      const section = pages[index];
      return section ? withSection(one, at, section) : one;
    }, before);
    if (after !== before && !(await this.store.progress(after))) return undefined;
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    return after;
  }

  private async gatherPage({ _id: exportId, accountId, sections }: DataExport, at: number): Promise<SectionProgress> {
    const section = sections[at] as SectionProgress;
    const page = await (this.sourceOf(section) as DataSource).page(accountId, section.after);
    await this.store.keep({ exportId, section: at, page: section.pages }, page.items);
    return gathered(section, page);
  }
}
