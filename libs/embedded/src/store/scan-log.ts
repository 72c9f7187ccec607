import { type Doc, isDoc } from './bson-types';

const MANY = 10_000;
const MOST_SHAPES = 1_000;

/** Says once of each kind of query that it looks at very many documents in vain: an index is missing. */
export class ScanLog {
  private readonly told = new Set<string>();

  constructor(private readonly warn: (text: string) => void) {}

  /** Takes note of a search over `examined` documents, of which `found` matched. */
  note(ns: string, filter: Doc, { examined, found }: { examined: number; found: number }): void {
    if (examined - found <= MANY || this.told.size >= MOST_SHAPES) return;
    const shape = `${ns} ${JSON.stringify(shapeOf(filter))}`;
    if (this.told.has(shape)) return;
    this.told.add(shape);
    this.warn(`A query of the shape ${shape} looked at ${examined} documents and found ${found}: it lacks an index.`);
  }
}

/** A filter without its values, which may be personal. */
function shapeOf(filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.every(isDoc) ? filter.map(shapeOf) : '?';
  if (!isDoc(filter)) return '?';
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, shapeOf(value)]));
}
