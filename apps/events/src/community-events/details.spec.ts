import { OutsideOwnArea } from '@linli/contracts';
import { EventNotEditable, TextNotSafe } from '@linli/contracts/events';
import { aCommunityEvent, anEventBody, anOrganiser, hours, NOON } from '../testing/builders';
import { draft } from './community-event';
import { isSafe } from './details';
import { editDetails } from './edited';

const by = { actor: anOrganiser(), now: NOON };
const point = { type: 'Point', coordinates: [104.1, 30.65] } as const;

describe('the text of an event', () => {
  it.each([
    '**市集** 与 *快闪*，2 < 3，a<b',
    '[报名须知](https://example.cn/a_(b)) <https://example.cn>',
    '[call](tel:02888880000) [mail](mailto:a@example.cn) <a@example.cn>',
    '- one\n- two [x] done',
    'Bring water [optional] (we have some).',
    '[Note]: bring water',
    '见[注]：自带水杯 [注1] (可选)',
    '[here]: https://example.cn/a',
    '<https://example.cn/a?b=1>',
    '[Note]: water/juice for all',
  ])('may be light Markdown: %s', (text) => expect(isSafe(text)).toBe(true));

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<img/src=x>',
    '</p>',
    '<b>bold</b>',
    '<!-- x -->',
    '<?php',
    '[x](javascript:alert(1))',
    '[x]( JaVaScript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,1)',
    '![x](//elsewhere.example/x.png)',
    '[x]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '> [x]: javascript:alert(1)',
    '[x\\]]: javascript:alert(1)',
    '[x]: javascript&#58;alert(1)',
    '[x]:\njavascript:alert(1) "title"',
    '[x]: java\\script\\:alert(1)\nmore',
    '[x]: <java&#115;cript:alert(1) b>',
    'a\n[x]: //elsewhere.example',
    '[x](<javascript:alert(1)>)',
    '<http://x onmouseover=alert(1)>',
    '<mailto:x onmouseover=alert(1)>',
    '<http://x"onmouseover=alert(1)>',
  ])('is refused as: %s', (text) => expect(isSafe(text)).toBe(false));
});

it('a long text of beginnings is looked through once', () => {
  for (const start of [']:', '](', '<http://', '[x]: /', ']: a ']) expect(isSafe(`${start.repeat(2_500)} x`)).toBeDefined();
});

describe('pictures', () => {
  const picture = (name: string) => ({ address: `https://pictures.example.cn/${name}.jpg`, alt: { zh: name, en: name } });

  it('are kept in their order, replaced as a whole, and taken away by an empty list', () => {
    const shown = draft('e1', anEventBody({ pictures: [picture('b'), picture('a')] }), by);
    expect(shown.pictures).toEqual([picture('b'), picture('a')]);
    const edited = editDetails(shown, { eventId: 'e1', pictures: [picture('c')] }, by);
    expect(edited.pictures).toEqual([picture('c')]);
    expect(editDetails(edited, { eventId: 'e1', pictures: [] }, by).pictures).toEqual([]);
  });
});

describe('a draft', () => {
  it('that says nothing else is free and of no special kind', () => {
    expect(draft('e1', anEventBody(), by)).toMatchObject({ price: 0, tags: [], kind: 'other' });
  });

  it('keeps what is said, and each tag once', () => {
    const made = draft('e1', anEventBody({ point, price: 1000, kind: 'market', tags: [' Family', 'family', '亲子', ' '] }), by);
    expect(made).toMatchObject({ point, price: 1000, kind: 'market', tags: ['family', '亲子'] });
    expect(made).not.toHaveProperty('onlineLink');
  });

  it('is refused with HTML in a text, and says in which', () => {
    const attempt = () => draft('e1', anEventBody({ text: { zh: '好', en: '<b>Good</b>' } }), by);
    expect(attempt).toThrow(TextNotSafe);
    expect(attempt).toThrow(expect.objectContaining({ fields: [expect.objectContaining({ pointer: '#/text/en' })] }));
  });
});

describe('editing', () => {
  const full = aCommunityEvent({ point, contact: '王主任', revision: 4 });

  it('changes what is given, leaves the rest and counts a revision', () => {
    const edited = editDetails(full, { eventId: 'e1', title: { zh: '新', en: 'New' }, price: 500 }, by);
    expect(edited).toEqual({ ...full, title: { zh: '新', en: 'New' }, price: 500, revision: 5, changedAt: by.now });
  });

  it('takes details away', () => {
    const edited = editDetails(full, { eventId: 'e1', without: ['point'], onlineLink: 'https://example.cn/1' }, by);
    expect(edited).not.toHaveProperty('point');
    expect(edited).toMatchObject({ contact: '王主任', onlineLink: 'https://example.cn/1' });
  });

  it('is refused to others, of an event that is off and of one that is over', () => {
    const outsider = { ...by, actor: anOrganiser({ areaCodes: ['510108902'] }) };
    expect(() => editDetails(full, { eventId: 'e1' }, outsider)).toThrow(OutsideOwnArea);
    for (const over of [aCommunityEvent({ status: 'cancelled' }), aCommunityEvent({ endsAt: new Date(hours(0)) })])
      expect(() => editDetails(over, { eventId: 'e1' }, by)).toThrow(EventNotEditable);
  });
});
