import { Instant, ListOf, Pattern, Text } from '../fields';

/** How many fields of a thing are recorded at most, and how many characters of each. */
export const RECORDED_FIELDS = 40;
export const RECORDED_CHARACTERS = 500;
export const REASON_CHARACTERS = 500;

const VALUE = { min: 0, max: RECORDED_CHARACTERS, optional: true } as const;

/** What became of one field; personal data are masked, long values cut. */
export class FieldChange {
  @Text({ about: 'The field', max: 60, example: 'status' }) field: string;
  @Text({ ...VALUE, about: 'What it was; missing where there was nothing', example: 'published' }) before?: string;
  @Text({ ...VALUE, about: 'What it is; missing where there is nothing any more', example: 'cancelled' }) after?: string;
}

/** One change that somebody made to one thing; who made it stands in the envelope. */
export class RecordedChangeBody {
  @Pattern({ about: 'The operation that made the change', pattern: /^[A-Za-z]{1,80}$/, example: 'cancelCommunityEvent' })
  operation: string;
  @Pattern({ about: 'What kind of thing was changed', pattern: /^[a-z-]{1,40}$/, example: 'community-event' }) thing: string;
  @Text({ about: 'Which one', max: 100, example: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' }) thingId: string;
  @Pattern({
    about: 'The area of the thing; empty for what belongs to all, missing where the area of whoever acts says it',
    pattern: /^\d{0,15}$/,
    example: '510108903901',
    optional: true,
  })
  areaCode?: string;
  @ListOf(() => FieldChange, { about: 'What has become of it', max: RECORDED_FIELDS }) changes: FieldChange[];
  @Text({ about: 'Why, where that was said', max: REASON_CHARACTERS, example: '暴雨预警', optional: true }) why?: string;
  @Instant({ about: 'When' }) at: string;
  @Text({ about: 'The request that it was made for', max: 100, example: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' })
  correlationId: string;
}

/** What every `change-recorded` event is: the thing is its subject. */
export const A_RECORDED_CHANGE = {
  body: RecordedChangeBody,
  subject: ({ thing, thingId }: RecordedChangeBody): string => `${thing}/${thingId}`,
};
