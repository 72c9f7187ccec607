import { Flag, Instant, Whole } from '../fields';

/** How many people an event needs, and until when. */
export class MinimumView {
  @Whole({ about: 'How many people with a confirmed place it needs', min: 0, max: 100_000, example: 20 }) people: number;
  @Instant({ about: 'Until when', example: '2026-11-27T12:00:00+08:00' }) until: string;
  @Flag({ about: 'Whether there were fewer by then; not there before', example: false, optional: true }) missed?: boolean;
}
