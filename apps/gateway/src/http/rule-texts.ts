import { Texts } from '@linli/contracts';

/** What is wrong with a field, by the rule that it breaks; `{…}` are the rule's figures. */
export const RULE_TEXTS: Readonly<Record<string, Texts>> = {
  isDefined: { 'zh-CN': '必填。', en: 'It is missing.' },
  isString: { 'zh-CN': '必须是文本。', en: 'It must be text.' },
  isInt: { 'zh-CN': '必须是整数。', en: 'It must be a whole number.' },
  isBoolean: { 'zh-CN': '必须是 true 或 false。', en: 'It must be true or false.' },
  isObject: { 'zh-CN': '必须是 JSON 对象。', en: 'It must be a JSON object.' },
  isArray: { 'zh-CN': '必须是列表。', en: 'It must be a list.' },
  isListOfObjects: { 'zh-CN': '列表中的每一项都必须是 JSON 对象。', en: 'Each item must be a JSON object.' },
  nestedValidation: { 'zh-CN': '必须是 JSON 对象。', en: 'It must be a JSON object.' },
  isNotBlank: { 'zh-CN': '不能为空白。', en: 'It must not be blank.' },
  isUuid: { 'zh-CN': '必须是有效的编号（UUID）。', en: 'It must be an id (a UUID).' },
  isIso8601: {
    'zh-CN': '必须是带时区的 ISO 8601 时间，例如 2026-11-28T14:00:00+08:00。',
    en: 'It must be an ISO 8601 instant with its offset, such as 2026-11-28T14:00:00+08:00.',
  },
  isMobileNumber: {
    'zh-CN': '必须是中国大陆手机号（11 位数字）。',
    en: 'It must be a mobile number of mainland China, 11 digits.',
  },
  isIdentityNumber: {
    'zh-CN': '必须是 18 位身份证件号码，请核对每一位数字。',
    en: 'It must be an identity number of 18 characters; please check each of them.',
  },
  isSocialCreditCode: {
    'zh-CN': '必须是 18 位统一社会信用代码，请核对每一位字符。',
    en: 'It must be a unified social credit code of 18 characters; please check each of them.',
  },
  isPoint: {
    'zh-CN': '必须是 GeoJSON 的 Point：先经度、后纬度。',
    en: 'It must be a Point of GeoJSON, longitude before latitude.',
  },
  isBoundary: {
    'zh-CN': '必须是 GeoJSON 的 Polygon 或 MultiPolygon：经度在前，环首尾相接且不自相交，最多 2000 个点。',
    en: 'It must be a GeoJSON Polygon or MultiPolygon: longitude first, rings closed and not crossing themselves, 2,000 places at most.',
  },
  isTimeZone: { 'zh-CN': '必须是 IANA 时区，例如 Asia/Shanghai。', en: 'It must be a time zone of IANA, such as Asia/Shanghai.' },
  matches: { 'zh-CN': '格式不正确。', en: 'It does not have the expected form.' },
  isIn: { 'zh-CN': '必须是以下之一：{values}。', en: 'It must be one of {values}.' },
  min: { 'zh-CN': '不能小于 {min}。', en: 'It must be {min} or more.' },
  max: { 'zh-CN': '不能大于 {max}。', en: 'It must be {max} or less.' },
  minLength: { 'zh-CN': '至少 {min} 个字符。', en: 'It must have {min} characters or more.' },
  maxLength: { 'zh-CN': '最多 {max} 个字符。', en: 'It must have {max} characters or fewer.' },
  arrayMinSize: { 'zh-CN': '至少 {min} 项。', en: 'It must have {min} items or more.' },
  arrayMaxSize: { 'zh-CN': '最多 {max} 项。', en: 'It must have {max} items or fewer.' },
  isColumn: { 'zh-CN': '缺少这一列。', en: 'This column is missing.' },
  isKnownColumn: { 'zh-CN': '不认识的列名。', en: 'There is no such column.' },
  isOneColumn: { 'zh-CN': '该列重复出现。', en: 'This column is there twice.' },
  isWithinColumns: {
    'zh-CN': '该行有内容不属于任何列，请检查是否多了分隔符。',
    en: 'The row has something outside the columns; is there a separator too many?',
  },
  isCursor: { 'zh-CN': '请使用上一页返回的 next。', en: 'It must be the `next` of the page before.' },
  isCursorOfOrder: {
    'zh-CN': '此 next 属于另一种排序，请按原来的 sort 继续，或从第一页重新开始。',
    en: 'It is the `next` of a list in another order: go on with the `sort` that it came with, or begin with the first page.',
  },
  isPlainText: {
    'zh-CN': '含有无法显示的字符，请删除后重试。',
    en: 'It holds characters that cannot be shown; please take them out.',
  },
  whitelistValidation: { 'zh-CN': '此处不接受该字段。', en: 'This field is not accepted here.' },
};

/** For a rule that has no text of its own. */
export const OTHER_RULE: Texts = { 'zh-CN': '内容无效。', en: 'It is not valid.' };
