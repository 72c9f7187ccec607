import { BilingualTitle } from '../bilingual';
import { defineEvent } from '../contract';
import { Instant, Nested } from '../fields';
import { ShiftFact } from './shifts';

export class SessionSpan {
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends' }) endsAt: string;
}

export class ShiftSessionChangedBody extends ShiftFact {
  @Nested(() => BilingualTitle, { about: 'What the session is called' }) session: BilingualTitle;
  @Nested(() => SessionSpan, { about: 'When it was to be' }) planned: SessionSpan;
  @Nested(() => SessionSpan, { about: 'When it is, unless it is off', optional: true }) now?: SessionSpan;
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

/** Published once per shift that stays as it is when a session at its time is moved or called off. */
export const ShiftSessionChanged = defineEvent('volunteers.shift-session-changed', 1, {
  body: ShiftSessionChangedBody,
  subject: ({ shift }) => shift.id,
});
