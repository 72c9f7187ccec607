import { among, isNetwork, networkOf } from './network';

describe('the network that limits count by', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002:FFFF:ffff:FFFF:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::5:6:7:8', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:192.0.2.1', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each(['', 'unknown', '2001:db8::1::2', '2001:db8:1:2', '203.0.113.7:4711', '[2001:db8::1]', '2001:db8::g'])(
    'of what is no address is the text itself: "%s"',
    (text) => {
      expect(networkOf(text)).toBe(text);
    },
  );

  it('is one for all the addresses that a subscriber can take, another for the neighbour', () => {
    const all = Array.from({ length: 52_000 }, (_, each) => networkOf(`2001:db8:1:2::${each.toString(16)}`));
    expect(new Set(all).size).toBe(1);
    expect(networkOf('2001:db8:1:3::1')).not.toBe(all[0]);
  });
});

describe('proxies', () => {
  const isProxy = among(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32', '::ffff:198.51.100.1']);

  it.each(['10.1.2.3', '::ffff:10.1.2.3', '192.0.2.7', '2001:db8:1::1', '198.51.100.1'])('have the address %s', (address) =>
    expect(isProxy(address)).toBe(true),
  );

  it.each(['11.0.0.1', '192.0.2.8', '2001:db9::1', '', 'proxy'])('do not have the address %s', (address) =>
    expect(isProxy(address)).toBe(false),
  );

  it.each(['10.0.0.0/33', 'proxy', '10.0.0', ''])('are not set by %s', (text) => expect(isNetwork(text)).toBe(false));
});
