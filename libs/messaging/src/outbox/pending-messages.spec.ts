import { Actor, defineEvent, Text } from '@linli/contracts';
import { PendingMessages } from './pending-messages';

class Body {
  @Text({ about: 'Anything', max: 9 }) word: string;
}
const Said = defineEvent('events.said', 1, { body: Body, subject: ({ word }) => word });

it('a fact tells who acted, and not where they live', () => {
  const actor: Actor = { id: 'anna', roles: ['resident'], areaCodes: [], memberOf: [] };
  const livingThere = { ...actor, homeAreaCode: '510108903901', formerHomeAreaCode: '510108902901' };
  const origin = { service: 'events', now: new Date(0), correlationId: 'c1', publishes: [Said] } as const;
  const pending = new PendingMessages({ ...origin, actor: livingThere });
  pending.publish(Said, { word: 'hello' });
  expect(pending.messages[0]?.envelope.actor).toEqual(actor);
});
