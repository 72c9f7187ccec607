import { LOGOUT_EVENT, logoutIn } from './logout-claims';

const token = { jti: 'j', sub: 's', sid: 'd', events: { [LOGOUT_EVENT]: {} } };

describe('a logout token', () => {
  it('names somebody, a session or both, and what else it says is left', () => {
    expect(logoutIn({ ...token, iss: 'x', more: 1 })).toEqual({ jti: 'j', sub: 's', sid: 'd' });
    expect(logoutIn({ ...token, sid: undefined })).toEqual({ jti: 'j', sub: 's' });
    expect(logoutIn({ ...token, sub: undefined })).toEqual({ jti: 'j', sid: 'd' });
  });

  it.each([
    ['neither', { sub: undefined, sid: undefined }],
    ['somebody without a name', { sub: '' }],
    ['somebody who is no text', { sub: { $gt: '' } }],
    ['a session that is no text', { sid: 1 }],
    ['a nonce', { nonce: 'n' }],
    ['a nonce of nothing', { nonce: null }],
    ['no id', { jti: undefined }],
    ['an id that is no text', { jti: 7 }],
    ['no events', { events: undefined }],
    ['events in a list', { events: [LOGOUT_EVENT] }],
    ['another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['an event that is no object', { events: { [LOGOUT_EVENT]: true } }],
  ])('is none with %s', (_what, change) => {
    expect(logoutIn({ ...token, ...change })).toBeUndefined();
  });
});
