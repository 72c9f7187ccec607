import { ownerOf } from './rendezvous';

/** One that has said nothing for so long is taken for gone, though its queue may be there still. */
const SILENT_MS = 3_500;
/** Whatever says that it is a replica: more are not remembered. */
const MOST = 500;

/** A replica says that it is there, or that it goes. */
export interface Announcement {
  readonly service: string;
  /** Where it takes requests that are meant for it. */
  readonly queue: string;
  readonly leaves?: true;
}

/** Which replicas of which services are there, as they say themselves. */
export class Replicas {
  /** When each was last heard of, by the machine's stopwatch; by service and queue. */
  private readonly heardAt = new Map<string, Map<string, number>>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  hear({ service, queue, leaves }: Announcement): void {
    const known = this.heardAt.get(service) ?? new Map<string, number>();
    this.heardAt.set(service, known);
    if (leaves) known.delete(queue);
    else if (known.has(queue) || known.size < MOST) known.set(queue, this.now());
  }

  /** Its queue is no more. */
  lose(queue: string): void {
    for (const known of this.heardAt.values()) known.delete(queue);
  }

  /** The queue of the replica that requests with the key go to; undefined where there is no choice, or nothing to choose by. */
  queueFor(service: string, key: string | undefined): string | undefined {
    if (key === undefined) return undefined;
    const present = this.present(service);
    return present.length > 1 ? ownerOf(key, present) : undefined;
  }

  /** Whether others than this one answer for the service. */
  hasOthers(service: string, queue: string): boolean {
    return this.present(service).some((other) => other !== queue);
  }

  private present(service: string): string[] {
    const known = this.heardAt.get(service);
    if (known === undefined) return [];
    const since = this.now() - SILENT_MS;
    for (const [queue, at] of known) if (at < since) known.delete(queue);
    return [...known.keys()];
  }
}
