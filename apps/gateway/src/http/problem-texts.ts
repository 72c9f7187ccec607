import { Kind, Language, Texts } from '@linli/contracts';

/** Titles of problems, by kind of error. */
export const KIND_TITLES: Readonly<Record<Kind, Texts>> = {
  invalid: { 'zh-CN': '提交的内容有误', en: 'Not valid' },
  unauthenticated: { 'zh-CN': '需要登录', en: 'Sign-in needed' },
  forbidden: { 'zh-CN': '没有权限', en: 'Not permitted' },
  'not-found': { 'zh-CN': '未找到', en: 'Not found' },
  conflict: { 'zh-CN': '与当前状态冲突', en: 'In conflict with the present state' },
  precondition: { 'zh-CN': '内容已变更', en: 'Changed since it was read' },
  'rule-broken': { 'zh-CN': '不符合规则', en: 'Against the rules' },
  'too-many': { 'zh-CN': '请求过多', en: 'Too many requests' },
  unavailable: { 'zh-CN': '服务暂不可用', en: 'Not available just now' },
};

interface HttpProblem {
  readonly code: string;
  readonly title: Texts;
  readonly detail: Texts;
}

/** Problems of HTTP itself, before any message is made of a request, by status. */
export const HTTP_PROBLEMS = {
  400: {
    code: 'gateway.request-not-readable',
    title: KIND_TITLES.invalid,
    detail: {
      'zh-CN': '无法读取请求，请检查请求正文是否为有效的 JSON。',
      en: 'The request cannot be read; please check that its body is valid JSON.',
    },
  },
  404: {
    code: 'gateway.route-not-found',
    title: KIND_TITLES['not-found'],
    detail: { 'zh-CN': '没有这个地址。', en: 'There is no such address.' },
  },
  405: {
    code: 'gateway.method-not-allowed',
    title: { 'zh-CN': '请求方法不适用', en: 'Method not allowed' },
    detail: {
      'zh-CN': '该地址不支持此请求方法，可用：{allow}。',
      en: 'This address does not take that method; it takes {allow}.',
    },
  },
  408: {
    code: 'gateway.request-too-slow',
    title: { 'zh-CN': '请求超时', en: 'Too slow' },
    detail: { 'zh-CN': '请求未在规定时间内发送完毕。', en: 'The request did not come in whole in time.' },
  },
  413: {
    code: 'gateway.body-too-large',
    title: { 'zh-CN': '内容过大', en: 'Too large' },
    detail: {
      'zh-CN': '请求正文不得超过 256 KiB，导入的表格不得超过 2 MiB。',
      en: 'A request body may have 256 KiB at most, an imported table 2 MiB.',
    },
  },
  415: {
    code: 'gateway.media-type-not-supported',
    title: { 'zh-CN': '不支持的内容类型', en: 'Media type not supported' },
    detail: {
      'zh-CN': '请求正文必须为 application/json；导入的表格必须为 text/csv 或 .xlsx 文件。',
      en: 'A request body must be application/json; an imported table text/csv or an .xlsx workbook.',
    },
  },
  431: {
    code: 'gateway.headers-too-large',
    title: { 'zh-CN': '请求头过大', en: 'Headers too large' },
    detail: { 'zh-CN': '请求头不得超过 16 KiB。', en: 'The headers of a request may have 16 KiB at most.' },
  },
  500: {
    code: 'gateway.unexpected',
    title: { 'zh-CN': '系统错误', en: 'Something went wrong' },
    detail: {
      'zh-CN': '系统出现意外错误。如需帮助，请提供编号 {correlationId}。',
      en: 'Something unexpected went wrong on our side. If you ask for help, quote {correlationId}.',
    },
  },
} as const satisfies Record<number, HttpProblem>;

/** A status that HTTP itself answers with. */
export type HttpProblemStatus = keyof typeof HTTP_PROBLEMS;

/** Words of contracts that errors put into their texts, as people say them. */
export const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    draft: '草稿',
    published: '已发布',
    cancelled: '已取消',
    assigned: '已分派',
    accepted: '已受理',
    answered: '已答复',
    closed: '已办结',
    month: '自然月',
    quarter: '季度',
    year: '自然年',
  },
  en: {
    draft: 'a draft',
    published: 'published',
    cancelled: 'cancelled',
    assigned: 'assigned',
    accepted: 'accepted',
    answered: 'answered',
    closed: 'closed',
    month: 'calendar month',
    quarter: 'quarter',
    year: 'calendar year',
  },
};
