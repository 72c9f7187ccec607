import { Language } from '@linli/contracts';
import { EnterpriseView, Verification } from '@linli/contracts/business-service';
import { Column } from '@linli/tables';
import { ENTERPRISES } from '../imports/register-tables';

/** The columns of a table of enterprises: those that are imported, and what staff have found. */
export const ENTERPRISE_COLUMNS: readonly Column[] = [
  ...ENTERPRISES.columns,
  { field: 'verification', titles: { 'zh-CN': '核验', en: 'Verification' } },
  { field: 'refusal', titles: { 'zh-CN': '不通过原因', en: 'Why refused' } },
  { field: 'registeredAt', titles: { 'zh-CN': '登记时间', en: 'Registered at' } },
  { field: 'id', titles: { 'zh-CN': '企业编号', en: 'Enterprise' } },
];

const VERIFICATIONS: Readonly<Record<Verification, Readonly<Record<Language, string>>>> = {
  unverified: { 'zh-CN': '待核验', en: 'not verified yet' },
  verified: { 'zh-CN': '已核验', en: 'verified' },
  refused: { 'zh-CN': '未通过', en: 'refused' },
};

/** An enterprise as a person reads it in a table. */
export const rowOf = ({ verification, ...enterprise }: EnterpriseView, language: Language): object => ({
  ...enterprise,
  ...(verification && { verification: VERIFICATIONS[verification][language] }),
});
