import { maskIdentity, maskName, maskPhone } from './masks';

describe('masks', () => {
  it.each([
    ['13900000101', '139****0101'],
    ['+86 139 0000 0101', '139****0101'],
    ['02812345', '********'],
    ['', ''],
  ])('show of the phone number %s only %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it.each([
    ['11010519491231002X', '110*************2X'],
    ['E12345678', 'E12****78'],
    ['1234567', '*******'],
  ])('show of the identity number %s only %s', (identity, masked) => {
    expect(maskIdentity(identity)).toBe(masked);
  });

  it.each([
    ['林小满', '林**'],
    ['林晓', '林*'],
    ['𠮷野家子', '𠮷**'],
    ['Anna Lindt', 'A**'],
    ['林', '林'],
    ['', ''],
  ])('show of the name %s only %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
