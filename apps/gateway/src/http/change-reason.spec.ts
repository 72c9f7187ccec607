import { reasonOf } from './change-reason';

describe('the reason for a change', () => {
  it.each([
    ['%E6%9A%B4%E9%9B%A8%E9%A2%84%E8%AD%A6', '暴雨预警'],
    ['by phone', 'by phone'],
    ['100% sure', '100% sure'],
    ['a%0Ab', 'a b'],
    ['x'.repeat(9_999), 'x'.repeat(500)],
    [' ', undefined],
    [undefined, undefined],
  ])('%p is read as %p', (given, reason) => {
    expect(reasonOf({ headers: { 'change-reason': given } }).reason).toBe(reason);
  });
});
