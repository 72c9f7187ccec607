import { PublishCommunityEvent, RegisterForEvent } from '@linli/contracts/events';
import { operationIdOf, route } from './route';

describe('a route', () => {
  it('knows the fields of its path and the status of success', () => {
    const one = route('POST /events/:eventId/publish', PublishCommunityEvent, { summary: 'Publish' });
    expect(one).toMatchObject({ method: 'POST', pathFields: ['eventId'], status: 200 });
  });

  it('is named by its contract', () => {
    const one = route('POST /events/:eventId/registrations', RegisterForEvent, { summary: 'Register' });
    expect(operationIdOf(one)).toBe('registerForEvent');
  });

  it('cannot be declared with a field in its path that the contract does not have', () => {
    expect(() => route('POST /events/:id/publish', PublishCommunityEvent, { summary: 'Publish' })).toThrow(
      'POST /events/:id/publish: events.publish-community-event has no field id.',
    );
  });
});
