import { PublishCommunityEvent, RegisterForEvent } from '@linli/contracts/events';
import { operationIdOf, route } from './route';

describe('a route', () => {
  it('knows the fields of its path, who may call and the status of success', () => {
    const one = route('POST /events/:eventId/publish', PublishCommunityEvent, { summary: 'Publish', roles: ['organiser'] });
    expect(one).toMatchObject({ method: 'POST', pathFields: ['eventId'], status: 200, access: ['organiser'] });
  });

  it('is named by its contract', () => {
    const one = route('POST /events/:eventId/registrations', RegisterForEvent, { summary: 'Register', roles: ['resident'] });
    expect(operationIdOf(one)).toBe('registerForEvent');
  });

  it('cannot be declared with a field in its path that the contract does not have', () => {
    expect(() => route('POST /events/:id/publish', PublishCommunityEvent, { summary: 'Publish', access: 'public' })).toThrow(
      'POST /events/:id/publish: events.publish-community-event has no field id.',
    );
  });
});
