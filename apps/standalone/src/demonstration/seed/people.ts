import { Language, Role } from '@linli/contracts';
import { AREAS } from './chenghua';

/** One account of the demonstration; names and phone numbers are invented. */
export interface Person {
  readonly phone: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly areaCodes: readonly string[];
}

/** The password of every demonstration account. */
export const PASSWORD = 'linli-demo';

export const ADMINISTRATOR_PHONE = '13900000000';

const inChinese = (number: string, name: string, roles: Role[]): Person => ({
  ...{ phone: `13900000${number}`, name: `${name}（演示）`, roles },
  ...{ language: 'zh-CN', areaCodes: [] },
});

const inEnglish = (number: string, name: string, roles: Role[]): Person => ({
  ...inChinese(number, name, roles),
  ...{ name: `${name} (demo)`, language: 'en' },
});

const organiser = (number: string, name: string, areaCode: string): Person => ({
  ...inChinese(number, name, ['organiser']),
  areaCodes: [areaCode],
});

export const PEOPLE = {
  shanbanqiao: organiser('001', '何晓云', AREAS.shanbanqiao.code),
  hemei: organiser('002', '罗建华', AREAS.hemei.code),
  wangping: organiser('003', '苏文静', AREAS.wangping.code),
  district: organiser('004', '唐立新', AREAS.district.code),
  centreHandler: inChinese('011', '邓雨', ['handler']),
  businessHandler: inChinese('012', '曾志强', ['handler']),
  teaHouse: inChinese('021', '马师傅', ['enterprise', 'resident']),
  bookshop: inEnglish('022', 'Clara Meyer', ['enterprise', 'resident']),
  volunteer1: inChinese('031', '陈思齐', ['volunteer', 'resident']),
  volunteer2: inEnglish('032', 'Daniel Osei', ['volunteer', 'resident']),
  volunteer3: inChinese('033', '赵一宁', ['volunteer', 'resident']),
  volunteer4: inEnglish('034', 'Yuki Tanaka', ['volunteer', 'resident']),
  resident1: inChinese('101', '林小满', ['resident']),
  resident2: inChinese('102', '周伯年', ['resident']),
  resident3: inEnglish('103', 'Anna Kowalska', ['resident']),
  resident4: inChinese('104', '吴秀兰', ['resident']),
  resident5: inChinese('105', '郑好', ['resident']),
  resident6: inChinese('106', '冯晓东', ['resident']),
  resident7: inEnglish('107', 'Miguel Santos', ['resident']),
  resident8: inChinese('108', '蒋梅', ['resident']),
  resident9: inChinese('109', '韩立', ['resident']),
  resident10: inChinese('110', '彭佳', ['resident']),
  resident11: inEnglish('111', 'Priya Nair', ['resident']),
  resident12: inChinese('112', '曹阳', ['resident']),
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof PEOPLE;
